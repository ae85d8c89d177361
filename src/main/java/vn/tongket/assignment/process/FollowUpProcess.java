package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/follow-up.bpmn}. */
public final class FollowUpProcess {

    public static final String KEY = "follow-up";

    private FollowUpProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String SET_UP_FOLLOW_UP = "Task_SetUpFollowUp";
        public static final String OPEN_ASSIGNMENTS = "Task_OpenAssignments";
        public static final String AWAIT_PERIOD = "Gateway_AwaitPeriod";
        public static final String PERIOD_ENDS = "Event_PeriodEnds";
        public static final String COLLECT_PERIOD = "Task_CollectPeriod";
        public static final String WRITE_PERIODIC_REPORT = "Task_WritePeriodicReport";
        public static final String SEND_PERIODIC_REPORT = "Task_SendPeriodicReport";
        public static final String FOLLOW_UP_CLOSED = "EndEvent_FollowUpClosed";
        public static final String HANDED_TO_NEXT_CYCLE = "Event_HandedToNextCycle";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<String> SUBJECT = ProcessVariable.text("subject");
        public static final ProcessVariable<String> COORDINATOR_GROUP = ProcessVariable.text("coordinatorGroup");
        public static final ProcessVariable<String> TRACKER_GROUP = ProcessVariable.text("trackerGroup");
        public static final ProcessVariable<Boolean> ALL_OPENED = ProcessVariable.flag("allOpened");
        public static final ProcessVariable<Date> PERIOD_ENDS_AT = ProcessVariable.moment("periodEndsAt");
        public static final ProcessVariable<Date> REPORT_DUE_AT = ProcessVariable.moment("reportDueAt");
        public static final ProcessVariable<Boolean> FOLLOW_UP_GOES_ON = ProcessVariable.flag("followUpGoesOn");

        private Variables() {}
    }

    /** Messages of the model. */
    public static final class Messages {
        public static final String CONCLUSION_HANDED_OVER = "conclusion-handed-over";
        public static final String ASSIGNMENTS_CLOSED = "assignments-closed";
        public static final String HANDED_TO_NEXT_CYCLE = "handed-to-next-cycle";

        private Messages() {}
    }

    static UUID conclusionOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
