package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.FollowUps;

/** {@code Task_SplitIntoAssignments} of conclusion. */
@Component
class SplitIntoAssignmentsDelegate implements JavaDelegate {

    private final FollowUps followUps;

    SplitIntoAssignmentsDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.split(FollowUpProcess.conclusionOf(execution));
    }
}
