package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.period.PeriodicReports;

/** {@code Task_CollectPeriod} of follow-up. */
@Component
class CollectPeriodDelegate implements JavaDelegate {

    private final PeriodicReports reports;

    CollectPeriodDelegate(PeriodicReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.collect(FollowUpProcess.conclusionOf(execution));
    }
}
