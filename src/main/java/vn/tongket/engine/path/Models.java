package vn.tongket.engine.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;

/** The models that were published, each version as it was; the engine says whether the person who asks may read them. */
@Component
public class Models {

    /** What was published never changes, so it is read once. */
    private final Map<String, PublishedModel> read = new ConcurrentHashMap<>();

    private final RepositoryService repository;

    Models(RepositoryService repository) {
        this.repository = repository;
    }

    /** One version in a list. */
    public record Version(String id, int version) {}

    /** The model; one that may not be read is answered like one that does not exist. */
    public PublishedModel require(String definition) {
        ProcessDefinition found = readable(definition, () -> repository.getProcessDefinition(definition));
        return read.computeIfAbsent(found.getId(), id -> read(found));
    }

    /** The model as it was deployed, picture included. */
    public byte[] xml(String definition) {
        try (InputStream model = readable(definition, () -> repository.getProcessModel(definition))) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest version of a process. */
    public Optional<String> latest(String process) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getId);
    }

    /** The versions of a process, the newest first. */
    public List<Version> versions(String process, int limit) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, limit)
                .stream()
                .map(found -> new Version(found.getId(), found.getVersion()))
                .toList();
    }

    private static <T> T readable(String definition, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (AuthorizationException | NotFoundException | NullValueException hidden) {
            throw new NotFound("process definition", definition);
        }
    }

    private PublishedModel read(ProcessDefinition definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
        List<PublishedModel.Element> unordered = model.getModelElementsByType(FlowNode.class).stream()
                .map(node -> new PublishedModel.Element(
                        node.getId(),
                        node.getName() == null
                                ? null
                                : node.getName().replaceAll("\\s+", " ").strip(),
                        node.getElementType().getTypeName(),
                        node instanceof BoundaryEvent edge
                                ? edge.getAttachedTo().getId()
                                : null))
                .toList();
        Map<String, List<PublishedModel.Flow>> flows = model.getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> new PublishedModel.Flow(
                        flow.getId(),
                        flow.getName(),
                        flow.getSource().getId(),
                        flow.getTarget().getId()))
                .collect(Collectors.groupingBy(PublishedModel.Flow::from));
        return new PublishedModel(
                definition.getId(),
                definition.getKey(),
                definition.getVersion(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                inOrder(unordered, flows),
                flows);
    }

    /** As a reader follows them: from every beginning along the flows, and from a step to what may happen on its edge. */
    private static List<PublishedModel.Element> inOrder(
            List<PublishedModel.Element> elements, Map<String, List<PublishedModel.Flow>> flows) {
        Map<String, PublishedModel.Element> byId = elements.stream()
                .collect(Collectors.toMap(
                        PublishedModel.Element::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Set<PublishedModel.Element> ordered = new LinkedHashSet<>();
        Deque<PublishedModel.Element> next = new ArrayDeque<>(elements.stream()
                .filter(element -> element.kind().equals("startEvent"))
                .toList());
        while (!next.isEmpty()) {
            PublishedModel.Element element = next.poll();
            if (ordered.add(element)) {
                elements.stream()
                        .filter(edge -> element.id().equals(edge.host()))
                        .forEach(next::add);
                flows.getOrDefault(element.id(), List.of()).forEach(flow -> next.add(byId.get(flow.to())));
            }
        }
        ordered.addAll(elements);
        return List.copyOf(ordered);
    }
}
