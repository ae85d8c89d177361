package vn.tongket.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.tongket.Refusal;

/** Whoever looks at a failed background step in Cockpit reads why in Vietnamese. */
class RefusalsInIncidentsTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        JavaDelegate refusing = execution -> {
            throw Refusal.of("organization.unit-unknown", "H-BACME");
        };
        JavaDelegate broken = execution -> {
            throw new IllegalStateException("Report 7f3a has no figures to aggregate");
        };
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("incidents");
        configuration.setJdbcUrl("jdbc:h2:mem:incidents;DB_CLOSE_DELAY=-1");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setJobExecutorActivate(false);
        configuration.setFailedJobRetryTimeCycle("R1/PT1S");
        configuration.setDelegateInterceptor(new ModelContextInterceptor());
        configuration.setCustomIncidentHandlers(List.of(new RefusalsInIncidents(texts)));
        configuration.setBeans(Map.of("refusingDelegate", refusing, "brokenDelegate", broken));
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void a_refusal_is_told_in_its_sentence() {
        assertThat(incidentOf("refusingDelegate"))
                .isEqualTo("Không có đơn vị “H-BACME” trong danh mục. Hãy chọn lại từ danh sách.");
    }

    @Test
    void anything_else_is_told_as_it_was_thrown() {
        assertThat(incidentOf("brokenDelegate")).isEqualTo("Report 7f3a has no figures to aggregate");
    }

    private static String incidentOf(String delegate) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        delegate + ".bpmn",
                        Bpmn.createExecutableProcess(delegate)
                                .startEvent()
                                .serviceTask()
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${" + delegate + "}")
                                .endEvent()
                                .done())
                .deploy();
        String instance =
                engine.getRuntimeService().startProcessInstanceByKey(delegate).getId();
        String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        assertThatThrownBy(() -> engine.getManagementService().executeJob(job)).isInstanceOf(RuntimeException.class);
        return engine.getRuntimeService().createIncidentQuery().processInstanceId(instance).list().stream()
                .map(Incident::getIncidentMessage)
                .findFirst()
                .orElseThrow();
    }
}
