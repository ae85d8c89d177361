package vn.tongket.aggregation.process;

import vn.tongket.engine.ProcessVariable;

/** The names Java shares with {@code bpmn/report-revision.bpmn}. */
public final class ReportRevisionProcess {

    public static final String KEY = "report-revision";

    private ReportRevisionProcess() {}

    /** Elements of the model. */
    public static final class Elements {
        public static final String EDIT_CONSOLIDATED_REPORT = "Task_EditConsolidatedReport";
        public static final String APPROVE_CONSOLIDATED_REPORT = "Task_ApproveConsolidatedReport";
        public static final String REPORT_APPROVED = "EndEvent_ReportApproved";

        private Elements() {}
    }

    /** Variables of the model. */
    public static final class Variables {
        public static final ProcessVariable<String> REVIEWER_GROUP = ProcessVariable.text("reviewerGroup");
        public static final ProcessVariable<String> APPROVER_GROUP = ProcessVariable.text("approverGroup");

        private Variables() {}
    }

    /** Messages of the model. */
    public static final class Messages {
        public static final String APPROVAL_UNDONE = "approval-undone";

        private Messages() {}
    }
}
