package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completion of {@code Task_SignUrgingLetter} of assignment. */
@Component
class SignUrgingLetterListener implements TaskListener {

    private final Urgings urgings;

    SignUrgingLetterListener(Urgings urgings) {
        this.urgings = urgings;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID assignment = AssignmentProcess.assignmentOf(task);
        if (Variables.LETTER_SIGNED.find(task).orElse(false)) {
            urgings.signLetter(assignment);
        } else {
            urgings.dropLetter(assignment);
        }
        Variables.LETTER_SIGNED.set(task, false);
        Variables.NEXT_REMINDER_AT.set(task, Date.from(urgings.nextAt(assignment)));
    }
}
