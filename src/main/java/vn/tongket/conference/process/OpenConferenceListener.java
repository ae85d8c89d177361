package vn.tongket.conference.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.tongket.conference.Conferences;
import vn.tongket.engine.ProcessVariable;

/** Start of {@code Task_HoldConference} of review-cycle: the conference whose process is called next. */
@Component
class OpenConferenceListener implements ExecutionListener {

    /** A variable of the cycle, whose model passes it on as the key of the called process. */
    private static final ProcessVariable<String> CONFERENCE_ID = ProcessVariable.text("conferenceId");

    private final Conferences conferences;

    OpenConferenceListener(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void notify(DelegateExecution execution) {
        UUID conference = conferences.open(UUID.fromString(execution.getProcessBusinessKey()));
        CONFERENCE_ID.set(execution, conference.toString());
    }
}
