package vn.tongket.organization.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.change.RunningProcesses;

/** Variables that name a group decide to whom later tasks are offered; the tasks that are open already have it written on them. */
@Component
class EngineRunningProcesses implements RunningProcesses {

    /** The engine's queries take one business key; what is read here is the instances that still name one of the groups. */
    private static final String NAMING_GROUPS = """
            select e.* from act_ru_execution e
             where e.parent_id_ is null and e.business_key_ = any(string_to_array(#{keys}, ' '))
               and exists (select from act_ru_variable v
                            where v.proc_inst_id_ = e.id_ and v.text_ = any(string_to_array(#{groups}, ' ')))
             order by e.id_ limit #{most}
            """;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final RoleHolders holders;
    private final Identities identities;

    EngineRunningProcesses(
            RuntimeService runtime,
            TaskService tasks,
            AuthorizationService authorizations,
            RoleHolders holders,
            Identities identities) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.holders = holders;
        this.identities = identities;
    }

    @Override
    public int follow(
            Collection<UUID> keys, String from, String to, Set<Role> roles, Map<String, Object> facts, int most) {
        if (keys.isEmpty()) {
            return 0;
        }
        Map<String, String> groups =
                roles.stream().collect(Collectors.toMap(role -> role.group(from), role -> role.group(to)));
        return identities.asNobody(() -> {
            List<String> instances = instances(keys, groups.keySet(), most);
            if (!instances.isEmpty()) {
                String[] ids = instances.toArray(String[]::new);
                variables(ids, groups);
                instances.forEach(
                        instance -> facts.forEach((name, value) -> runtime.setVariable(instance, name, value)));
                tasks(ids, groups);
            }
            return instances.size();
        });
    }

    private List<String> instances(Collection<UUID> keys, Set<String> groups, int most) {
        return runtime
                .createNativeProcessInstanceQuery()
                .sql(NAMING_GROUPS)
                .parameter("keys", keys.stream().map(UUID::toString).collect(Collectors.joining(" ")))
                .parameter("groups", String.join(" ", groups))
                .parameter("most", most)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    private void variables(String[] instances, Map<String, String> groups) {
        for (VariableInstance variable : runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instances)
                .disableBinaryFetching()
                .list()) {
            if (variable.getValue() instanceof String group && groups.containsKey(group)) {
                runtime.setVariableLocal(variable.getExecutionId(), variable.getName(), groups.get(group));
            }
        }
    }

    private void tasks(String[] instances, Map<String, String> groups) {
        Set<RoleHolders.Member> members = holders.members(groups.values());
        for (Task task : tasks.createTaskQuery()
                .processInstanceIdIn(instances)
                .taskCandidateGroupIn(List.copyOf(groups.keySet()))
                .includeAssignedTasks()
                .list()) {
            for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
                if (IdentityLinkType.CANDIDATE.equals(link.getType()) && groups.containsKey(link.getGroupId())) {
                    tasks.addCandidateGroup(task.getId(), groups.get(link.getGroupId()));
                    tasks.deleteCandidateGroup(task.getId(), link.getGroupId());
                }
            }
            boolean leaves = task.getAssignee() != null
                    && groups.values().stream()
                            .noneMatch(group -> members.contains(new RoleHolders.Member(task.getAssignee(), group)));
            if (leaves) {
                tasks.setAssignee(task.getId(), null);
            }
            withdraw(task, groups.keySet(), leaves ? task.getAssignee() : null);
        }
    }

    /** The engine leaves a task visible to whom it was offered or given once. */
    private void withdraw(Task task, Set<String> groups, String person) {
        authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).list().stream()
                .filter(right ->
                        groups.contains(right.getGroupId()) || person != null && person.equals(right.getUserId()))
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }
}
