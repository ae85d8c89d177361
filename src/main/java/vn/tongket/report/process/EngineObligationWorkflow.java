package vn.tongket.report.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ObligationWorkflow;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.engine.DecisionTables;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;
import vn.tongket.report.Checker;
import vn.tongket.report.ReportWorkflow;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.process.UnitReportProcess.Messages;
import vn.tongket.report.process.UnitReportProcess.Variables;

/** Tells the engine's instances of reports what happened to their obligations; whoever calls has checked the person. */
@Component
class EngineObligationWorkflow implements ObligationWorkflow, ReportWorkflow {

    /** The engine's query takes one business key; what is read here is the keys that have an instance. */
    private static final String INSTANCES = """
            select * from act_ru_execution
             where parent_id_ is null and business_key_ = any(string_to_array(#{keys}, ' '))
            """;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final Obligations obligations;
    private final Cycles cycles;
    private final Units units;
    private final Checker checker;
    private final ReportTimers timers;
    private final EngineReportTables tables;
    private final DecisionTables decisions;
    private final Identities identities;

    EngineObligationWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            RepositoryService repository,
            Obligations obligations,
            Cycles cycles,
            Units units,
            Checker checker,
            ReportTimers timers,
            EngineReportTables tables,
            DecisionTables decisions,
            Identities identities) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.obligations = obligations;
        this.cycles = cycles;
        this.units = units;
        this.checker = checker;
        this.timers = timers;
        this.tables = tables;
        this.decisions = decisions;
        this.identities = identities;
    }

    @Override
    public void opened(List<Obligation> opened, ReviewCycle cycle) {
        if (opened.isEmpty()) {
            return;
        }
        Map<String, Unit> reporters =
                units.all(opened.stream().map(Obligation::reporterUnit).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Unit::code, Function.identity()));
        identities.asNobody(() -> {
            Set<String> known =
                    withInstance(opened.stream().map(o -> o.id().toString()).toList());
            String definition = definition();
            opened.stream()
                    .filter(obligation -> !known.contains(obligation.id().toString()))
                    .forEach(obligation ->
                            start(definition, obligation, cycle, reporters.get(obligation.reporterUnit())));
            return null;
        });
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(UnitReportProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private Set<String> withInstance(Collection<String> keys) {
        return runtime
                .createNativeProcessInstanceQuery()
                .sql(INSTANCES)
                .parameter("keys", String.join(" ", keys))
                .list()
                .stream()
                .map(instance -> instance.getBusinessKey())
                .collect(Collectors.toSet());
    }

    private void start(String definition, Obligation obligation, ReviewCycle cycle, Unit reporter) {
        ProcessInstance started = runtime.startProcessInstanceByMessageAndProcessDefinitionId(
                Messages.OBLIGATION_OPENED,
                definition,
                obligation.id().toString(),
                variables(obligation, cycle, reporter));
        decisions.note(started.getId(), Elements.CHECK_REPORT, tables.routeOf(reporter));
    }

    private VariableMap variables(Obligation obligation, ReviewCycle cycle, Unit reporter) {
        return org.camunda.bpm.engine.variable.Variables.createVariables()
                .putValue(Variables.DRAFTER_GROUP.name(), Role.DRAFTER.group(obligation.reporterUnit()))
                .putValue(Variables.LEADER_GROUP.name(), Role.LEADER.group(obligation.reporterUnit()))
                .putValue(Variables.REVIEWER_GROUP.name(), checker.groupFor(reporter, cycle))
                .putValue(Variables.DUE_AT.name(), Date.from(obligation.dueAt()))
                .putValue(Variables.NEXT_REMINDER_AT.name(), timers.firstReminder(obligation.dueAt()));
    }

    @Override
    public void amending(Obligation obligation, ReviewCycle cycle) {
        opened(List.of(obligation), cycle);
    }

    @Override
    public void checkingAgain(Obligation obligation, ReviewCycle cycle) {
        Unit reporter = units.require(obligation.reporterUnit());
        identities.asNobody(() -> runtime.createProcessInstanceById(definition())
                .businessKey(obligation.id().toString())
                .setVariables(variables(obligation, cycle, reporter))
                .startBeforeActivity(Elements.CHECK_REPORT)
                .execute());
    }

    @Override
    public void accept(UUID obligation, String user) {
        try {
            Task task = tasks.createTaskQuery()
                    .processDefinitionKey(UnitReportProcess.KEY)
                    .processInstanceBusinessKey(obligation.toString())
                    .taskDefinitionKey(Elements.CHECK_REPORT)
                    .singleResult();
            if (task == null) {
                throw Refusal.of("report.bulk.checked-already");
            }
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), user);
            } else if (!task.getAssignee().equals(user)) {
                throw Refusal.of("report.bulk.taken");
            }
            tasks.complete(task.getId(), Map.of(Variables.ACCEPTED.name(), true));
        } catch (OptimisticLockingException
                | TaskAlreadyClaimedException
                | AuthorizationException
                | NullValueException
                | NullPointerException late) {
            // what the engine fails with when the task is gone, with its authorizations, while it is being completed
            throw Refusal.of("report.bulk.checked-already");
        }
    }

    @Override
    public void withdrawn(UUID obligation) {
        receive(obligation, Messages.OBLIGATION_WITHDRAWN, Map.of());
    }

    @Override
    public void rescheduled(UUID obligation, Instant dueAt) {
        receive(obligation, Messages.OBLIGATION_RESCHEDULED, Map.of());
    }

    @Override
    public void extensionRequested(UUID obligation, long extension) {
        ReviewCycle cycle = cycles.require(obligations.require(obligation).cycleId());
        String coordinators = Role.COORDINATOR.group(cycle.coordinatorUnit());
        receive(obligation, Messages.EXTENSION_REQUESTED, Map.of(Variables.COORDINATOR_GROUP.name(), coordinators));
    }

    private void receive(UUID obligation, String message, Map<String, Object> variables) {
        identities.asNobody(() -> {
            for (Execution waiting : runtime.createExecutionQuery()
                    .processDefinitionKey(UnitReportProcess.KEY)
                    .processInstanceBusinessKey(obligation.toString())
                    .messageEventSubscriptionName(message)
                    .list()) {
                runtime.messageEventReceived(message, waiting.getId(), variables);
            }
            return null;
        });
    }
}
