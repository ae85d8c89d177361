package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.DecisionBook;
import vn.tongket.commendation.process.CommendationProcess.Variables;

/** Completion of {@code Task_IssueDecision} of commendation. */
@Component
class IssueDecisionListener implements TaskListener {

    private final DecisionBook decisions;

    IssueDecisionListener(DecisionBook decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean issued = CommendationProcess.approved(task);
        decisions.decideIssue(CommendationProcess.commendationOf(task), issued);
        Variables.DECISION_ISSUED.set(task, issued);
    }
}
