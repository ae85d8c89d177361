package vn.tongket.report.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/unit-report.bpmn}. */
public final class UnitReportProcess {

    public static final String KEY = "unit-report";

    private UnitReportProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String WRITE_REPORT = "Task_WriteReport";
        public static final String SUBMIT_REPORT = "Task_SubmitReport";
        public static final String CHECK_REPORT = "Task_CheckReport";
        public static final String REPORT_ACCEPTED = "EndEvent_ReportAccepted";
        public static final String FIRST_REMINDER_DUE = "StartEvent_FirstReminderDue";
        public static final String REMINDER_DUE = "Event_ReminderDue";
        public static final String REMIND_UNIT = "Task_RemindUnit";
        public static final String AWAIT_NEW_DATE = "Event_AwaitNewDate";
        public static final String WITHDRAW_REPORT = "Task_WithdrawReport";
        public static final String REPORT_WITHDRAWN = "EndEvent_ReportWithdrawn";
        public static final String RESCHEDULE_REPORT = "Task_RescheduleReport";
        public static final String REPORT_RESCHEDULED = "EndEvent_ReportRescheduled";
        public static final String DECIDE_EXTENSION = "Task_DecideExtension";
        public static final String EXTENSION_DECIDED = "EndEvent_ExtensionDecided";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<String> DRAFTER_GROUP = ProcessVariable.text("drafterGroup");
        public static final ProcessVariable<String> LEADER_GROUP = ProcessVariable.text("leaderGroup");
        public static final ProcessVariable<String> REVIEWER_GROUP = ProcessVariable.text("reviewerGroup");
        public static final ProcessVariable<String> COORDINATOR_GROUP = ProcessVariable.text("coordinatorGroup");
        public static final ProcessVariable<Date> DUE_AT = ProcessVariable.moment("dueAt");
        public static final ProcessVariable<Date> NEXT_REMINDER_AT = ProcessVariable.moment("nextReminderAt");
        public static final ProcessVariable<Boolean> SUBMITTED = ProcessVariable.flag("submitted");
        public static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("accepted");
        public static final ProcessVariable<Boolean> GRANTED = ProcessVariable.flag("granted");

        private Variables() {}
    }

    /** Messages of the model; the first four come from the cycle, the last from our own timers. */
    public static final class Messages {
        public static final String OBLIGATION_OPENED = "obligation-opened";
        public static final String OBLIGATION_WITHDRAWN = "obligation-withdrawn";
        public static final String OBLIGATION_RESCHEDULED = "obligation-rescheduled";
        public static final String EXTENSION_REQUESTED = "extension-requested";
        public static final String REMINDERS_RESUMED = "reminders-resumed";

        private Messages() {}
    }

    static UUID obligationOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
