package vn.tongket.aggregation.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.RevisionWorkflow;
import vn.tongket.aggregation.process.ReportRevisionProcess.Messages;
import vn.tongket.aggregation.process.ReportRevisionProcess.Variables;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;

/** Starts the engine's instance that edits and approves a report once more; whoever calls has checked the person. */
@Component
class EngineRevisionWorkflow implements RevisionWorkflow {

    private final RuntimeService runtime;
    private final Identities identities;

    EngineRevisionWorkflow(RuntimeService runtime, Identities identities) {
        this.runtime = runtime;
        this.identities = identities;
    }

    @Override
    public void revising(ReviewCycle cycle) {
        identities.asNobody(() -> runtime.startProcessInstanceByMessage(
                Messages.APPROVAL_UNDONE,
                cycle.id().toString(),
                Map.of(
                        Variables.REVIEWER_GROUP.name(), Role.REVIEWER.group(cycle.reviewerUnit()),
                        Variables.APPROVER_GROUP.name(), Role.APPROVER.group(cycle.approverUnit()))));
    }
}
