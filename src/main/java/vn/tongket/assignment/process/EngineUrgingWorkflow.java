package vn.tongket.assignment.process;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UnitUrgingProcess.Messages;
import vn.tongket.assignment.process.UnitUrgingProcess.Variables;
import vn.tongket.assignment.urging.UrgingCase;
import vn.tongket.assignment.urging.UrgingCaseWorkflow;
import vn.tongket.assignment.urging.UrgingRunWorkflow;
import vn.tongket.calendar.Deadline;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;

/** Starts runs and the instances of cases; whoever calls has checked the person. */
@Component
class EngineUrgingWorkflow implements UrgingCaseWorkflow, UrgingRunWorkflow {

    private final RuntimeService runtime;
    private final Identities identities;

    EngineUrgingWorkflow(RuntimeService runtime, Identities identities) {
        this.runtime = runtime;
        this.identities = identities;
    }

    @Override
    public void request() {
        identities.asNobody(() -> runtime.createMessageCorrelation(UrgingRunProcess.Messages.URGING_RUN_REQUESTED)
                .correlateStartMessage());
    }

    @Override
    public void opened(List<Start> cases) {
        identities.asNobody(() -> {
            for (Start start : cases) {
                runtime.createMessageCorrelation(message(start.subject()))
                        .processInstanceBusinessKey(start.subject().id().toString())
                        .setVariables(variables(start))
                        .correlateStartMessage();
            }
            return null;
        });
    }

    private static String message(UrgingCase subject) {
        return switch (subject.kind()) {
            case LETTER -> Messages.URGING_LETTER_DRAFTED;
            case EXPLANATION -> Messages.URGING_EXPLANATION_REQUESTED;
            case CRITICISM -> Messages.URGING_CRITICISM_DUE;
        };
    }

    private static VariableMap variables(Start start) {
        UrgingCase subject = start.subject();
        VariableMap variables = org.camunda.bpm.engine.variable.Variables.createVariables()
                .putValue(Variables.SUBJECT.name(), start.label());
        return switch (subject.kind()) {
            case LETTER -> variables.putValue(Variables.TRACKER_GROUP.name(), Role.TRACKER.group(subject.signerUnit()));
            case EXPLANATION ->
                variables
                        .putValue(Variables.LEADER_GROUP.name(), Role.LEADER.group(subject.unit()))
                        .putValue(
                                Variables.DUE_AT.name(),
                                Date.from(Deadline.day(subject.answerBy()).dueAt()));
            case CRITICISM ->
                variables
                        .putValue(Variables.TRACKER_GROUP.name(), Role.TRACKER.group(subject.signerUnit()))
                        .putValue(Variables.APPROVER_GROUP.name(), Role.APPROVER.group(subject.chairUnit()));
        };
    }

    @Override
    public void settled(Collection<UUID> cases) {
        identities.asNobody(() -> {
            for (UUID id : cases) {
                for (Execution waiting : runtime.createExecutionQuery()
                        .processDefinitionKey(UnitUrgingProcess.KEY)
                        .processInstanceBusinessKey(id.toString())
                        .messageEventSubscriptionName(Messages.URGING_SETTLED)
                        .list()) {
                    runtime.messageEventReceived(Messages.URGING_SETTLED, waiting.getId());
                }
            }
            return null;
        });
    }
}
