package vn.tongket.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;

/** Decides changes of issued plans and carries them to the reports that are under way. */
@Component
public class Amendments {

    private final Cycles cycles;
    private final AmendmentStore store;
    private final ObligationStore obligationStore;
    private final Obligations obligations;
    private final ObligationOpening opening;
    private final CyclePlans plans;
    private final ObjectProvider<CycleWorkflow> workflow;
    private final SecrecyGuard secrecy;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Amendments(
            Cycles cycles,
            AmendmentStore store,
            ObligationStore obligationStore,
            Obligations obligations,
            ObligationOpening opening,
            CyclePlans plans,
            ObjectProvider<CycleWorkflow> workflow,
            SecrecyGuard secrecy,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.store = store;
        this.obligationStore = obligationStore;
        this.obligations = obligations;
        this.opening = opening;
        this.plans = plans;
        this.workflow = workflow;
        this.secrecy = secrecy;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Amendment require(UUID cycle, long id) {
        return store.find(cycle, id).orElseThrow(() -> new NotFound("amendment", id));
    }

    /** Approves the change, or not, with a reason. */
    @Transactional
    public void decide(UUID cycleId, long id, boolean approved, String reason) {
        secrecy.check("reason", reason);
        Amendment amendment = require(cycleId, id);
        if (!amendment.isPending()) {
            throw Refusal.of("cycle.amendment.decided");
        }
        if (!approved && Text.isBlank(reason)) {
            throw Refusal.at("reason", "cycle.amendment.refusal-missing");
        }
        if (approved && cycles.require(cycleId).reportsClosedAt() != null) {
            throw Refusal.of("cycle.amendment.too-late");
        }
        String said = approved || Text.isBlank(reason) ? null : Text.clean(reason);
        store.decide(id, approved, said, Actors.current().userId());
        record(amendment, approved ? "cycle.amendment-approved" : "cycle.amendment-rejected", said);
    }

    /**
     * Carries an approved change to the plan and to the next units.
     *
     * @return whether every unit was reached; asked again then, it changes nothing
     */
    @Transactional
    public boolean apply(UUID cycleId, long id) {
        obligationStore.lockCycle(cycleId);
        Amendment amendment = require(cycleId, id);
        if (amendment.approvedAt() == null) {
            throw Refusal.of("cycle.amendment.not-approved");
        }
        ReviewCycle cycle = cycles.require(cycleId);
        if (amendment.appliedAt() == null) {
            if (!cycle.isClosed()) {
                change(cycle, amendment);
            }
            store.applied(id);
            record(amendment, "cycle.amendment-applied", amendment.reason(), cycle.due());
        }
        return switch (amendment.kind()) {
            case UNIT_ADDED -> cycle.reportsOpenedAt() == null || opening.openNext(cycleId);
            case UNIT_WITHDRAWN -> true;
            case DATE_MOVED -> opening.tellNext(cycleId);
        };
    }

    private void change(ReviewCycle cycle, Amendment amendment) {
        switch (amendment.kind()) {
            case UNIT_ADDED -> add(cycle, amendment.unit());
            case UNIT_WITHDRAWN -> withdraw(cycle, amendment);
            case DATE_MOVED -> move(cycle, amendment);
        }
    }

    private void add(ReviewCycle cycle, String unit) {
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at)
                        values (gen_random_uuid(), :cycle, :unit, :unit, :due, :precision, :dueAt, :dueAt, :now)
                        on conflict (cycle_id, scope_unit, reporter_unit) do update
                          set withdrawn_at = null, withdrawn_reason = null, opened_at = null, submitted_at = null,
                              known_due_at = null, due_on = excluded.due_on, due_precision = excluded.due_precision,
                              due_at = excluded.due_at, original_due_at = excluded.original_due_at
                          where obligation.withdrawn_at is not null
                        """)
                .param("cycle", cycle.id())
                .param("unit", unit)
                .param("due", cycle.due().on())
                .param("precision", cycle.due().precision().name())
                .param("dueAt", cycle.due().dueAt().atOffset(ZoneOffset.UTC))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private void withdraw(ReviewCycle cycle, Amendment amendment) {
        boolean any = false;
        for (Obligation obligation : obligationStore.openOf(cycle.id(), amendment.unit())) {
            any |= obligations.withdrawAlone(obligation, amendment.reason());
        }
        if (any) {
            obligations.tellWhenComplete(cycle.id());
        }
    }

    /** Who was given a later date of its own keeps it; a date of one unit leaves the plan's own date alone. */
    private void move(ReviewCycle cycle, Amendment amendment) {
        Deadline due = Deadline.day(amendment.newDueOn());
        jdbc.sql("""
                        update app.obligation
                           set due_on = :on, due_precision = 'DAY', due_at = :dueAt
                         where cycle_id = :cycle and accepted_at is null and withdrawn_at is null
                           and (:unit::text is null and (due_at = original_due_at or due_at < :dueAt)
                                or scope_unit = :unit or reporter_unit = :unit)
                        """)
                .param("on", due.on())
                .param("dueAt", due.dueAt().atOffset(ZoneOffset.UTC))
                .param("cycle", cycle.id())
                .param("unit", amendment.unit())
                .update();
        if (amendment.unit() == null) {
            jdbc.sql("update app.review_cycle set due_on = :on, due_precision = 'DAY' where id = :cycle")
                    .param("on", due.on())
                    .param("cycle", cycle.id())
                    .update();
        }
        Instant closing = plans.closingMoment(cycle.id(), due);
        boolean later = cycle.closingAt() == null || closing.isAfter(cycle.closingAt());
        if (cycle.reportsClosedAt() == null && (later || amendment.unit() == null)) {
            jdbc.sql("update app.review_cycle set closing_at = :closing where id = :cycle")
                    .param("closing", closing.atOffset(ZoneOffset.UTC))
                    .param("cycle", cycle.id())
                    .update();
            workflow.getObject().closingMoved(cycle.id(), closing);
        }
    }

    private void record(Amendment amendment, String act, String reason) {
        record(amendment, act, reason, null);
    }

    /** With the plan's date before the change, where the change is one of the date for all. */
    private void record(Amendment amendment, String act, String reason, Deadline before) {
        boolean moved = before != null && amendment.newDueOn() != null && amendment.unit() == null;
        audit.record(Act.of(act, "cycle", amendment.cycleId())
                .inCycle(amendment.cycleId())
                .ofUnit(amendment.unit())
                .with("amendment", amendment.id())
                .with("kind", amendment.kind().name())
                .with(
                        "due",
                        amendment.newDueOn() == null
                                ? null
                                : amendment.newDueOn().toString())
                .with("dueBefore", moved ? before.on().toString() : null)
                .with("reason", reason));
    }
}
