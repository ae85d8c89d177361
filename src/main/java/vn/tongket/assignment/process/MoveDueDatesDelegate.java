package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.process.AssignmentProcess.Elements;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** {@code Task_MoveDueDates} of assignment: another due date reaches the tasks that wait. */
@Component
class MoveDueDatesDelegate implements JavaDelegate {

    private final Assignments assignments;
    private final TaskService tasks;

    MoveDueDatesDelegate(Assignments assignments, TaskService tasks) {
        this.assignments = assignments;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID id = AssignmentProcess.assignmentOf(execution);
        Date due = Date.from(assignments.requireLocked(id).dueAt());
        Date reportDue = Date.from(assignments.nextReportDue(id));
        Variables.DUE_AT.set(execution, due);
        Variables.PROGRESS_DUE_AT.set(execution, reportDue);
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()) {
            if (task.getDueDate() != null) {
                task.setDueDate(Elements.REPORT_PROGRESS.equals(task.getTaskDefinitionKey()) ? reportDue : due);
                tasks.saveTask(task);
            }
        }
    }
}
