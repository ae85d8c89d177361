package vn.tongket.report.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.report.Reports;

/** {@code Task_WithdrawReport} of unit-report. */
@Component
class WithdrawReportDelegate implements JavaDelegate {

    private final Reports reports;

    WithdrawReportDelegate(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.tellWithdrawn(UnitReportProcess.obligationOf(execution));
    }
}
