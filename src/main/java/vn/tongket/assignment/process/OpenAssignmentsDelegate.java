package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.process.FollowUpProcess.Variables;

/** {@code Task_OpenAssignments} of follow-up. */
@Component
class OpenAssignmentsDelegate implements JavaDelegate {

    private final FollowUps followUps;

    OpenAssignmentsDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.ALL_OPENED.set(execution, followUps.openNext(FollowUpProcess.conclusionOf(execution)));
    }
}
