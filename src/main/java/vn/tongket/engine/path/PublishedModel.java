package vn.tongket.engine.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a process model as it was published.
 *
 * @param id of the definition, {@code key:version:number}
 * @param elements what a token can stand on, in the order of the file
 * @param flows by the id of the element that they come from
 */
public record PublishedModel(
        String id, String key, int version, String name, List<Element> elements, Map<String, List<Flow>> flows) {

    /**
     * Something a token can stand on.
     *
     * @param name as the model says it; null where it says nothing
     * @param kind of the element in BPMN, {@code userTask}
     * @param host what a boundary event sits on; null for everything else
     */
    public record Element(String id, String name, String kind, String host) {

        public boolean choosesOneWay() {
            return kind.equals("exclusiveGateway") || kind.equals("eventBasedGateway");
        }
    }

    /** A sequence flow. */
    public record Flow(String id, String name, String from, String to) {}

    public Optional<Element> element(String id) {
        return elements.stream().filter(element -> element.id().equals(id)).findFirst();
    }

    public List<Flow> flowsFrom(String element) {
        return flows.getOrDefault(element, List.of());
    }
}
