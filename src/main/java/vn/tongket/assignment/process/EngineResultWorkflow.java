package vn.tongket.assignment.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.assignment.ResultWorkflow;
import vn.tongket.assignment.process.AssignmentProcess.Elements;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completes {@code Task_ConfirmResult} of assignments for somebody who decides on many of them. */
@Component
class EngineResultWorkflow implements ResultWorkflow {

    private final TaskService tasks;

    EngineResultWorkflow(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public void confirm(UUID assignment, String user) {
        try {
            Task task = tasks.createTaskQuery()
                    .processDefinitionKey(AssignmentProcess.KEY)
                    .processInstanceBusinessKey(assignment.toString())
                    .taskDefinitionKey(Elements.CONFIRM_RESULT)
                    .singleResult();
            if (task == null) {
                throw Refusal.of("assignment.bulk.decided");
            }
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), user);
            } else if (!task.getAssignee().equals(user)) {
                throw Refusal.of("assignment.bulk.taken");
            }
            tasks.complete(task.getId(), Map.of(Variables.RESULT_CONFIRMED.name(), true));
        } catch (OptimisticLockingException
                | TaskAlreadyClaimedException
                | AuthorizationException
                | NullValueException
                | NullPointerException late) {
            // what the engine fails with when the task is gone, with its authorizations, while it is being completed
            throw Refusal.of("assignment.bulk.decided");
        }
    }
}
