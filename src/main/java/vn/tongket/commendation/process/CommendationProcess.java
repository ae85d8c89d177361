package vn.tongket.commendation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/commendation.bpmn}. */
public final class CommendationProcess {

    public static final String KEY = "commendation";

    private CommendationProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String NOMINATE_RECIPIENTS = "Task_NominateRecipients";
        public static final String APPRAISE_NOMINATIONS = "Task_AppraiseNominations";
        public static final String VOTE_ON_NOMINATIONS = "Task_VoteOnNominations";
        public static final String SIGN_DECISION = "Task_SignDecision";
        public static final String ISSUE_DECISION = "Task_IssueDecision";
        public static final String ANNOUNCE_RESULTS = "Task_AnnounceResults";
        public static final String AWARD_RECIPIENTS = "Task_AwardRecipients";
        public static final String RECIPIENTS_AWARDED = "EndEvent_RecipientsAwarded";
        public static final String NOBODY_COMMENDED = "EndEvent_NobodyCommended";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
        public static final ProcessVariable<Boolean> NOMINATIONS_ACCEPTED = ProcessVariable.flag("nominationsAccepted");
        public static final ProcessVariable<Boolean> ANYONE_PASSED = ProcessVariable.flag("anyonePassed");
        public static final ProcessVariable<Boolean> DECISION_SIGNED = ProcessVariable.flag("decisionSigned");
        public static final ProcessVariable<Boolean> DECISION_ISSUED = ProcessVariable.flag("decisionIssued");

        private Variables() {}
    }

    static UUID commendationOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    static UUID commendationOf(DelegateTask task) {
        return commendationOf(task.getExecution());
    }

    /** What the form answered; it does not outlive the task, so that no later task takes it for its own answer. */
    static boolean approved(DelegateTask task) {
        boolean approved = Variables.APPROVED.find(task).orElse(false);
        task.removeVariable(Variables.APPROVED.name());
        return approved;
    }
}
