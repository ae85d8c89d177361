package vn.tongket.cycle;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;

/** Ends the wait for reports, and in the end the cycle; repeating a call changes nothing. */
@Component
public class CycleClosing {

    private static final int BATCH = 25;

    private static final Logger log = LoggerFactory.getLogger(CycleClosing.class);

    private final Cycles cycles;
    private final Obligations obligations;
    private final ObligationStore store;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final AuditLog audit;
    private final Clock clock;

    CycleClosing(
            Cycles cycles,
            Obligations obligations,
            ObligationStore store,
            JdbcClient jdbc,
            MessageSource messages,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.obligations = obligations;
        this.store = store;
        this.jdbc = jdbc;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nobody waits for reports any more; late ones are still received and checked. */
    @Transactional
    public void closeReports(UUID id) {
        store.lockCycle(id);
        ReviewCycle cycle = cycles.require(id);
        if (cycle.reportsClosedAt() != null) {
            return;
        }
        jdbc.sql("update app.review_cycle set reports_closed_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        audit.record(Act.of("cycle.reports-closed", "cycle", id)
                .inCycle(id)
                .ofUnit(cycle.coordinatorUnit())
                .with("missing", store.countOpen(id)));
        log.info("Closed the reports of cycle {}", id);
    }

    /**
     * Withdraws the next reports that were never accepted; with the last of them the cycle is closed.
     *
     * @return whether it is
     */
    @Transactional
    public boolean close(UUID id) {
        store.lockCycle(id);
        ReviewCycle cycle = cycles.require(id);
        if (cycle.isClosed()) {
            return true;
        }
        List<Obligation> left = store.open(id, BATCH);
        String reason = messages.getMessage("cycle.obligation.cycle-closed", null, Locale.ROOT);
        left.forEach(obligation -> obligations.withdrawAlone(obligation, reason));
        if (left.size() == BATCH) {
            return false;
        }
        jdbc.sql("update app.review_cycle set closed_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        audit.record(Act.of("cycle.closed", "cycle", id).inCycle(id).ofUnit(cycle.coordinatorUnit()));
        log.info("Closed cycle {}", id);
        return true;
    }
}
