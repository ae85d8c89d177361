package vn.tongket.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/**
 * Cycles that a unit opens for the units below it from its own obligation, at any depth. Who writes or signs the unit's
 * report sees them; who coordinates for the unit opens them.
 */
@Component
public class ChildCycles {

    private static final Logger log = LoggerFactory.getLogger(ChildCycles.class);

    /** How many working days the unit keeps for its own report after those below it have reported. */
    private static final int AHEAD = 10;

    private final Cycles cycles;
    private final Obligations obligations;
    private final ChildCycleStore store;
    private final PlanStore plans;
    private final PreviousCycles previous;
    private final ObjectProvider<CycleWorkflow> workflow;
    private final WorkingCalendar calendar;
    private final Units units;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final Clock clock;

    ChildCycles(
            Cycles cycles,
            Obligations obligations,
            ChildCycleStore store,
            PlanStore plans,
            PreviousCycles previous,
            ObjectProvider<CycleWorkflow> workflow,
            WorkingCalendar calendar,
            Units units,
            Access access,
            SecrecyGuard secrecy,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.obligations = obligations;
        this.store = store;
        this.plans = plans;
        this.previous = previous;
        this.workflow = workflow;
        this.calendar = calendar;
        this.units = units;
        this.access = access;
        this.secrecy = secrecy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is typed to open one: the rest of the plan is taken from the plan above, and edited as usual. */
    public record Opening(String title, String due) {}

    /**
     * The cycles of an obligation, and what a new one would begin with.
     *
     * @param below names of the units right below
     * @param mayOpen whether the person coordinates for the unit and the obligation is one that is to be answered
     * @param collecting whether one of them still waits for its plan or for reports
     */
    public record Board(
            List<ChildCycle> children, Opening proposal, List<String> below, boolean mayOpen, boolean collecting) {}

    @Transactional(readOnly = true)
    public Board board(Actor actor, UUID obligationId) {
        Obligation obligation = requireOwn(actor, obligationId);
        ReviewCycle parent = cycles.require(obligation.cycleId());
        List<ChildCycle> children = store.of(obligationId);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        List<String> below = store.below(obligation.scopeUnit(), today);
        boolean collecting = children.stream().anyMatch(ChildCycle::collecting);
        String unit = units.require(obligation.scopeUnit()).name();
        return new Board(
                children,
                new Opening(parent.title() + " – " + unit, due(obligation, today)),
                units.all(below).stream().map(found -> found.name()).toList(),
                access.holds(actor, obligation.reporterUnit(), Role.COORDINATOR) && obligation.withdrawnAt() == null,
                collecting);
    }

    /** Opens a cycle for the units below; its coordinator goes on with the plan in Tasklist. */
    @Transactional
    public UUID open(Actor actor, UUID obligationId, Opening typed) {
        requireOwn(actor, obligationId);
        Obligation obligation = obligations.held(obligationId);
        ReviewCycle parent = cycles.require(obligation.cycleId());
        secrecy.check("title", typed.title());
        Refusal.Collector problems = new Refusal.Collector();
        if (!access.holds(actor, obligation.reporterUnit(), Role.COORDINATOR)) {
            problems.add(
                    "",
                    "cycle.child.not-coordinator",
                    units.require(obligation.reporterUnit()).name());
        }
        if (obligation.withdrawnAt() != null) {
            problems.add("", "cycle.child.withdrawn");
        }
        if (store.isCollecting(obligationId)) {
            problems.add("", "cycle.child.running");
        }
        if (Text.isBlank(typed.title())) {
            problems.add("title", "cycle.title.missing");
        }
        checkDue(typed.due(), obligation, problems);
        problems.refuse();
        String title = Text.clean(typed.title());
        UUID id = workflow.getObject().start(title, parent.kind(), obligation.reporterUnit());
        store.setParent(id, obligationId);
        plans.save(id, draft(actor, cycles.require(id), parent, obligation, typed), actor.userId());
        audit.record(Act.of("cycle.child-opened", "cycle", id)
                .inCycle(parent.id())
                .ofUnit(obligation.reporterUnit())
                .with("obligation", obligationId)
                .with("title", title));
        log.info("Opened cycle {} below obligation {}", id, obligationId);
        return id;
    }

    /** Whether a cycle opened from the obligation still waits for its plan or for reports. */
    @Transactional(readOnly = true)
    public boolean isCollecting(UUID obligation) {
        return store.isCollecting(obligation);
    }

    /** Adds a problem when the plan of a child cycle asks those who are to be answered by it. */
    void check(UUID cycle, Collection<String> reporters, Refusal.Collector problems) {
        UUID parent = cycles.parentObligationOf(cycle).orElse(null);
        if (parent == null || reporters.isEmpty()) {
            return;
        }
        Set<String> asked = store.askedAbove(parent, reporters);
        if (!asked.isEmpty()) {
            problems.add(
                    "units",
                    "cycle.child.loop",
                    String.join(", ", units.names(asked).values()));
        }
    }

    private PlanDraft draft(Actor actor, ReviewCycle cycle, ReviewCycle parent, Obligation obligation, Opening typed) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
        PlanDraft first = PlanDraft.first(cycle);
        UUID before = store.before(obligation.id())
                .filter(id -> previous.maySee(actor, id))
                .orElse(null);
        return new PlanDraft(
                first.title(),
                first.kind(),
                parent.qualifier() == null ? null : parent.qualifier().name(),
                day(parent.periodFrom()),
                day(parent.periodTo()),
                first.organizer(),
                first.approverUnit(),
                first.reviewerUnit(),
                first.clerkUnit(),
                null,
                null,
                parent.purpose(),
                first.phases(),
                store.subjects(parent.id()),
                List.of(),
                PlanCopies.outline(cycles.outline(parent.id())),
                PlanCopies.indicators(cycles.indicators(parent.id())),
                List.of(),
                store.below(obligation.scopeUnit(), today),
                List.of(),
                List.of(),
                Text.clean(typed.due()),
                null,
                before == null ? null : before.toString(),
                cycle.version());
    }

    /** Some working days before the unit's own report is due, as long as that day is still to come. */
    private String due(Obligation obligation, LocalDate today) {
        LocalDate own = LocalDate.ofInstant(obligation.dueAt(), Deadline.ZONE);
        LocalDate early = calendar.addWorkingDays(own, -AHEAD);
        LocalDate due = early.isAfter(today) ? early : own.minusDays(1);
        return due.isAfter(today) ? PlanReader.day(due) : null;
    }

    private void checkDue(String typed, Obligation obligation, Refusal.Collector problems) {
        try {
            Deadline due = Deadline.parse(typed);
            if (due.isKnown() && due.dueAt().isAfter(obligation.dueAt()) && obligation.isOpen()) {
                problems.add(
                        "due",
                        "cycle.child.due-late",
                        due.text(),
                        PlanReader.day(LocalDate.ofInstant(obligation.dueAt(), Deadline.ZONE)));
            }
        } catch (Refusal unreadable) {
            unreadable
                    .problems()
                    .forEach(problem ->
                            problems.add("due", problem.key(), problem.args().toArray()));
        }
    }

    private Obligation requireOwn(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        if (obligation.openedAt() == null
                || !access.holds(actor, obligation.reporterUnit(), Role.DRAFTER, Role.LEADER, Role.COORDINATOR)) {
            throw new NotFound("report", id);
        }
        return obligation;
    }

    private static String day(LocalDate day) {
        return day == null ? null : PlanReader.day(day);
    }
}
