package vn.tongket.assignment.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completion of {@code Task_ConfirmResult} of assignment. */
@Component
class ConfirmResultListener implements TaskListener {

    private final Assignments assignments;

    ConfirmResultListener(Assignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID assignment = AssignmentProcess.assignmentOf(task);
        boolean confirmed = Variables.RESULT_CONFIRMED.find(task).orElse(false);
        if (confirmed) {
            assignments.confirm(assignment);
        } else {
            assignments.sendBack(assignment);
        }
        Variables.COMPLETION_SUBMITTED.set(task, false);
        Variables.RESULT_CONFIRMED.set(task, confirmed);
    }
}
