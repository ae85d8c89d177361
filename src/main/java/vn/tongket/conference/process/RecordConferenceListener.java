package vn.tongket.conference.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conference.Conferences;

/** Completion of {@code Task_RecordConference} of conference. */
@Component
class RecordConferenceListener implements TaskListener {

    private final Conferences conferences;

    RecordConferenceListener(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void notify(DelegateTask task) {
        conferences.finishRecord(ConferenceProcess.conferenceOf(task.getExecution()));
    }
}
