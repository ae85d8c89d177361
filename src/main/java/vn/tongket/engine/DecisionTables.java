package vn.tongket.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.Decided;
import vn.tongket.engine.path.DecisionNotes;

/**
 * Reads the newest published decision tables. It writes none of the engine's decision history: what a process instance
 * asked is kept by {@link DecisionNotes}, and what a page asked, e.g. for statuses, is kept by nobody. It asks for no
 * authorization: a table decides, it tells nothing about a unit.
 */
@Component
public class DecisionTables {

    private final ProcessEngine engine;
    private final DecisionNotes notes;
    /** Rules that matched in the evaluation that this thread is in. */
    private final ThreadLocal<List<String>> matched = new ThreadLocal<>();

    private final DmnEngine tables;

    DecisionTables(ProcessEngine engine, DecisionNotes notes) {
        this.engine = engine;
        this.notes = notes;
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(event -> matched.set(
                event.getMatchingRules().stream().map(rule -> rule.getId()).toList())));
        tables = configuration.buildEngine();
    }

    /** A table as it was published; it can be asked many times without another look at the database. */
    public final class Table {

        private final DecisionDefinition definition;

        private Table(DecisionDefinition definition) {
            this.definition = definition;
        }

        /** Id of the published version. */
        public String id() {
            return definition.getId();
        }

        /** The outputs of the one rule that holds, or nothing when no rule does. */
        public Optional<Map<String, Object>> decide(Map<String, Object> inputs) {
            return decided(inputs).answer();
        }

        /** The same for the process instance at work, which keeps the answer. */
        public Optional<Map<String, Object>> decideForInstance(Map<String, Object> inputs) {
            Decided decided = decided(inputs);
            notes.note(decided);
            return decided.answer();
        }

        /** The answer with the rules that hold. */
        public Decided decided(Map<String, Object> inputs) {
            List<Map<String, Object>> answers = tables.evaluateDecisionTable((DmnDecision) definition, inputs)
                    .getResultList();
            List<String> rules = matched.get();
            matched.remove();
            return new Decided(definition.getId(), inputs, rules, answers.isEmpty() ? Map.of() : answers.get(0));
        }
    }

    /** Keeps an answer for the process instance at work. */
    public void note(Decided decided) {
        notes.note(decided);
    }

    /** Keeps an answer for an instance. */
    public void note(String instance, String element, Decided decided) {
        notes.note(instance, element, decided);
    }

    /** The newest published version of a table. */
    public Table latest(String key) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return new Table(configuration
                .getCommandExecutorTxRequired()
                .execute(context -> configuration.getDeploymentCache().findDeployedLatestDecisionDefinitionByKey(key)));
    }
}
