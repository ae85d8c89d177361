package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.CyclePlans;

/** Completion of {@code Task_DraftPlan} of review-cycle. */
@Component
class DraftPlanListener implements TaskListener {

    private final CyclePlans plans;

    DraftPlanListener(CyclePlans plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        ReviewCycleProcess.route(task.getExecution(), plans.finish(ReviewCycleProcess.cycleOf(task.getExecution())));
    }
}
