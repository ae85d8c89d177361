package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completion of {@code Task_ReportProgress} of assignment. */
@Component
class ReportProgressListener implements TaskListener {

    private final Assignments assignments;

    ReportProgressListener(Assignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID assignment = AssignmentProcess.assignmentOf(task);
        boolean completion = Variables.COMPLETION_REPORTED.find(task).orElse(false);
        assignments.report(assignment, completion);
        Variables.COMPLETION_REPORTED.set(task, completion);
        Variables.PROGRESS_DUE_AT.set(task, Date.from(assignments.nextReportDue(assignment)));
    }
}
