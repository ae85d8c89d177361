package vn.tongket.organization.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.engine.Identities;
import vn.tongket.organization.people.OpenWork;

/** Tasks of the engine that have an assignee; the same number of statements however many there are on a page. */
@Component
class EngineOpenWork implements OpenWork {

    /** Pairs of task and group, read as users whose id is both: the engine's own query takes one task at a time. */
    private static final String GROUPS_OF_TASKS = """
            select task_id_ || ' ' || group_id_ as ID_ from act_ru_identitylink
             where type_ = 'candidate' and group_id_ is not null
               and task_id_ = any(string_to_array(#{tasks}, ' '))
            """;

    /** Tasks that the person took through this group and may take through none that is left. */
    private static final String LOST = """
            select t.id_ as ID_ from act_ru_task t
             where t.assignee_ = #{user}
               and exists (select from act_ru_identitylink l
                            where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = #{group})
               and not exists (select from act_ru_identitylink l
                                join act_id_membership m on m.group_id_ = l.group_id_ and m.user_id_ = t.assignee_
                               where l.task_id_ = t.id_ and l.type_ = 'candidate')
            """;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService users;
    private final Identities identities;

    EngineOpenWork(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            IdentityService users,
            Identities identities) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.users = users;
        this.identities = identities;
    }

    @Override
    public Page of(String user, Collection<String> groups, int page, int size) {
        return identities.asNobody(() -> {
            long count = query(user, groups).count();
            List<Task> found = query(user, groups)
                    .orderByDueDate()
                    .asc()
                    .orderByTaskCreateTime()
                    .asc()
                    .listPage(page * size, size);
            return new Page(lines(found), count);
        });
    }

    @Override
    public List<Line> named(String user, Collection<String> groups, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : identities.asNobody(() -> lines(query(user, groups)
                        .taskIdIn(ids.toArray(String[]::new))
                        .orderByDueDate()
                        .asc()
                        .list()));
    }

    @Override
    @Transactional
    public void hand(Collection<String> ids, String to) {
        identities.asNobody(() -> {
            ids.forEach(id -> tasks.setAssignee(id, to));
            return null;
        });
    }

    /** Lets go what the person took through a group that they have left; answers how many tasks that were. */
    int release(String user, String group) {
        List<String> lost =
                users
                        .createNativeUserQuery()
                        .sql(LOST)
                        .parameter("user", user)
                        .parameter("group", group)
                        .list()
                        .stream()
                        .map(User::getId)
                        .toList();
        hand(lost, null);
        return lost.size();
    }

    private TaskQuery query(String user, Collection<String> groups) {
        TaskQuery query = tasks.createTaskQuery().taskAssignee(user);
        return groups == null
                ? query
                : query.taskCandidateGroupIn(List.copyOf(groups)).includeAssignedTasks();
    }

    private List<Line> lines(List<Task> found) {
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
        Map<String, String> keys = new HashMap<>();
        runtime.createProcessInstanceQuery()
                .processInstanceIds(
                        found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .forEach((ProcessInstance instance) -> keys.put(instance.getId(), instance.getBusinessKey()));
        Map<String, Set<String>> groups = groups(found);
        return found.stream()
                .map(task -> new Line(
                        task.getId(),
                        task.getName(),
                        names.get(task.getProcessDefinitionId()),
                        keys.get(task.getProcessInstanceId()),
                        groups.getOrDefault(task.getId(), Set.of()),
                        instant(task.getDueDate()),
                        instant(task.getCreateTime())))
                .toList();
    }

    private Map<String, Set<String>> groups(List<Task> found) {
        Map<String, Set<String>> groups = new HashMap<>();
        users.createNativeUserQuery()
                .sql(GROUPS_OF_TASKS)
                .parameter("tasks", found.stream().map(Task::getId).collect(Collectors.joining(" ")))
                .list()
                .forEach(pair -> {
                    int blank = pair.getId().indexOf(' ');
                    groups.computeIfAbsent(pair.getId().substring(0, blank), task -> new TreeSet<>())
                            .add(pair.getId().substring(blank + 1));
                });
        return groups;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
