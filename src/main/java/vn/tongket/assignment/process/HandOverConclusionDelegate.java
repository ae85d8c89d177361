package vn.tongket.assignment.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.FollowUps;

/** {@code Task_HandOverConclusion} of review-cycle, whose business key is the cycle. */
@Component
class HandOverConclusionDelegate implements JavaDelegate {

    private final FollowUps followUps;

    HandOverConclusionDelegate(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.handOver(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
