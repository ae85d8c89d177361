package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.Period;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.assignment.process.FollowUpProcess.Variables;

/** {@code Task_SendPeriodicReport} of follow-up. */
@Component
class SendPeriodicReportDelegate implements JavaDelegate {

    private final PeriodicReports reports;
    private final FollowUps followUps;

    SendPeriodicReportDelegate(PeriodicReports reports, FollowUps followUps) {
        this.reports = reports;
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID conclusion = FollowUpProcess.conclusionOf(execution);
        Variables.FOLLOW_UP_GOES_ON.set(execution, reports.send(conclusion));
        Period next = followUps.require(conclusion).period();
        Variables.PERIOD_ENDS_AT.set(execution, Date.from(next.endsAt()));
        Variables.REPORT_DUE_AT.set(execution, Date.from(next.reportDueAt()));
    }
}
