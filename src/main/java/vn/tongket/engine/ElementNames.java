package vn.tongket.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import vn.tongket.Text;

/** What the elements of a model version are called; a published version never changes, so each is read once. */
@Component
public class ElementNames {

    private static final int MODELS_KEPT = 500;

    private final RepositoryService repository;
    private final Identities identities;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    ElementNames(RepositoryService repository, Identities identities) {
        this.repository = repository;
        this.identities = identities;
    }

    /** The element's name on one line; its id where it has none, null where there is no element. */
    public String of(String definitionId, String elementId) {
        if (definitionId == null || elementId == null) {
            return null;
        }
        if (known.size() > MODELS_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(definitionId, this::read).getOrDefault(elementId, elementId);
    }

    private Map<String, String> read(String definitionId) {
        try {
            return identities.asNobody(() ->
                    repository.getBpmnModelInstance(definitionId).getModelElementsByType(FlowElement.class).stream()
                            .filter(element -> !Text.isBlank(element.getName()))
                            .collect(Collectors.toUnmodifiableMap(
                                    FlowElement::getId,
                                    element -> element.getName().replaceAll("\\s+", " "),
                                    (one, other) -> one)));
        } catch (NotFoundException deleted) {
            return Map.of();
        }
    }
}
