package vn.tongket.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Amendment.Kind;
import vn.tongket.cycle.Amendment.Proposal;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Where coordinators propose changes of an issued plan, and approvers read them. */
@Component
public class AmendmentDesk {

    private final Cycles cycles;
    private final AmendmentStore store;
    private final ObligationStore obligations;
    private final ObjectProvider<CycleWorkflow> workflow;
    private final Access access;
    private final Units units;
    private final RoleHolders holders;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final Clock clock;

    AmendmentDesk(
            Cycles cycles,
            AmendmentStore store,
            ObligationStore obligations,
            ObjectProvider<CycleWorkflow> workflow,
            Access access,
            Units units,
            RoleHolders holders,
            SecrecyGuard secrecy,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.store = store;
        this.obligations = obligations;
        this.workflow = workflow;
        this.access = access;
        this.units = units;
        this.holders = holders;
        this.secrecy = secrecy;
        this.audit = audit;
        this.clock = clock;
    }

    /** A change as it is shown: with names and with dates as people write them. */
    public record Shown(
            long id,
            String cycleTitle,
            Kind kind,
            String unit,
            String unitName,
            String newDue,
            String currentDue,
            String reason,
            String basis,
            String proposedBy,
            Instant proposedAt,
            String outcome,
            String decisionReason) {}

    /** Every change that was proposed for the cycle, in the order of proposal. */
    @Transactional(readOnly = true)
    public List<Shown> amendments(Actor actor, UUID cycleId) {
        ReviewCycle cycle = readable(actor, cycleId);
        return shown(cycle, store.ofCycle(cycleId));
    }

    /** The same as it stood at a moment of the past; null for now. */
    @Transactional(readOnly = true)
    public List<Shown> amendments(Actor actor, UUID cycleId, Instant at) {
        if (at == null) {
            return amendments(actor, cycleId);
        }
        ReviewCycle cycle = readable(actor, cycleId);
        return shown(
                cycle,
                store.ofCycle(cycleId).stream()
                        .filter(change -> !change.proposedAt().isAfter(at))
                        .map(change -> change.until(at))
                        .toList());
    }

    /** One change, for its approver. */
    @Transactional(readOnly = true)
    public Shown amendment(Actor actor, UUID cycleId, long id) {
        ReviewCycle cycle = readable(actor, cycleId);
        return shown(cycle, List.of(store.find(cycleId, id).orElseThrow(() -> new NotFound("amendment", id))))
                .get(0);
    }

    /** Proposes a change of the plan; the approver gets a task. */
    @Transactional
    public long propose(Actor actor, UUID cycleId, Proposal typed) {
        ReviewCycle cycle = cycles.find(cycleId)
                .filter(found -> access.holds(actor, found.coordinatorUnit(), Role.COORDINATOR))
                .orElseThrow(() -> new NotFound("cycle", cycleId));
        secrecy.check("reason", typed.reason());
        secrecy.check("basis", typed.basis());
        Refusal.Collector problems = new Refusal.Collector();
        if (cycle.reportsClosedAt() != null || cycle.isClosed()) {
            throw Refusal.of("cycle.amendment.too-late");
        }
        if (!cycle.has(Phase.REPORTS) || cycle.closingAt() == null) {
            throw Refusal.of("cycle.amendment.too-early");
        }
        Kind kind = Figures.constant(Kind.class, typed.kind()).orElse(null);
        if (kind == null) {
            problems.add("kind", "cycle.amendment.kind-missing");
        }
        if (Text.isBlank(typed.reason())) {
            problems.add("reason", "cycle.amendment.reason-missing");
        }
        Optional<Unit> unit = unit(kind, typed, problems);
        LocalDate due = kind == Kind.DATE_MOVED ? due(cycle, typed, problems) : null;
        unit.filter(found -> kind != null).ifPresent(found -> fits(cycle, kind, found, problems));
        if (kind != null && store.isPending(cycleId, kind, unit.map(Unit::code).orElse(null))) {
            problems.add("", "cycle.amendment.pending");
        }
        problems.refuse();
        long id = store.propose(
                cycleId,
                kind,
                unit.map(Unit::code).orElse(null),
                due,
                Text.clean(typed.reason()),
                PlanReader.clean(typed.basis()),
                actor.userId());
        audit.record(Act.of("cycle.amendment-proposed", "cycle", cycleId)
                .inCycle(cycleId)
                .ofUnit(cycle.coordinatorUnit())
                .with("amendment", id)
                .with("kind", kind.name())
                .with("unit", unit.map(Unit::code).orElse(null))
                .with("due", due == null ? null : due.toString())
                .with("reason", Text.clean(typed.reason())));
        workflow.getObject().amendmentProposed(cycleId, id);
        return id;
    }

    private Optional<Unit> unit(Kind kind, Proposal typed, Refusal.Collector problems) {
        if (Text.isBlank(typed.unit())) {
            if (kind == Kind.UNIT_ADDED || kind == Kind.UNIT_WITHDRAWN) {
                problems.add("unit", "cycle.amendment.unit-missing");
            }
            return Optional.empty();
        }
        Optional<Unit> unit = units.find(Text.clean(typed.unit()));
        if (unit.isEmpty()) {
            problems.add("unit", "cycle.unit.unknown", typed.unit());
        }
        return unit;
    }

    private LocalDate due(ReviewCycle cycle, Proposal typed, Refusal.Collector problems) {
        try {
            Deadline due = Deadline.parse(typed.due());
            if (!due.isKnown()) {
                problems.add("due", "cycle.amendment.date-missing");
                return null;
            }
            if (due.lastDay().isBefore(LocalDate.ofInstant(clock.instant(), Deadline.ZONE))) {
                problems.add("due", "cycle.date.past", due.text());
            } else if (cycle.periodFrom() != null && due.lastDay().isBefore(cycle.periodFrom())) {
                problems.add("due", "cycle.date.before-period", due.text(), PlanReader.day(cycle.periodFrom()));
            }
            return due.lastDay();
        } catch (Refusal unreadable) {
            problems.add("due", "calendar.deadline.unreadable", typed.due());
            return null;
        }
    }

    private void fits(ReviewCycle cycle, Kind kind, Unit unit, Refusal.Collector problems) {
        boolean owes = !obligations.openOf(cycle.id(), unit.code()).isEmpty();
        if (kind != Kind.UNIT_ADDED) {
            if (!owes) {
                problems.add("unit", "cycle.amendment.owes-nothing", unit.name());
            }
            return;
        }
        if (owes || obligations.hasAccepted(cycle.id(), unit.code())) {
            problems.add("unit", "cycle.amendment.owes-already", unit.name());
        }
        if (!unit.existsOn(cycle.due().lastDay())) {
            problems.add("unit", "cycle.reporters.not-existing", cycle.due().text(), unit.name());
        }
        for (Role role : List.of(Role.DRAFTER, Role.LEADER)) {
            if (holders.unitsWithMember(List.of(unit.code()), role).isEmpty()) {
                problems.add("unit", "cycle.reporters.without." + role.suffix(), unit.name());
            }
        }
    }

    private ReviewCycle readable(Actor actor, UUID id) {
        return cycles.find(id)
                .filter(cycle -> CycleReaders.mayRead(access, actor, cycle))
                .orElseThrow(() -> new NotFound("cycle", id));
    }

    private List<Shown> shown(ReviewCycle cycle, List<Amendment> amendments) {
        Map<String, String> names = units.names(amendments.stream()
                .map(Amendment::unit)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return amendments.stream()
                .map(amendment -> new Shown(
                        amendment.id(),
                        cycle.title(),
                        amendment.kind(),
                        amendment.unit(),
                        amendment.unit() == null ? null : names.get(amendment.unit()),
                        amendment.newDueOn() == null ? null : PlanReader.day(amendment.newDueOn()),
                        cycle.due().text(),
                        amendment.reason(),
                        amendment.basis(),
                        amendment.proposedBy(),
                        amendment.proposedAt(),
                        outcome(amendment),
                        amendment.decisionReason()))
                .toList();
    }

    private static String outcome(Amendment amendment) {
        if (amendment.rejectedAt() != null) {
            return "REJECTED";
        }
        if (amendment.appliedAt() != null) {
            return "APPLIED";
        }
        return amendment.isPending() ? "PENDING" : "APPROVED";
    }
}
