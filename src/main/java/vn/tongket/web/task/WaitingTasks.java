package vn.tongket.web.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.engine.Identities;

/** What waits for a person in Tasklist: their own tasks, and those that nobody of their groups has taken. */
@Component
public class WaitingTasks {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final IdentityService users;
    private final Identities identities;
    private final Clock clock;

    WaitingTasks(
            TaskService tasks,
            RepositoryService repository,
            IdentityService users,
            Identities identities,
            Clock clock) {
        this.tasks = tasks;
        this.repository = repository;
        this.users = users;
        this.identities = identities;
        this.clock = clock;
    }

    /** One task, with the name of its process; {@code mine} when the person has taken it. */
    public record Line(String id, String name, String process, Instant due, boolean overdue, boolean mine) {}

    public long count(Actor actor) {
        return identities.asNobody(() -> waiting(actor).count());
    }

    public long overdue(Actor actor) {
        return identities.asNobody(
                () -> waiting(actor).dueBefore(Date.from(clock.instant())).count());
    }

    /** The next tasks by their due dates, those without one last. */
    public List<Line> next(Actor actor, int limit) {
        return identities.asNobody(() -> {
            List<Task> found = waiting(actor)
                    .orderByDueDate()
                    .asc()
                    .orderByTaskCreateTime()
                    .asc()
                    .listPage(0, limit);
            if (found.isEmpty()) {
                return List.of();
            }
            Map<String, String> names = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionIdIn(found.stream()
                            .map(Task::getProcessDefinitionId)
                            .distinct()
                            .toArray(String[]::new))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(
                            ProcessDefinition::getId,
                            definition -> definition.getName() == null ? definition.getKey() : definition.getName()));
            Date now = Date.from(clock.instant());
            return found.stream()
                    .map(task -> new Line(
                            task.getId(),
                            task.getName(),
                            names.get(task.getProcessDefinitionId()),
                            task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                            task.getDueDate() != null && task.getDueDate().before(now),
                            actor.userId().equals(task.getAssignee())))
                    .toList();
        });
    }

    /** The task that waits for the person at the thing with this business key. */
    public Optional<String> at(Actor actor, String key) {
        return identities.asNobody(() -> waiting(actor).processInstanceBusinessKey(key).listPage(0, 1).stream()
                .map(Task::getId)
                .findFirst());
    }

    /** First and last name of an account; the account's id where it has neither. */
    public String nameOf(String user) {
        User found =
                identities.asNobody(() -> users.createUserQuery().userId(user).singleResult());
        if (found == null) {
            return user;
        }
        String name = (orEmpty(found.getFirstName()) + " " + orEmpty(found.getLastName())).trim();
        return name.isEmpty() ? user : name;
    }

    private TaskQuery waiting(Actor actor) {
        List<String> groups = actor.groups().stream()
                .filter(group -> group.indexOf('.') > 0)
                .sorted()
                .toList();
        return groups.isEmpty()
                ? tasks.createTaskQuery().taskAssignee(actor.userId())
                : tasks.createTaskQuery()
                        .or()
                        .taskAssignee(actor.userId())
                        .taskCandidateGroupIn(groups)
                        .endOr();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
