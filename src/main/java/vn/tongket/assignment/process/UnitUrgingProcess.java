package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/unit-urging.bpmn}. */
public final class UnitUrgingProcess {

    public static final String KEY = "unit-urging";

    private UnitUrgingProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String SIGN_URGING_LETTER = "Task_SignUrgingLetter";
        public static final String ANSWER_EXPLANATION = "Task_AnswerExplanation";
        public static final String PROPOSE_CRITICISM = "Task_ProposeCriticism";
        public static final String DECIDE_CRITICISM = "Task_DecideCriticism";
        public static final String LETTER_DONE = "EndEvent_LetterDone";
        public static final String EXPLANATION_ANSWERED = "EndEvent_ExplanationAnswered";
        public static final String CRITICISM_DECIDED = "EndEvent_CriticismDecided";
        public static final String CRITICISM_NOT_PROPOSED = "EndEvent_CriticismNotProposed";
        public static final String URGING_SETTLED = "EndEvent_UrgingSettled";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<String> SUBJECT = ProcessVariable.text("subject");
        public static final ProcessVariable<String> TRACKER_GROUP = ProcessVariable.text("trackerGroup");
        public static final ProcessVariable<String> LEADER_GROUP = ProcessVariable.text("leaderGroup");
        public static final ProcessVariable<String> APPROVER_GROUP = ProcessVariable.text("approverGroup");
        public static final ProcessVariable<Date> DUE_AT = ProcessVariable.moment("dueAt");
        public static final ProcessVariable<Boolean> LETTER_SIGNED = ProcessVariable.flag("letterSigned");
        public static final ProcessVariable<Boolean> CRITICISM_PROPOSED = ProcessVariable.flag("criticismProposed");
        public static final ProcessVariable<Boolean> CRITICISED = ProcessVariable.flag("criticised");

        private Variables() {}
    }

    /** Messages of the model. */
    public static final class Messages {
        public static final String URGING_LETTER_DRAFTED = "urging-letter-drafted";
        public static final String URGING_EXPLANATION_REQUESTED = "urging-explanation-requested";
        public static final String URGING_CRITICISM_DUE = "urging-criticism-due";
        public static final String URGING_SETTLED = "urging-settled";

        private Messages() {}
    }

    static UUID caseOf(DelegateTask task) {
        return UUID.fromString(task.getExecution().getProcessBusinessKey());
    }
}
