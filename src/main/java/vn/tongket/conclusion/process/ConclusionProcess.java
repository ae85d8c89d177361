package vn.tongket.conclusion.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/conclusion.bpmn}. */
public final class ConclusionProcess {

    public static final String KEY = "conclusion";

    private ConclusionProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String DRAFT_CLAUSES = "Task_DraftClauses";
        public static final String REQUEST_COMMENTS = "Task_RequestComments";
        public static final String RESOLVE_COMMENTS = "Task_ResolveComments";
        public static final String CLOSING_NEAR = "BoundaryEvent_ClosingNear";
        public static final String REMIND_SILENT_UNITS = "Task_RemindSilentUnits";
        public static final String CHECK_CLAUSES = "Task_CheckClauses";
        public static final String SIGN_CONCLUSION = "Task_SignConclusion";
        public static final String ISSUE_CONCLUSION = "Task_IssueConclusion";
        public static final String ISSUE_DIRECTIVE = "Task_IssueDirective";
        public static final String SPLIT_INTO_ASSIGNMENTS = "Task_SplitIntoAssignments";
        public static final String TASKS_ASSIGNED = "EndEvent_TasksAssigned";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<Boolean> CONSULTATION_NEEDED = ProcessVariable.flag("consultationNeeded");
        public static final ProcessVariable<Date> COMMENT_REMINDER_AT = ProcessVariable.moment("commentReminderAt");
        public static final ProcessVariable<Boolean> CLAUSES_SOUND = ProcessVariable.flag("clausesSound");
        public static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
        public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
        public static final ProcessVariable<Boolean> CONCLUSION_SIGNED = ProcessVariable.flag("conclusionSigned");
        public static final ProcessVariable<Boolean> DIRECTIVE_NEEDED = ProcessVariable.flag("directiveNeeded");

        private Variables() {}
    }

    static UUID conclusionOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
