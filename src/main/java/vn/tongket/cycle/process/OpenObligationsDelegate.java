package vn.tongket.cycle.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.ObligationOpening;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;

/** {@code Task_OpenObligations} of review-cycle: one batch per run. */
@Component
class OpenObligationsDelegate implements JavaDelegate {

    private final ObligationOpening opening;

    OpenObligationsDelegate(ObligationOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID cycle = ReviewCycleProcess.cycleOf(execution);
        boolean all = opening.openNext(cycle);
        Variables.ALL_OPENED.set(execution, all);
        if (all) {
            Variables.CLOSING_AT.set(execution, Date.from(opening.waitUntil(cycle)));
        }
    }
}
