package vn.tongket.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;

/**
 * The reports that the units of a cycle owe, and what happens to each until it is accepted or withdrawn. Whoever changes
 * whether one is owed takes the cycle's row first, so that the last one is noticed exactly once.
 */
@Component
public class Obligations {

    private final ObligationStore store;
    private final JdbcClient jdbc;
    private final ObjectProvider<CycleWorkflow> cycleWorkflow;
    private final ObjectProvider<ObligationWorkflow> workflow;
    private final AuditLog audit;
    private final Clock clock;

    Obligations(
            ObligationStore store,
            JdbcClient jdbc,
            ObjectProvider<CycleWorkflow> cycleWorkflow,
            ObjectProvider<ObligationWorkflow> workflow,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.cycleWorkflow = cycleWorkflow;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    public Obligation require(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("obligation", id));
    }

    /** All obligations of the cycle, withdrawn ones too, in the order of the units' names. */
    public List<Obligation> ofCycle(UUID cycle) {
        return store.ofCycle(cycle);
    }

    /** The unit's leader has submitted; the moment decides whether it was in time. */
    @Transactional
    public void submitted(UUID id, Instant at) {
        open(jdbc.sql("""
                        update app.obligation set submitted_at = :at
                         where id = :id and accepted_at is null and withdrawn_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update());
    }

    /**
     * The report went back to the unit. Its process, which calls this, knows the new date.
     *
     * @param newDue null where the unit keeps the date it has
     */
    @Transactional
    public void returned(UUID id, Deadline newDue) {
        boolean moved = newDue != null && newDue.isKnown();
        open(jdbc.sql("""
                        update app.obligation
                           set submitted_at = null, returned_count = returned_count + 1,
                               due_on = coalesce(:on::date, due_on), due_precision = coalesce(:precision, due_precision),
                               due_at = coalesce(:dueAt::timestamptz, due_at),
                               known_due_at = coalesce(:dueAt::timestamptz, known_due_at)
                         where id = :id and accepted_at is null and withdrawn_at is null
                        """)
                .param("on", moved ? newDue.on() : null)
                .param("precision", moved ? newDue.precision().name() : null)
                .param("dueAt", moved ? newDue.dueAt().atOffset(ZoneOffset.UTC) : null)
                .param("id", id)
                .update());
    }

    /** The report was accepted; with the last one the cycle goes on. Repeating the call changes nothing. */
    @Transactional
    public void accepted(UUID id) {
        UUID cycle = store.lockCycleOf(id).orElseThrow(() -> new NotFound("obligation", id));
        int changed = jdbc.sql("""
                        update app.obligation set accepted_at = coalesce(accepted_at, :now)
                         where id = :id and withdrawn_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        open(changed);
        tellWhenComplete(cycle);
    }

    /** The obligation, with its cycle's row taken until the transaction ends. */
    @Transactional
    public Obligation held(UUID id) {
        store.lockCycleOf(id).orElseThrow(() -> new NotFound("obligation", id));
        return require(id);
    }

    /** The acceptance was taken back: the report is owed again, as it was submitted. */
    @Transactional
    public void acceptanceUndone(UUID id) {
        store.lockCycleOf(id).orElseThrow(() -> new NotFound("obligation", id));
        open(jdbc.sql("""
                        update app.obligation set accepted_at = null
                         where id = :id and accepted_at is not null and withdrawn_at is null
                        """).param("id", id).update());
    }

    /** The report is no longer owed; its process ends. Repeating the call changes nothing. */
    @Transactional
    public void withdraw(UUID id, String reason) {
        Obligation obligation = require(id);
        store.lockCycle(obligation.cycleId());
        if (withdrawAlone(obligation, reason)) {
            tellWhenComplete(obligation.cycleId());
        }
    }

    /** Withdraws without asking whether it was the last one; the cycle's row is taken by whoever calls. */
    boolean withdrawAlone(Obligation obligation, String reason) {
        int changed = jdbc.sql("""
                        update app.obligation set withdrawn_at = :now, withdrawn_reason = :reason
                         where id = :id and accepted_at is null and withdrawn_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("reason", Text.clean(reason))
                .param("id", obligation.id())
                .update();
        if (changed == 0) {
            return false;
        }
        if (obligation.openedAt() != null) {
            workflow.getObject().withdrawn(obligation.id());
        }
        audit.record(Act.of("obligation.withdrawn", "obligation", obligation.id())
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("reason", Text.clean(reason)));
        return true;
    }

    void tellWhenComplete(UUID cycle) {
        if (!store.hasOpen(cycle)) {
            cycleWorkflow.getObject().reportsComplete(cycle);
        }
    }

    private static void open(int changed) {
        if (changed == 0) {
            throw Refusal.of("cycle.obligation.not-open");
        }
    }
}
