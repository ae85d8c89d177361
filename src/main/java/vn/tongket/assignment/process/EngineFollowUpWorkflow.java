package vn.tongket.assignment.process;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.FollowUpWorkflow;
import vn.tongket.assignment.process.FollowUpProcess.Messages;
import vn.tongket.assignment.process.FollowUpProcess.Variables;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;

/** Tells the engine's instance of a follow-up what happened outside of it; whoever calls has checked the person. */
@Component
class EngineFollowUpWorkflow implements FollowUpWorkflow {

    private final RuntimeService runtime;
    private final Identities identities;

    EngineFollowUpWorkflow(RuntimeService runtime, Identities identities) {
        this.runtime = runtime;
        this.identities = identities;
    }

    @Override
    public void handedOver(FollowUp followUp) {
        identities.asNobody(() -> {
            runtime.createMessageCorrelation(Messages.CONCLUSION_HANDED_OVER)
                    .processInstanceBusinessKey(followUp.conclusionId().toString())
                    .setVariable(Variables.SUBJECT.name(), followUp.citation())
                    .setVariable(Variables.COORDINATOR_GROUP.name(), Role.COORDINATOR.group(followUp.coordinatorUnit()))
                    .correlateStartMessage();
            return null;
        });
    }

    @Override
    public void assignmentsClosed(UUID conclusion) {
        tell(conclusion, Messages.ASSIGNMENTS_CLOSED);
    }

    @Override
    public void handedToNextCycle(UUID conclusion) {
        tell(conclusion, Messages.HANDED_TO_NEXT_CYCLE);
    }

    private void tell(UUID conclusion, String message) {
        identities.asNobody(() -> {
            for (Execution waiting : runtime.createExecutionQuery()
                    .processDefinitionKey(FollowUpProcess.KEY)
                    .processInstanceBusinessKey(conclusion.toString())
                    .messageEventSubscriptionName(message)
                    .list()) {
                runtime.messageEventReceived(message, waiting.getId());
            }
            return null;
        });
    }
}
