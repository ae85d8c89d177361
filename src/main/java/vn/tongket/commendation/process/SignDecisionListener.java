package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.DecisionBook;
import vn.tongket.commendation.process.CommendationProcess.Variables;

/** Completion of {@code Task_SignDecision} of commendation. */
@Component
class SignDecisionListener implements TaskListener {

    private final DecisionBook decisions;

    SignDecisionListener(DecisionBook decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean signed = CommendationProcess.approved(task);
        decisions.decideSignature(CommendationProcess.commendationOf(task), signed);
        Variables.DECISION_SIGNED.set(task, signed);
    }
}
