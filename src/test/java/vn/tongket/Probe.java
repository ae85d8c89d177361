package vn.tongket;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;

/** A process with one task, offered to one group, so that doors can be tried without any feature. */
@TestComponent
public class Probe {

    public static final String KEY = "doors-probe";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identities;

    Probe(RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identities) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identities = identities;
    }

    /** One instance and its task. */
    public record Started(String instance, String task) {}

    public Started start(String group) {
        identities.clearAuthentication();
        if (repository.createProcessDefinitionQuery().processDefinitionKey(KEY).count() == 0) {
            repository
                    .createDeployment()
                    .addInputStream("probe.bpmn", Probe.class.getResourceAsStream("/doors/probe.xml"))
                    .addInputStream("probe.html", Probe.class.getResourceAsStream("/doors/probe.html"))
                    .deploy();
        }
        String instance = runtime.startProcessInstanceByKey(KEY, Map.of("probeGroup", group, "secret", "mật"))
                .getId();
        return new Started(
                instance,
                tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId());
    }

    /** What is left of an instance. */
    public boolean waits(Started started) {
        identities.clearAuthentication();
        return tasks.createTaskQuery().taskId(started.task()).count() == 1;
    }

    @Bean
    TaskListener probeListener() {
        return Probe::decide;
    }

    /** Refuses without a reason, fails at “hỏng”, takes its time at “chậm”. */
    private static void decide(DelegateTask task) {
        String reason = (String) task.getVariable("reason");
        if (reason != null && reason.isBlank()) {
            throw Refusal.at("reason", "conference.minutes.reason-missing");
        }
        if ("hỏng".equals(reason)) {
            throw new IllegalStateException("insert into app.secret_table");
        }
        if ("chậm".equals(reason)) {
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
