package vn.tongket.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;

/** The tasks that a person may see, and the few things they may do with one beside completing it. */
@Component
public class OpenTasks {

    private final TaskService tasks;
    private final RepositoryService definitions;
    private final ProcessEngineConfigurationImpl engine;
    private final Identities identities;
    private final FormFields fields;

    OpenTasks(
            TaskService tasks,
            RepositoryService definitions,
            ProcessEngineConfigurationImpl engine,
            Identities identities,
            FormFields fields) {
        this.tasks = tasks;
        this.definitions = definitions;
        this.engine = engine;
        this.identities = identities;
        this.fields = fields;
    }

    /**
     * One task that waits for somebody.
     *
     * @param element id in the model, {@code Task_WriteReport}
     * @param assignee user id of who claimed it, or null
     */
    public record OpenTask(String id, String definition, String element, String assignee) {

        public boolean isTakenBySomebodyElseThan(Actor actor) {
            return assignee != null && !assignee.equals(actor.userId());
        }
    }

    /** Empty for a task that is done, was never there or may not be seen by whom the engine knows as signed in. */
    public Optional<OpenTask> find(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
                .map(OpenTasks::open);
    }

    /** Whether the task still waits, for whomever. */
    public boolean waits(String id) {
        return identities.asNobody(() -> tasks.createTaskQuery().taskId(id).count() == 1);
    }

    /** Names of the variables that the task's form submits. */
    public Set<String> fieldsOf(OpenTask task) {
        return fields.ofTask(task);
    }

    /** Gives a task that the person claimed back to their group. */
    public void giveBack(OpenTask task) {
        assign(task, null);
    }

    /** Takes a task over from a colleague, whom illness or leave may keep away; false when it is not offered to the person. */
    public boolean takeOver(OpenTask task, Actor actor) {
        boolean offered = !actor.groups().isEmpty()
                && identities.asNobody(() -> tasks.createTaskQuery()
                                .taskId(task.id())
                                .taskCandidateGroupIn(List.copyOf(actor.groups()))
                                .includeAssignedTasks()
                                .count()
                        == 1);
        if (offered) {
            assign(task, actor.userId());
        }
        return offered;
    }

    /** The latest version of a process, by key. */
    public Optional<String> latest(String process) {
        return one(definitions
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult());
    }

    /** The definition if it is one of this process. */
    public Optional<String> definition(String id, String process) {
        return one(definitions
                .createProcessDefinitionQuery()
                .processDefinitionId(id)
                .processDefinitionKey(process)
                .singleResult());
    }

    /** Names of the variables that the form for starting a process submits. */
    public Set<String> startFieldsOf(String definition) {
        return fields.ofStart(definition);
    }

    private static Optional<String> one(ProcessDefinition definition) {
        return Optional.ofNullable(definition).map(ProcessDefinition::getId);
    }

    /** As the person, so that the engine's log names them, but without the right to assign, which would reach further. */
    private void assign(OpenTask task, String user) {
        Consumer<String> assign = id -> tasks.setAssignee(id, user);
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.runWithoutAuthorization(() -> {
                assign.accept(task.id());
                return null;
            });
            return null;
        });
    }

    private static OpenTask open(Task task) {
        return new OpenTask(
                task.getId(), task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getAssignee());
    }
}
