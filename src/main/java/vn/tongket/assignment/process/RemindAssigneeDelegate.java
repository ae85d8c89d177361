package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** {@code Task_RemindAssignee} of assignment. */
@Component
class RemindAssigneeDelegate implements JavaDelegate {

    private final Urgings urgings;

    RemindAssigneeDelegate(Urgings urgings) {
        this.urgings = urgings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID assignment = AssignmentProcess.assignmentOf(execution);
        Variables.LETTER_NEEDED.set(execution, urgings.remind(assignment));
        Variables.NEXT_REMINDER_AT.set(execution, Date.from(urgings.nextAt(assignment)));
    }
}
