package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.Commendations;

/** Completion of {@code Task_NominateRecipients} of commendation. */
@Component
class NominateRecipientsListener implements TaskListener {

    private final Commendations commendations;

    NominateRecipientsListener(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        commendations.finishNominations(CommendationProcess.commendationOf(task));
    }
}
