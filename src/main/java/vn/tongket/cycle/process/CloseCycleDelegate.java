package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.CycleClosing;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;

/** {@code Task_CloseCycle} of review-cycle: one batch per run. */
@Component
class CloseCycleDelegate implements JavaDelegate {

    private final CycleClosing closing;

    CloseCycleDelegate(CycleClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.ALL_CLOSED.set(execution, closing.close(ReviewCycleProcess.cycleOf(execution)));
    }
}
