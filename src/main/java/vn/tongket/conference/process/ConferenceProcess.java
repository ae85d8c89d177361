package vn.tongket.conference.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/conference.bpmn}. */
public final class ConferenceProcess {

    public static final String KEY = "conference";

    private ConferenceProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String PREPARE_AGENDA = "Task_PrepareAgenda";
        public static final String SEND_INVITATIONS = "Task_SendInvitations";
        public static final String COLLECT_REPLIES = "Task_CollectReplies";
        public static final String RECORD_CONFERENCE = "Task_RecordConference";
        public static final String SIGN_MINUTES = "Task_SignMinutes";
        public static final String CONFERENCE_CLOSED = "EndEvent_ConferenceClosed";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
        public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
        public static final ProcessVariable<Boolean> MINUTES_SIGNED = ProcessVariable.flag("minutesSigned");

        private Variables() {}
    }

    static UUID conferenceOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
