package vn.tongket.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.CyclePlans;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;

/** Completion of {@code Task_ApprovePlan} of review-cycle. */
@Component
class ApprovePlanListener implements TaskListener {

    private final CyclePlans plans;

    ApprovePlanListener(CyclePlans plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = ReviewCycleProcess.take(task, Variables.APPROVED).orElse(false);
        String reason = ReviewCycleProcess.take(task, Variables.REASON).orElse(null);
        plans.decide(ReviewCycleProcess.cycleOf(task.getExecution()), approved, reason);
        Variables.PLAN_APPROVED.set(task.getExecution(), approved);
    }
}
