package vn.tongket.report.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.report.Reports;

/** {@code Task_RescheduleReport} of unit-report. */
@Component
class RescheduleReportDelegate implements JavaDelegate {

    private final Reports reports;
    private final ReportTimers timers;

    RescheduleReportDelegate(Reports reports, ReportTimers timers) {
        this.reports = reports;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        timers.move(execution, reports.dueAt(UnitReportProcess.obligationOf(execution)));
    }
}
