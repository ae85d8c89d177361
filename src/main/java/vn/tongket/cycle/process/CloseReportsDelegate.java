package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.CycleClosing;

/** {@code Task_CloseReports} of review-cycle. */
@Component
class CloseReportsDelegate implements JavaDelegate {

    private final CycleClosing closing;

    CloseReportsDelegate(CycleClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closing.closeReports(ReviewCycleProcess.cycleOf(execution));
    }
}
