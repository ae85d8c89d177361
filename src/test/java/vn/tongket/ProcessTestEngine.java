package vn.tongket;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;

/**
 * The engine of process tests: in memory, jobs run by the test, delegates given by {@code Mocks.register}. A test names
 * its models as the class path has them: {@code @Deployment(resources = {"bpmn/unit-report.bpmn", …})}.
 */
public final class ProcessTestEngine {

    private static final String NAME = "process-tests";

    private ProcessTestEngine() {}

    /** To be registered as a static extension; the class fails unless its tests pass every element and flow. */
    public static ProcessEngineCoverageExtension rule(String... keysNotMeasured) {
        ProcessEngineCoverageExtension rule = ProcessEngineCoverageExtension.builder(Shared.CONFIGURATION)
                .excludeProcessDefinitionKeys(keysNotMeasured)
                .handleTestMethodCoverage(false)
                .assertClassCoverageAtLeast(1.0)
                .build();
        BpmnAwareTests.init(rule.getProcessEngine());
        return rule;
    }

    /** One engine for all process tests of a run: starting it costs more than most of them. */
    private static final class Shared extends StandaloneInMemProcessEngineConfiguration {

        static final Shared CONFIGURATION = new Shared();

        private ProcessEngine built;

        private Shared() {
            setProcessEngineName(NAME);
            setJdbcUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(NAME));
            setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_TRUE);
            setHistory(ProcessEngineConfiguration.HISTORY_FULL);
            setJobExecutorActivate(false);
            setExpressionManager(new MockExpressionManager());
        }

        @Override
        protected void init() {
            ProcessCoverageConfigurator.initializeProcessCoverageExtensions(this);
            super.init();
        }

        @Override
        public synchronized ProcessEngine buildProcessEngine() {
            if (built == null) {
                built = super.buildProcessEngine();
            }
            return built;
        }
    }
}
