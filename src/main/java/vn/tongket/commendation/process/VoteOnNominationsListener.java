package vn.tongket.commendation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.process.CommendationProcess.Variables;

/** Completion of {@code Task_VoteOnNominations} of commendation. */
@Component
class VoteOnNominationsListener implements TaskListener {

    private final Commendations commendations;

    VoteOnNominationsListener(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean anyone = commendations.finishVote(CommendationProcess.commendationOf(task));
        Variables.ANYONE_PASSED.set(task, anyone);
    }
}
