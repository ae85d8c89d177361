package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Amendments;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;

/** Completion of {@code Task_ApproveAmendment} of review-cycle. */
@Component
class ApproveAmendmentListener implements TaskListener {

    private final Amendments amendments;

    ApproveAmendmentListener(Amendments amendments) {
        this.amendments = amendments;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = ReviewCycleProcess.take(task, Variables.APPROVED).orElse(false);
        String reason = ReviewCycleProcess.take(task, Variables.REASON).orElse(null);
        amendments.decide(
                ReviewCycleProcess.cycleOf(task.getExecution()),
                ReviewCycleProcess.amendmentOf(task.getExecution()),
                approved,
                reason);
        task.getExecution().setVariableLocal(Variables.AMENDMENT_APPROVED.name(), approved);
    }
}
