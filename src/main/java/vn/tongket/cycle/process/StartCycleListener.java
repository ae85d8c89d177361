package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CyclePlans;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;

/** Start of review-cycle: the new cycle's id becomes the business key, whatever key the caller gave. */
@Component
class StartCycleListener implements ExecutionListener {

    private final CyclePlans plans;

    StartCycleListener(CyclePlans plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReviewCycle cycle = plans.start(
                Actors.current(),
                Variables.TITLE.find(execution).orElse(null),
                Variables.KIND.find(execution).orElse(null),
                Variables.COORDINATOR_UNIT.find(execution).orElse(null));
        execution.setProcessBusinessKey(cycle.id().toString());
        Variables.COORDINATOR_UNIT.set(execution, cycle.coordinatorUnit());
        ReviewCycleProcess.route(execution, cycle);
    }
}
