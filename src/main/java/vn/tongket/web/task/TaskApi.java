package vn.tongket.web.task;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.NotFound;
import vn.tongket.audit.Actors;
import vn.tongket.engine.Identities;

/** What a form has to know of its task before it can ask for its content. */
@RestController
class TaskApi {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Identities identities;

    TaskApi(TaskService tasks, RuntimeService runtime, Identities identities) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
    }

    /**
     * A task as its form sees it.
     *
     * @param key business key of the process instance, the id of what the task is about
     * @param process id of the process instance
     * @param definition key of the process
     * @param element id of the user task in the model
     * @param user who asks
     */
    record TaskFacts(
            String id,
            String key,
            String process,
            String definition,
            String element,
            String name,
            Instant due,
            String assignee,
            String user) {}

    @GetMapping("/api/tasks/{id}")
    TaskFacts task(@PathVariable String id) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null || task.getProcessInstanceId() == null) {
            throw new NotFound("task", id);
        }
        ProcessInstance process = identities.asNobody(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult());
        Date due = task.getDueDate();
        return new TaskFacts(
                task.getId(),
                process.getBusinessKey(),
                process.getId(),
                task.getProcessDefinitionId().split(":", 2)[0],
                task.getTaskDefinitionKey(),
                task.getName(),
                due == null ? null : due.toInstant(),
                task.getAssignee(),
                Actors.current().userId());
    }
}
