package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completion of {@code Task_AcceptAssignment} of assignment. */
@Component
class AcceptAssignmentListener implements TaskListener {

    private final Assignments assignments;

    AcceptAssignmentListener(Assignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID assignment = AssignmentProcess.assignmentOf(task);
        assignments.accept(assignment);
        Variables.PROGRESS_DUE_AT.set(task, Date.from(assignments.nextReportDue(assignment)));
    }
}
