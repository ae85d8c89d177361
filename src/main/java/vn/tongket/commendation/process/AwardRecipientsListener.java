package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.DecisionBook;

/** Completion of {@code Task_AwardRecipients} of commendation. */
@Component
class AwardRecipientsListener implements TaskListener {

    private final DecisionBook decisions;

    AwardRecipientsListener(DecisionBook decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        decisions.finishAwards(CommendationProcess.commendationOf(task));
    }
}
