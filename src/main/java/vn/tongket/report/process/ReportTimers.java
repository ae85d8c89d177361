package vn.tongket.report.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.process.UnitReportProcess.Messages;
import vn.tongket.report.process.UnitReportProcess.Variables;

/** Moves what hangs on the due date of a report that is under way: its open tasks and its next reminder. */
@Component
class ReportTimers {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ReminderLadder ladder;
    private final Clock clock;

    ReportTimers(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            ReminderLadder ladder,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.ladder = ladder;
        this.clock = clock;
    }

    /** When the unit is reminded first; at once when it learns of its report after the last rung. */
    Date firstReminder(Instant dueAt) {
        return nextReminder(dueAt).orElseGet(() -> Date.from(clock.instant()));
    }

    private Optional<Date> nextReminder(Instant dueAt) {
        return ladder.nextAt(ReminderLadder.REPORT, dueAt, clock.instant()).map(Date::from);
    }

    void move(DelegateExecution execution, Instant dueAt) {
        String instance = execution.getProcessInstanceId();
        Date due = Date.from(dueAt);
        Variables.DUE_AT.set(execution, due);
        for (Task open : tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKeyIn(Elements.WRITE_REPORT, Elements.SUBMIT_REPORT)
                .list()) {
            open.setDueDate(due);
            tasks.saveTask(open);
        }
        Optional<Date> next = nextReminder(dueAt);
        next.ifPresent(at -> Variables.NEXT_REMINDER_AT.set(execution, at));
        List<Job> timers =
                management.createJobQuery().processInstanceId(instance).timers().list();
        timers.forEach(
                timer -> management.setJobDuedate(timer.getId(), next.orElseGet(() -> Date.from(clock.instant()))));
        if (timers.isEmpty() && next.isPresent()) {
            for (Execution waiting : runtime.createExecutionQuery()
                    .processInstanceId(instance)
                    .messageEventSubscriptionName(Messages.REMINDERS_RESUMED)
                    .list()) {
                runtime.messageEventReceived(Messages.REMINDERS_RESUMED, waiting.getId());
            }
        }
    }
}
