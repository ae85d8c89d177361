package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import vn.tongket.engine.DeliveredModels;

/** The whole product starts with every model, table and form in its place. */
@TongKetTest
class ApplicationIT {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    @Autowired
    ApplicationContext context;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    FormService forms;

    @Autowired
    DeliveredModels models;

    @Autowired
    TestRestTemplate http;

    @Test
    void health_answers_without_a_login() {
        assertThat(http.getForObject("/actuator/health", String.class)).contains("UP");
    }

    @Test
    void every_model_table_and_form_is_in_one_deployment() {
        String deployment = latestDeployment();

        Set<String> delivered = new TreeSet<>(repository.getDeploymentResourceNames(deployment));
        Set<String> files = new TreeSet<>();
        ModelFiles.files("bpmn", ".bpmn", ".dmn")
                .forEach(file -> files.add(file.getFileName().toString()));
        ModelFiles.files("forms", ".form", ".html")
                .forEach(file -> files.add(file.getFileName().toString()));
        assertThat(delivered).isEqualTo(files);
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .extracting(ProcessDefinition::getKey)
                .containsAll(ModelFiles.processKeys());
    }

    @Test
    void unchanged_models_are_not_deployed_again() {
        String before = latestDeployment();

        models.afterSingletonsInstantiated();

        assertThat(latestDeployment()).isEqualTo(before);
    }

    @Test
    void every_delegate_and_listener_of_a_model_is_a_bean() {
        List<String> missing = new ArrayList<>();
        ModelFiles.files("bpmn", ".bpmn").forEach(file -> {
            Matcher names = DELEGATE.matcher(ModelFiles.text(file));
            while (names.find()) {
                String name = names.group(1);
                boolean known = context.containsBean(name)
                        && (context.isTypeMatch(name, JavaDelegate.class)
                                || context.isTypeMatch(name, TaskListener.class)
                                || context.isTypeMatch(name, ExecutionListener.class));
                if (!known) {
                    missing.add(file.getFileName() + ": " + name);
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void every_form_of_a_task_or_start_can_be_fetched() {
        ModelFiles.models().forEach((file, model) -> {
            ProcessDefinition definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(file)
                    .latestVersion()
                    .singleResult();
            model.getModelElementsByType(UserTask.class)
                    .forEach(task -> fetch(
                            definition, task.getId(), task.getCamundaFormKey(), ModelFiles.camunda(task, "formRef")));
            model.getModelElementsByType(StartEvent.class)
                    .forEach(start -> fetch(
                            definition,
                            start.getId(),
                            start.getCamundaFormKey(),
                            ModelFiles.camunda(start, "formRef")));
        });
    }

    private void fetch(ProcessDefinition definition, String element, String formKey, String formRef) {
        if (formKey != null) {
            String resource = formKey.replace("embedded:deployment:", "");
            assertThatCode(() -> repository.getResourceAsStream(definition.getDeploymentId(), resource))
                    .as("form %s of %s", resource, element)
                    .doesNotThrowAnyException();
        }
        if (formRef != null) {
            assertThat(repository.getDeploymentResourceNames(definition.getDeploymentId()))
                    .as("form of %s", element)
                    .contains(formRef + ".form");
            assertThat(ModelFiles.camundaForms().get(formRef).path("id").asText())
                    .as("id of form %s", formRef)
                    .isEqualTo(formRef);
        }
    }

    @Test
    void the_engine_keeps_every_history_and_retries_three_times() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(settings.getHistory()).isEqualTo(ProcessEngineConfiguration.HISTORY_FULL);
        assertThat(settings.isHistoryCleanupEnabled()).isFalse();
        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.getAuthorizationCheckRevokes()).isEqualTo("never");
        assertThat(settings.getFailedJobRetryTimeCycle()).isEqualTo("R3/PT5M");
        assertThat(settings.getHistoryTimeToLive()).isEqualTo("P36500D");
    }

    @Test
    void there_is_an_administrator_from_the_first_start_on() {
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .count())
                .isPositive();
    }

    private String latestDeployment() {
        return repository
                .createDeploymentQuery()
                .deploymentName(DeliveredModels.DEPLOYMENT)
                .orderByDeploymentTime()
                .desc()
                .list()
                .get(0)
                .getId();
    }
}
