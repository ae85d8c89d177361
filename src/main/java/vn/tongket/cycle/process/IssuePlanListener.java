package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.CyclePlans;

/** Completion of {@code Task_IssuePlan} of review-cycle. */
@Component
class IssuePlanListener implements TaskListener {

    private final CyclePlans plans;

    IssuePlanListener(CyclePlans plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        plans.issue(ReviewCycleProcess.cycleOf(task.getExecution()));
    }
}
