package vn.tongket.engine.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** What decision tables call their columns and rows, version by version, in the words of those who wrote them. */
@Component
public class DecisionTexts {

    private final Map<String, Texts> read = new ConcurrentHashMap<>();
    private final RepositoryService repository;

    DecisionTexts(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * One version of a table.
     *
     * @param columns labels by the name that an input reads or an output writes
     * @param rules by id: number in the table and what is said beside it
     */
    public record Texts(String name, int version, Map<String, String> columns, Map<String, String> rules) {

        public String column(String name) {
            return columns.getOrDefault(name, name);
        }

        public String rule(String id) {
            return rules.getOrDefault(id, id);
        }
    }

    /** The texts of a version; a version that is gone has its id alone. */
    public Texts of(String decision) {
        try {
            return read.computeIfAbsent(decision, this::read);
        } catch (NotFoundException | NullValueException gone) {
            return new Texts(decision, 0, Map.of(), Map.of());
        }
    }

    private Texts read(String id) {
        DecisionDefinition definition = repository.getDecisionDefinition(id);
        DmnModelInstance model = repository.getDmnModelInstance(id);
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> rules = new LinkedHashMap<>();
        if (model.getModelElementById(definition.getKey()) instanceof Decision decision
                && decision.getExpression() instanceof DecisionTable table) {
            table.getInputs().forEach(input -> {
                String reads =
                        input.getInputExpression().getText().getTextContent().strip();
                columns.put(reads, input.getLabel() == null ? reads : input.getLabel());
            });
            table.getOutputs()
                    .forEach(output -> columns.put(
                            output.getName(), output.getLabel() == null ? output.getName() : output.getLabel()));
            List<Rule> all = new ArrayList<>(table.getRules());
            for (int i = 0; i < all.size(); i++) {
                Rule rule = all.get(i);
                String said = rule.getDescription() == null
                        ? ""
                        : ": " + rule.getDescription().getTextContent().strip();
                rules.put(rule.getId(), (i + 1) + said);
            }
        }
        return new Texts(
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                columns,
                rules);
    }
}
