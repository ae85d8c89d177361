package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Amendments;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;

/** {@code Task_ApplyAmendment} of review-cycle: one batch of units per run. */
@Component
class ApplyAmendmentDelegate implements JavaDelegate {

    private final Amendments amendments;

    ApplyAmendmentDelegate(Amendments amendments) {
        this.amendments = amendments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean applied =
                amendments.apply(ReviewCycleProcess.cycleOf(execution), ReviewCycleProcess.amendmentOf(execution));
        execution.setVariableLocal(Variables.AMENDMENT_APPLIED.name(), applied);
    }
}
