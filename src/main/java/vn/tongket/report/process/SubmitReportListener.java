package vn.tongket.report.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.report.Reports;
import vn.tongket.report.process.UnitReportProcess.Variables;

/** Completion of {@code Task_SubmitReport} of unit-report: what to change was written at the desk. */
@Component
class SubmitReportListener implements TaskListener {

    private final Reports reports;

    SubmitReportListener(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID obligation = UnitReportProcess.obligationOf(task.getExecution());
        boolean submitted = Variables.SUBMITTED.find(task).orElse(false);
        if (submitted) {
            reports.submit(obligation);
        } else {
            reports.sendBack(obligation);
            Variables.SUBMITTED.set(task, false);
        }
    }
}
