package vn.tongket.conference.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conference.Conferences;

/** Completion of {@code Task_CollectReplies} of conference. */
@Component
class CollectRepliesListener implements TaskListener {

    private final Conferences conferences;

    CollectRepliesListener(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void notify(DelegateTask task) {
        conferences.closeReplies(ConferenceProcess.conferenceOf(task.getExecution()));
    }
}
