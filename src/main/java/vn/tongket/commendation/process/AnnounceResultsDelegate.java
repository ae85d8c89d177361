package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.DecisionBook;

/** {@code Task_AnnounceResults} of commendation. */
@Component
class AnnounceResultsDelegate implements JavaDelegate {

    private final DecisionBook decisions;

    AnnounceResultsDelegate(DecisionBook decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.announce(CommendationProcess.commendationOf(execution));
    }
}
