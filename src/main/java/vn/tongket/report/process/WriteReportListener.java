package vn.tongket.report.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.report.Reports;

/** Completion of {@code Task_WriteReport} of unit-report. */
@Component
class WriteReportListener implements TaskListener {

    private final Reports reports;

    WriteReportListener(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        reports.handOver(UnitReportProcess.obligationOf(task.getExecution()));
    }
}
