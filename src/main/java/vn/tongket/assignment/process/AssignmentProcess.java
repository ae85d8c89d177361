package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/assignment.bpmn}. */
public final class AssignmentProcess {

    public static final String KEY = "assignment";

    private AssignmentProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String ACCEPT_ASSIGNMENT = "Task_AcceptAssignment";
        public static final String REPORT_PROGRESS = "Task_ReportProgress";
        public static final String SUBMIT_COMPLETION = "Task_SubmitCompletion";
        public static final String CONFIRM_RESULT = "Task_ConfirmResult";
        public static final String MOVE_DUE_DATES = "Task_MoveDueDates";
        public static final String DECIDE_ASSIGNMENT_EXTENSION = "Task_DecideAssignmentExtension";
        public static final String ASSIGNMENT_COMPLETED = "EndEvent_AssignmentCompleted";
        public static final String ASSIGNMENT_RESCHEDULED = "EndEvent_AssignmentRescheduled";
        public static final String ASSIGNMENT_WITHDRAWN = "EndEvent_AssignmentWithdrawn";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<String> SUBJECT = ProcessVariable.text("subject");
        public static final ProcessVariable<String> DRAFTER_GROUP = ProcessVariable.text("drafterGroup");
        public static final ProcessVariable<String> LEADER_GROUP = ProcessVariable.text("leaderGroup");
        public static final ProcessVariable<String> TRACKER_GROUP = ProcessVariable.text("trackerGroup");
        public static final ProcessVariable<String> COORDINATOR_GROUP = ProcessVariable.text("coordinatorGroup");
        public static final ProcessVariable<Date> DUE_AT = ProcessVariable.moment("dueAt");
        public static final ProcessVariable<Date> PROGRESS_DUE_AT = ProcessVariable.moment("progressDueAt");
        public static final ProcessVariable<Boolean> COMPLETION_REPORTED = ProcessVariable.flag("completionReported");
        public static final ProcessVariable<Boolean> COMPLETION_SUBMITTED = ProcessVariable.flag("completionSubmitted");
        public static final ProcessVariable<Boolean> RESULT_CONFIRMED = ProcessVariable.flag("resultConfirmed");
        public static final ProcessVariable<Boolean> EXTENSION_GRANTED = ProcessVariable.flag("extensionGranted");

        private Variables() {}
    }

    /** Messages of the model. */
    public static final class Messages {
        public static final String ASSIGNMENT_OPENED = "assignment-opened";
        public static final String ASSIGNMENT_RESCHEDULED = "assignment-rescheduled";
        public static final String ASSIGNMENT_WITHDRAWN = "assignment-withdrawn";
        public static final String ASSIGNMENT_EXTENSION_REQUESTED = "assignment-extension-requested";

        private Messages() {}
    }

    static UUID assignmentOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    static UUID assignmentOf(DelegateTask task) {
        return assignmentOf(task.getExecution());
    }
}
