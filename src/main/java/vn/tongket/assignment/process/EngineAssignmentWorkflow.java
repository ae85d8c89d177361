package vn.tongket.assignment.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.AssignmentWorkflow;
import vn.tongket.assignment.process.AssignmentProcess.Messages;
import vn.tongket.assignment.process.AssignmentProcess.Variables;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;

/** Tells the engine's instances of assignments what happened outside of them; whoever calls has checked the person. */
@Component
class EngineAssignmentWorkflow implements AssignmentWorkflow {

    private final RuntimeService runtime;
    private final Identities identities;

    EngineAssignmentWorkflow(RuntimeService runtime, Identities identities) {
        this.runtime = runtime;
        this.identities = identities;
    }

    @Override
    public void opened(List<Assignment> assignments) {
        identities.asNobody(() -> {
            for (Assignment assignment : assignments) {
                runtime.createMessageCorrelation(Messages.ASSIGNMENT_OPENED)
                        .processInstanceBusinessKey(assignment.id().toString())
                        .setVariables(variables(assignment))
                        .correlateStartMessage();
            }
            return null;
        });
    }

    private static VariableMap variables(Assignment assignment) {
        return org.camunda.bpm.engine.variable.Variables.createVariables()
                .putValue(Variables.SUBJECT.name(), assignment.label())
                .putValue(Variables.DRAFTER_GROUP.name(), Role.DRAFTER.group(assignment.unit()))
                .putValue(Variables.LEADER_GROUP.name(), Role.LEADER.group(assignment.unit()))
                .putValue(Variables.TRACKER_GROUP.name(), Role.TRACKER.group(assignment.trackerUnit()))
                .putValue(Variables.DUE_AT.name(), date(assignment.dueAt()));
    }

    private static Date date(Instant moment) {
        return moment == null ? null : Date.from(moment);
    }

    @Override
    public void withdrawn(UUID assignment) {
        tell(assignment, Messages.ASSIGNMENT_WITHDRAWN);
    }

    @Override
    public void rescheduled(UUID assignment) {
        tell(assignment, Messages.ASSIGNMENT_RESCHEDULED);
    }

    @Override
    public void extensionRequested(Assignment assignment) {
        tell(
                assignment.id(),
                Messages.ASSIGNMENT_EXTENSION_REQUESTED,
                Map.of(Variables.COORDINATOR_GROUP.name(), Role.COORDINATOR.group(assignment.coordinatorUnit())));
    }

    private void tell(UUID assignment, String message) {
        tell(assignment, message, Map.of());
    }

    private void tell(UUID assignment, String message, Map<String, Object> variables) {
        identities.asNobody(() -> {
            for (Execution waiting : runtime.createExecutionQuery()
                    .processDefinitionKey(AssignmentProcess.KEY)
                    .processInstanceBusinessKey(assignment.toString())
                    .messageEventSubscriptionName(message)
                    .list()) {
                runtime.messageEventReceived(message, waiting.getId(), variables);
            }
            return null;
        });
    }
}
