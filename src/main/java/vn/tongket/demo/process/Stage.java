package vn.tongket.demo.process;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.engine.Identities;

/** Where the demo's people play past events: each as themselves, with their own rights, on the day it happened. */
@Component
@Profile("demo")
public class Stage {

    private final Identities identities;
    private final RepositoryService repository;
    private final FormService forms;
    private final TaskService tasks;
    private final ManagementService management;

    Stage(
            Identities identities,
            RepositoryService repository,
            FormService forms,
            TaskService tasks,
            ManagementService management) {
        this.identities = identities;
        this.repository = repository;
        this.forms = forms;
        this.tasks = tasks;
        this.management = management;
    }

    /** Sets the day and the hour of what follows, in Vietnam. */
    public void on(LocalDateTime moment) {
        ClockUtil.setCurrentTime(Date.from(moment.atZone(Deadline.ZONE).toInstant()));
    }

    /** Back to the real time. */
    public void today() {
        ClockUtil.reset();
    }

    /** Does something as the person. */
    public void as(String user, Consumer<Actor> work) {
        Collection<String> groups = identities.groupsOf(user);
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user, "", AuthorityUtils.createAuthorityList(List.copyOf(groups))));
        SecurityContextHolder.setContext(own);
        try {
            identities.as(user, groups, () -> {
                work.accept(Actors.current());
                return null;
            });
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Starts a cycle by its start form; returns its id. */
    public UUID startCycle(String user, String title, String kind, String coordinatorUnit) {
        UUID[] started = new UUID[1];
        as(user, actor -> {
            String definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("review-cycle")
                    .latestVersion()
                    .singleResult()
                    .getId();
            ProcessInstance instance = forms.submitStartForm(
                    definition, Map.of("title", title, "kind", kind, "coordinatorUnit", coordinatorUnit));
            started[0] = UUID.fromString(instance.getBusinessKey());
        });
        settle();
        return started[0];
    }

    /** Completes the task of that kind of the thing as the person, then lets the engine go on to the next tasks. */
    public void complete(String user, UUID key, String element, Map<String, Object> variables) {
        as(user, actor -> {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(key.toString())
                    .taskDefinitionKey(element)
                    .singleResult();
            if (task == null) {
                throw new IllegalStateException(
                        "Person '%s' of the demo sees no task '%s' of '%s'".formatted(user, element, key));
            }
            tasks.claim(task.getId(), user);
            forms.submitTaskForm(task.getId(), variables);
        });
        settle();
    }

    public void complete(String user, UUID key, String element) {
        complete(user, key, element, Map.of());
    }

    /** Runs what the engine has put off for the background, timers aside, until nothing is left. */
    private void settle() {
        for (List<Job> due = steps(); !due.isEmpty(); due = steps()) {
            for (Job job : due) {
                management.executeJob(job.getId());
            }
        }
    }

    private List<Job> steps() {
        return management.createJobQuery().messages().executable().listPage(0, 50);
    }
}
