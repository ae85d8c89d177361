package vn.tongket.assignment.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/urging-run.bpmn}. */
public final class UrgingRunProcess {

    public static final String KEY = "urging-run";

    private UrgingRunProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String MORNING_REACHED = "StartEvent_MorningReached";
        public static final String BEGIN_URGING_RUN = "Task_BeginUrgingRun";
        public static final String URGE_PAGE = "Task_UrgePage";
        public static final String OPEN_URGING_CASES = "Task_OpenUrgingCases";
        public static final String DIGEST_DUE = "Event_DigestDue";
        public static final String GATHER_DIGESTS = "Task_GatherDigests";
        public static final String DAY_OFF = "EndEvent_DayOff";
        public static final String RUN_FINISHED = "EndEvent_RunFinished";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<Boolean> WORKING_DAY = ProcessVariable.flag("workingDay");
        public static final ProcessVariable<Boolean> MORE_TASKS = ProcessVariable.flag("moreTasks");
        public static final ProcessVariable<Boolean> MORE_CASES = ProcessVariable.flag("moreCases");
        public static final ProcessVariable<Boolean> MORE_DIGESTS = ProcessVariable.flag("moreDigests");
        public static final ProcessVariable<Date> DIGEST_AT = ProcessVariable.moment("digestAt");

        private Variables() {}
    }

    /** Messages of the model. */
    public static final class Messages {
        public static final String URGING_RUN_REQUESTED = "urging-run-requested";

        private Messages() {}
    }

    static UUID runOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
