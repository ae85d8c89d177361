package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.period.PeriodicReports;

/** Completion of {@code Task_WritePeriodicReport} of follow-up. */
@Component
class WritePeriodicReportListener implements TaskListener {

    private final PeriodicReports reports;

    WritePeriodicReportListener(PeriodicReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        reports.finish(FollowUpProcess.conclusionOf(task.getExecution()));
    }
}
