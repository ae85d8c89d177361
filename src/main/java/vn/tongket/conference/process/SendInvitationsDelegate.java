package vn.tongket.conference.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.conference.Conferences;

/** {@code Task_SendInvitations} of conference. */
@Component
class SendInvitationsDelegate implements JavaDelegate {

    private final Conferences conferences;

    SendInvitationsDelegate(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        conferences.sendInvitations(ConferenceProcess.conferenceOf(execution));
    }
}
