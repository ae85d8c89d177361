package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.process.AssignmentProcess.Elements;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** {@code Task_PlanReminders} of assignment: another due date reaches the tasks that wait and the next reminder. */
@Component
class PlanRemindersDelegate implements JavaDelegate {

    private final Assignments assignments;
    private final Urgings urgings;
    private final TaskService tasks;
    private final ManagementService management;

    PlanRemindersDelegate(Assignments assignments, Urgings urgings, TaskService tasks, ManagementService management) {
        this.assignments = assignments;
        this.urgings = urgings;
        this.tasks = tasks;
        this.management = management;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID id = AssignmentProcess.assignmentOf(execution);
        Date due = Date.from(assignments.requireLocked(id).dueAt());
        Date reportDue = Date.from(assignments.nextReportDue(id));
        Date reminder = Date.from(urgings.nextAt(id));
        Variables.DUE_AT.set(execution, due);
        Variables.PROGRESS_DUE_AT.set(execution, reportDue);
        Variables.NEXT_REMINDER_AT.set(execution, reminder);
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()) {
            if (task.getDueDate() != null) {
                task.setDueDate(Elements.REPORT_PROGRESS.equals(task.getTaskDefinitionKey()) ? reportDue : due);
                tasks.saveTask(task);
            }
        }
        for (Job timer : management
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .timers()
                .list()) {
            management.setJobDuedate(timer.getId(), reminder);
        }
    }
}
