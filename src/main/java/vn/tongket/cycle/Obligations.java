package vn.tongket.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;

/** The reports that the units of a cycle owe, and what happens to each until it is accepted or withdrawn. */
@Component
public class Obligations {

    private final ObligationStore store;
    private final JdbcClient jdbc;
    private final CycleWorkflow workflow;
    private final Clock clock;

    Obligations(ObligationStore store, JdbcClient jdbc, CycleWorkflow workflow, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.workflow = workflow;
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

    /** The report went back to the unit; without a new date the unit keeps the one it has. */
    @Transactional
    public void returned(UUID id, Deadline newDue) {
        Instant dueAt = newDue == null || !newDue.isKnown() ? null : newDue.dueAt();
        open(jdbc.sql("""
                        update app.obligation
                           set submitted_at = null, returned_count = returned_count + 1,
                               due_at = coalesce(:dueAt::timestamptz, due_at)
                         where id = :id and accepted_at is null and withdrawn_at is null
                        """)
                .param("dueAt", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update());
    }

    /** The report was accepted; with the last one the cycle goes on. Repeating the call changes nothing. */
    @Transactional
    public void accepted(UUID id) {
        Obligation obligation = require(id);
        if (obligation.withdrawnAt() != null) {
            throw Refusal.of("cycle.obligation.not-open");
        }
        jdbc.sql("update app.obligation set accepted_at = :now where id = :id and accepted_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        tellWhenComplete(obligation.cycleId());
    }

    private void tellWhenComplete(UUID cycle) {
        store.lockCycle(cycle);
        if (!store.hasOpen(cycle)) {
            workflow.reportsComplete(cycle);
        }
    }

    private static void open(int changed) {
        if (changed == 0) {
            throw Refusal.of("cycle.obligation.not-open");
        }
    }
}
