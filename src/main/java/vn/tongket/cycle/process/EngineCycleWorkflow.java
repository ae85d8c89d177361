package vn.tongket.cycle.process;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.CycleWorkflow;
import vn.tongket.cycle.ReviewKind;
import vn.tongket.cycle.process.ReviewCycleProcess.Elements;
import vn.tongket.cycle.process.ReviewCycleProcess.Messages;
import vn.tongket.cycle.process.ReviewCycleProcess.Variables;
import vn.tongket.engine.Identities;

/** Starts the engine's instance of a cycle and tells it what happened outside of it; whoever calls has checked the person. */
@Component
class EngineCycleWorkflow implements CycleWorkflow {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Identities identities;

    EngineCycleWorkflow(RuntimeService runtime, ManagementService management, Identities identities) {
        this.runtime = runtime;
        this.management = management;
        this.identities = identities;
    }

    @Override
    public UUID start(String title, ReviewKind kind, String coordinatorUnit) {
        return UUID.fromString(runtime.createProcessInstanceByKey(ReviewCycleProcess.KEY)
                .setVariable(Variables.TITLE.name(), title)
                .setVariable(Variables.KIND.name(), kind.name())
                .setVariable(Variables.COORDINATOR_UNIT.name(), coordinatorUnit)
                .execute()
                .getBusinessKey());
    }

    @Override
    public void reportsComplete(UUID cycle) {
        identities.asNobody(() -> {
            for (Execution waiting : runtime.createExecutionQuery()
                    .processDefinitionKey(ReviewCycleProcess.KEY)
                    .processInstanceBusinessKey(cycle.toString())
                    .messageEventSubscriptionName(Messages.REPORTS_COMPLETE)
                    .list()) {
                runtime.messageEventReceived(Messages.REPORTS_COMPLETE, waiting.getId());
            }
            return null;
        });
    }

    @Override
    public void amendmentProposed(UUID cycle, long amendment) {
        identities.asNobody(() -> {
            runtime.createMessageCorrelation(Messages.PLAN_AMENDMENT_PROPOSED)
                    .processInstanceBusinessKey(cycle.toString())
                    .setVariableToTriggeredScope(Variables.AMENDMENT_ID.name(), Long.toString(amendment))
                    .correlate();
            return null;
        });
    }

    @Override
    public void closingMoved(UUID cycle, Instant closingAt) {
        identities.asNobody(() -> {
            for (Execution waiting : runtime.createExecutionQuery()
                    .processDefinitionKey(ReviewCycleProcess.KEY)
                    .processInstanceBusinessKey(cycle.toString())
                    .messageEventSubscriptionName(Messages.REPORTS_COMPLETE)
                    .list()) {
                for (Job timer : management
                        .createJobQuery()
                        .processInstanceId(waiting.getProcessInstanceId())
                        .activityId(Elements.CLOSING_DATE)
                        .list()) {
                    management.setJobDuedate(timer.getId(), Date.from(closingAt));
                }
            }
            return null;
        });
    }
}
