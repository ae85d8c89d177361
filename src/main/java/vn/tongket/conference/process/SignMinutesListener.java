package vn.tongket.conference.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.process.ConferenceProcess.Variables;

/** Completion of {@code Task_SignMinutes} of conference. */
@Component
class SignMinutesListener implements TaskListener {

    private final Conferences conferences;

    SignMinutesListener(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean signed = Variables.APPROVED.find(task).orElse(false);
        conferences.decideMinutes(
                ConferenceProcess.conferenceOf(task.getExecution()),
                signed,
                Variables.REASON.find(task).orElse(null));
        Variables.MINUTES_SIGNED.set(task, signed);
    }
}
