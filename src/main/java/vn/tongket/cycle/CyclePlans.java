package vn.tongket.cycle;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.document.IssuedDocument;
import vn.tongket.document.Signing;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** The steps of a plan, from the start of its cycle to its number. */
@Component
public class CyclePlans {

    private static final Logger log = LoggerFactory.getLogger(CyclePlans.class);

    private final Cycles cycles;
    private final ObligationStore locks;
    private final PlanStore store;
    private final PlanWriter writer;
    private final PlanSigning signing;
    private final PlanCheck check;
    private final PreviousCycles previous;
    private final ChildCycles children;
    private final ObjectProvider<PlanIssued> issued;
    private final ObligationOpening obligations;
    private final Documents documents;
    private final Notifications notifications;
    private final WorkingCalendar calendar;
    private final Access access;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final int graceDays;

    CyclePlans(
            Cycles cycles,
            ObligationStore locks,
            PlanStore store,
            PlanWriter writer,
            PlanSigning signing,
            PlanCheck check,
            PreviousCycles previous,
            ChildCycles children,
            ObjectProvider<PlanIssued> issued,
            ObligationOpening obligations,
            Documents documents,
            Notifications notifications,
            WorkingCalendar calendar,
            Access access,
            Units units,
            SecrecyGuard secrecy,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock,
            @Value("${tongket.cycle.grace-working-days:5}") int graceDays) {
        this.cycles = cycles;
        this.locks = locks;
        this.store = store;
        this.writer = writer;
        this.signing = signing;
        this.check = check;
        this.previous = previous;
        this.children = children;
        this.issued = issued;
        this.obligations = obligations;
        this.documents = documents;
        this.notifications = notifications;
        this.calendar = calendar;
        this.access = access;
        this.units = units;
        this.secrecy = secrecy;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.graceDays = graceDays;
    }

    /**
     * Starts a cycle for a unit in which the person coordinates.
     *
     * @param unit blank for the one unit in which the person coordinates
     */
    @Transactional
    public ReviewCycle start(Actor actor, String title, String kind, String unit) {
        secrecy.check("title", title);
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(title)) {
            problems.add("title", "cycle.title.missing");
        }
        ReviewKind known = Figures.constant(ReviewKind.class, kind).orElse(null);
        if (known == null) {
            problems.add("kind", "cycle.kind.missing");
        }
        String coordinator = coordinator(actor, unit, problems);
        problems.refuse();
        UUID id = UUID.randomUUID();
        writer.lay(id, Text.clean(title), known, coordinator, actor.userId());
        audit.record(Act.of("cycle.started", "cycle", id)
                .inCycle(id)
                .ofUnit(coordinator)
                .with("title", Text.clean(title)));
        log.info("Started cycle {}", id);
        return cycles.require(id);
    }

    private String coordinator(Actor actor, String unit, Refusal.Collector problems) {
        Set<String> own = actor.unitsWith(Role.COORDINATOR.suffix());
        String code = Text.isBlank(unit) && own.size() == 1 ? own.iterator().next() : PlanReader.clean(unit);
        if (code == null && own.isEmpty()) {
            problems.add("coordinatorUnit", "cycle.coordinator.missing");
        } else if (code == null) {
            problems.add("coordinatorUnit", "cycle.coordinator.which", named(own));
        } else if (!access.holds(actor, code, Role.COORDINATOR)
                || units.find(code).isEmpty()) {
            problems.add("coordinatorUnit", "cycle.coordinator.foreign", code);
        }
        return code;
    }

    private String named(Set<String> codes) {
        return units.names(codes).entrySet().stream()
                .map(unit -> "%s (%s)".formatted(unit.getKey(), unit.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** The draft is complete: it is read, checked and written, or refused with everything that is wrong with it. */
    @Transactional
    public ReviewCycle finish(UUID id) {
        locks.lockCycle(id);
        ReviewCycle cycle = cycles.require(id);
        requireDraft(id, cycle);
        PlanDraft draft = store.draft(id).orElseGet(() -> PlanDraft.first(cycle));
        Refusal.Collector problems = new Refusal.Collector();
        Plan plan = new PlanReader(draft, problems).read();
        check.check(cycle, plan, problems);
        previous.check(Actors.current(), id, plan.previousCycle(), problems);
        children.check(id, check.reporting(plan), problems);
        problems.refuse();
        writer.write(cycle, plan);
        ReviewCycle planned = cycles.require(id);
        record(planned, "cycle.plan-finished");
        if (planned.has(Phase.REPORTS) && !planned.has(Phase.PLAN)) {
            freeze(planned);
        }
        if (!planned.has(Phase.PLAN)) {
            issued.forEach(listener -> listener.planIssued(id));
        }
        return cycles.require(id);
    }

    private void requireDraft(UUID id, ReviewCycle cycle) {
        if (cycle.isClosed() || cycle.planIssuedAt() != null || store.state(id).ready()) {
            throw Refusal.of("cycle.plan.finished");
        }
    }

    /** Approves the plan, or gives it back with a reason. */
    @Transactional
    public void decide(UUID id, boolean approved, String reason) {
        secrecy.check("reason", reason);
        ReviewCycle cycle = cycles.require(id);
        if (!store.state(id).ready() || cycle.planIssuedAt() != null) {
            throw Refusal.of("cycle.plan.not-ready");
        }
        if (!approved && Text.isBlank(reason)) {
            throw Refusal.at("reason", "cycle.plan.reason-missing");
        }
        Signing signed = Signing.NONE;
        if (approved) {
            signed = signing.sign(Actors.current(), cycle);
        } else {
            signing.forget(id);
        }
        jdbc.sql("""
                        update app.review_cycle
                           set plan_approved_at = :approved::timestamptz, plan_refusal = :refusal,
                               plan_ready_at = case when :approved::timestamptz is null then null else plan_ready_at end
                         where id = :id
                        """)
                .param("approved", approved ? OffsetDateTime.now(clock) : null)
                .param("refusal", approved ? null : Text.clean(reason))
                .param("id", id)
                .update();
        audit.record(Act.of(approved ? "cycle.plan-approved" : "cycle.plan-returned", "cycle", id)
                .inCycle(id)
                .ofUnit(cycle.approverUnit())
                .with("signing", signed.code())
                .with("reason", approved ? null : Text.clean(reason)));
    }

    /** Gives the plan its number and date, and freezes who is to report. */
    @Transactional
    public IssuedDocument issue(UUID id) {
        locks.lockCycle(id);
        ReviewCycle cycle = cycles.require(id);
        if (cycle.planApprovedAt() == null || cycle.planIssuedAt() != null) {
            throw Refusal.of("cycle.plan.not-approved");
        }
        IssuedDocument document = documents.issue(request(cycle, store.issue(id).orElse(new PlanIssue(null, null))));
        jdbc.sql("update app.review_cycle set plan_document_id = :document, plan_issued_at = :now where id = :id")
                .param("document", document.id())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        audit.record(Act.of("cycle.plan-issued", "cycle", id)
                .inCycle(id)
                .ofUnit(cycle.organizer())
                .with("symbol", document.symbol())
                .with("date", document.issuedOn().toString()));
        if (cycle.has(Phase.REPORTS)) {
            freeze(cycle);
        }
        issued.forEach(listener -> listener.planIssued(id));
        notifications.tell(
                Notice.to(Role.COORDINATOR.group(cycle.coordinatorUnit()), "plan-issued", "plan-issued:" + id)
                        .with("title", cycle.title())
                        .with("symbol", document.symbol())
                        .with("date", PlanReader.day(document.issuedOn()))
                        .inCycle(id)
                        .linking("/cycles/" + id));
        log.info("Issued the plan of cycle {}", id);
        return document;
    }

    private IssueRequest request(ReviewCycle cycle, PlanIssue typed) {
        Refusal.Collector problems = new Refusal.Collector();
        Integer number = Figures.read(typed.number())
                .filter(figure -> figure.stripTrailingZeros().scale() <= 0 && figure.compareTo(Figures.MILLION) < 0)
                .map(BigDecimal::intValue)
                .orElse(null);
        if (number == null && !Text.isBlank(typed.number())) {
            problems.add("number", "cycle.issue.number-unreadable", typed.number());
        }
        LocalDate date = null;
        try {
            Deadline read = Deadline.parse(typed.date());
            date = read.on();
            if (read.isKnown() && read.precision() != Precision.DAY) {
                problems.add("date", "cycle.issue.date-not-a-day", typed.date());
            }
        } catch (Refusal unreadable) {
            problems.add("date", "cycle.issue.date-not-a-day", typed.date());
        }
        problems.refuse();
        return IssueRequest.next(cycle.organizer(), DocumentType.PLAN, date, cycle.title())
                .numbered(number);
    }

    private void freeze(ReviewCycle cycle) {
        obligations.freeze(cycle);
        Instant closing = closingMoment(cycle.id(), cycle.due());
        jdbc.sql("update app.review_cycle set closing_at = :closing where id = :id")
                .param("closing", closing.atOffset(ZoneOffset.UTC))
                .param("id", cycle.id())
                .update();
    }

    /** The end of the plan's own closing day, or of the last working day of grace after the due date if that is later. */
    Instant closingMoment(UUID id, Deadline due) {
        LocalDate grace = calendar.addWorkingDays(due.lastDay(), graceDays);
        LocalDate chosen = jdbc.sql("select closing_on from app.review_cycle where id = :id")
                .param("id", id)
                .query(LocalDate.class)
                .optional()
                .filter(day -> !day.isBefore(due.lastDay()))
                .orElse(grace);
        return Deadline.day(chosen).dueAt();
    }

    private void record(ReviewCycle cycle, String act) {
        audit.record(Act.of(act, "cycle", cycle.id()).inCycle(cycle.id()).ofUnit(cycle.coordinatorUnit()));
    }
}
