package vn.tongket.report.process;

import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.report.Reports;
import vn.tongket.report.process.UnitReportProcess.Variables;

/** Completion of {@code Task_CheckReport} of unit-report: reasons and the new date were written at the desk. */
@Component
class CheckReportListener implements TaskListener {

    private final Reports reports;
    private final ReportTimers timers;

    CheckReportListener(Reports reports, ReportTimers timers) {
        this.reports = reports;
        this.timers = timers;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID obligation = UnitReportProcess.obligationOf(task.getExecution());
        boolean accepted = Variables.ACCEPTED.find(task).orElse(false);
        if (accepted) {
            reports.accept(obligation);
            return;
        }
        Instant dueAt = reports.giveBack(obligation);
        Variables.ACCEPTED.set(task, false);
        Variables.SUBMITTED.set(task, false);
        timers.move(task.getExecution(), dueAt);
    }
}
