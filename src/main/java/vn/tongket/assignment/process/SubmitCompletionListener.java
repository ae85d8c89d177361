package vn.tongket.assignment.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completion of {@code Task_SubmitCompletion} of assignment. */
@Component
class SubmitCompletionListener implements TaskListener {

    private final Assignments assignments;

    SubmitCompletionListener(Assignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID assignment = AssignmentProcess.assignmentOf(task);
        boolean submitted = Variables.COMPLETION_SUBMITTED.find(task).orElse(false);
        if (submitted) {
            assignments.submit(assignment);
        } else {
            assignments.sendBackToDrafter(assignment);
        }
        Variables.COMPLETION_REPORTED.set(task, false);
        Variables.COMPLETION_SUBMITTED.set(task, submitted);
    }
}
