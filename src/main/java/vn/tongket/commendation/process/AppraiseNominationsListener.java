package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.process.CommendationProcess.Variables;

/** Completion of {@code Task_AppraiseNominations} of commendation. */
@Component
class AppraiseNominationsListener implements TaskListener {

    private final Commendations commendations;

    AppraiseNominationsListener(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean accepted = CommendationProcess.approved(task);
        commendations.finishAppraisal(CommendationProcess.commendationOf(task), accepted);
        Variables.NOMINATIONS_ACCEPTED.set(task, accepted);
    }
}
