package vn.tongket.cycle.process;

import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.engine.ProcessVariable;
import vn.tongket.organization.Role;

/** The names Java shares with {@code bpmn/review-cycle.bpmn}. */
public final class ReviewCycleProcess {

    public static final String KEY = "review-cycle";

    private ReviewCycleProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String DRAFT_PLAN = "Task_DraftPlan";
        public static final String APPROVE_PLAN = "Task_ApprovePlan";
        public static final String ISSUE_PLAN = "Task_IssuePlan";
        public static final String OPEN_OBLIGATIONS = "Task_OpenObligations";
        public static final String CLOSING_DATE = "Event_ClosingDate";
        public static final String CLOSE_REPORTS = "Task_CloseReports";
        public static final String CONSOLIDATE_REPORTS = "Task_ConsolidateReports";
        public static final String EDIT_CONSOLIDATED_REPORT = "Task_EditConsolidatedReport";
        public static final String APPROVE_CONSOLIDATED_REPORT = "Task_ApproveConsolidatedReport";
        public static final String COMMEND = "Task_Commend";
        public static final String HOLD_CONFERENCE = "Task_HoldConference";
        public static final String CONCLUDE = "Task_Conclude";
        public static final String HAND_OVER_CONCLUSION = "Task_HandOverConclusion";
        public static final String CLOSE_CYCLE = "Task_CloseCycle";
        public static final String APPROVE_AMENDMENT = "Task_ApproveAmendment";
        public static final String APPLY_AMENDMENT = "Task_ApplyAmendment";
        public static final String CYCLE_CLOSED = "EndEvent_CycleClosed";

        private Elements() {}
    }

    /** Variables of the model: what the start form asks, routing facts, and the groups that are offered tasks. */
    public static final class Variables {
        public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
        public static final ProcessVariable<String> KIND = ProcessVariable.text("kind");
        public static final ProcessVariable<String> COORDINATOR_UNIT = ProcessVariable.text("coordinatorUnit");
        public static final ProcessVariable<Boolean> PLAN_PHASE = ProcessVariable.flag("planPhase");
        public static final ProcessVariable<Boolean> REPORTS_PHASE = ProcessVariable.flag("reportsPhase");
        public static final ProcessVariable<Boolean> CONSOLIDATION_PHASE = ProcessVariable.flag("consolidationPhase");
        public static final ProcessVariable<Boolean> COMMENDATION_PHASE = ProcessVariable.flag("commendationPhase");
        public static final ProcessVariable<Boolean> CONFERENCE_PHASE = ProcessVariable.flag("conferencePhase");
        public static final ProcessVariable<Boolean> CONCLUSION_PHASE = ProcessVariable.flag("conclusionPhase");
        public static final ProcessVariable<Boolean> FOLLOW_UP_PHASE = ProcessVariable.flag("followUpPhase");
        public static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
        public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
        public static final ProcessVariable<Boolean> PLAN_APPROVED = ProcessVariable.flag("planApproved");
        public static final ProcessVariable<Boolean> AMENDMENT_APPROVED = ProcessVariable.flag("amendmentApproved");
        public static final ProcessVariable<Boolean> AMENDMENT_APPLIED = ProcessVariable.flag("amendmentApplied");
        public static final ProcessVariable<String> AMENDMENT_ID = ProcessVariable.text("amendmentId");
        public static final ProcessVariable<Boolean> ALL_OPENED = ProcessVariable.flag("allOpened");
        public static final ProcessVariable<Boolean> ALL_CLOSED = ProcessVariable.flag("allClosed");
        public static final ProcessVariable<Date> CLOSING_AT = ProcessVariable.moment("closingAt");
        public static final ProcessVariable<String> COORDINATOR_GROUP = ProcessVariable.text("coordinatorGroup");
        public static final ProcessVariable<String> APPROVER_GROUP = ProcessVariable.text("approverGroup");
        public static final ProcessVariable<String> REVIEWER_GROUP = ProcessVariable.text("reviewerGroup");
        public static final ProcessVariable<String> CLERK_GROUP = ProcessVariable.text("clerkGroup");
        public static final ProcessVariable<String> COUNCIL_GROUP = ProcessVariable.text("councilGroup");

        private Variables() {}
    }

    /** Messages of the model. */
    public static final class Messages {
        public static final String REPORTS_COMPLETE = "reports-complete";
        public static final String PLAN_AMENDMENT_PROPOSED = "plan-amendment-proposed";

        private Messages() {}
    }

    static UUID cycleOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    /** The amendment of this run of the event subprocess; whoever uses it asks for it together with the cycle. */
    static long amendmentOf(DelegateExecution execution) {
        return Long.parseLong(Variables.AMENDMENT_ID.get(execution));
    }

    /** Reads what the person decided and forgets it, so that it does not answer the next question too. */
    static <T> Optional<T> take(DelegateTask task, ProcessVariable<T> variable) {
        Optional<T> value = variable.find(task);
        task.removeVariable(variable.name());
        return value;
    }

    /** Tells the instance which phases the plan has, and who is offered the tasks. */
    static void route(DelegateExecution execution, ReviewCycle cycle) {
        Variables.PLAN_PHASE.set(execution, cycle.has(Phase.PLAN));
        Variables.REPORTS_PHASE.set(execution, cycle.has(Phase.REPORTS));
        Variables.CONSOLIDATION_PHASE.set(execution, cycle.has(Phase.CONSOLIDATION));
        Variables.COMMENDATION_PHASE.set(execution, cycle.has(Phase.COMMENDATION));
        Variables.CONFERENCE_PHASE.set(execution, cycle.has(Phase.CONFERENCE));
        Variables.CONCLUSION_PHASE.set(execution, cycle.has(Phase.CONCLUSION));
        Variables.FOLLOW_UP_PHASE.set(execution, cycle.has(Phase.FOLLOW_UP));
        Variables.COORDINATOR_GROUP.set(execution, Role.COORDINATOR.group(cycle.coordinatorUnit()));
        Variables.APPROVER_GROUP.set(execution, Role.APPROVER.group(cycle.approverUnit()));
        Variables.REVIEWER_GROUP.set(execution, Role.REVIEWER.group(cycle.reviewerUnit()));
        Variables.CLERK_GROUP.set(execution, Role.CLERK.group(cycle.clerkUnit()));
        if (cycle.councilUnit() != null) {
            Variables.COUNCIL_GROUP.set(execution, Role.COUNCIL.group(cycle.councilUnit()));
        }
    }
}
