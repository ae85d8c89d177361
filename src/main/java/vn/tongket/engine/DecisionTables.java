package vn.tongket.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * Reads the newest published decision tables where no process instance stands behind the question, e.g. for a page of
 * statuses. It writes no decision history and asks for no authorization: a table decides, it tells nothing about a unit.
 */
@Component
public class DecisionTables {

    private final ProcessEngine engine;
    private final DmnEngine tables =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    DecisionTables(ProcessEngine engine) {
        this.engine = engine;
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
            return tables.evaluateDecisionTable((DmnDecision) definition, inputs).getResultList().stream()
                    .findFirst();
        }
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
