package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;

/** Requests for more time, and what the coordinator says to them; the original date is kept beside the granted one. */
@Component
public class DeadlineExtensions {

    private final Obligations obligations;
    private final Cycles cycles;
    private final ObjectProvider<ObligationWorkflow> workflow;
    private final ObjectProvider<CycleWorkflow> cycleWorkflow;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    DeadlineExtensions(
            Obligations obligations,
            Cycles cycles,
            ObjectProvider<ObligationWorkflow> workflow,
            ObjectProvider<CycleWorkflow> cycleWorkflow,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.workflow = workflow;
        this.cycleWorkflow = cycleWorkflow;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The request of this obligation that nobody has decided yet; there is at most one. */
    public Optional<DeadlineExtension> pending(UUID obligation) {
        return jdbc.sql("select * from app.deadline_extension where obligation_id = :id and decided_at is null")
                .param("id", obligation)
                .query(DeadlineExtensions::read)
                .optional();
    }

    public List<DeadlineExtension> of(UUID obligation) {
        return jdbc.sql("select * from app.deadline_extension where obligation_id = :id order by id")
                .param("id", obligation)
                .query(DeadlineExtensions::read)
                .list();
    }

    /** Asks for more time; whoever calls has checked that the person acts for the reporting unit. */
    @Transactional
    public long request(UUID id, String reason, LocalDate until) {
        Obligation obligation = obligations.require(id);
        Refusal.Collector problems = new Refusal.Collector();
        if (!obligation.isOpen() || obligation.openedAt() == null) {
            problems.add("", "cycle.obligation.not-open");
        }
        if (Text.isBlank(reason)) {
            problems.add("reason", "cycle.extension.reason-missing");
        }
        if (until == null) {
            problems.add("until", "cycle.extension.date-missing");
        } else if (!Deadline.day(until).dueAt().isAfter(obligation.dueAt())) {
            problems.add(
                    "until",
                    "cycle.extension.not-later",
                    Deadline.day(until).text(),
                    obligation.due().text());
        } else if (Deadline.day(until).dueAt().isBefore(clock.instant())) {
            problems.add("until", "cycle.date.past", Deadline.day(until).text());
        }
        problems.refuse();
        long extension = insert(id, Text.clean(reason), until);
        audit.record(Act.of("obligation.extension-requested", "obligation", id)
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("until", until.toString())
                .with("reason", Text.clean(reason)));
        workflow.getObject().extensionRequested(id, extension);
        return extension;
    }

    private long insert(UUID obligation, String reason, LocalDate until) {
        try {
            return jdbc.sql("""
                            insert into app.deadline_extension (obligation_id, reason, requested_due_on, requested_at,
                                                                requested_by)
                            values (:obligation, :reason, :until, :now, :by) returning id
                            """)
                    .param("obligation", obligation)
                    .param("reason", reason)
                    .param("until", until)
                    .param("now", OffsetDateTime.now(clock))
                    .param("by", Actors.current().userId())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException second) {
            throw Refusal.of("cycle.extension.pending");
        }
    }

    /**
     * Grants the request that waits, or not; a granted date beyond the closing of the reports moves that too.
     *
     * @param until another date than the requested one, or null
     */
    @Transactional
    public void decide(UUID id, boolean granted, String reason, LocalDate until) {
        Obligation obligation = obligations.require(id);
        DeadlineExtension request = pending(id).orElseThrow(() -> Refusal.of("cycle.extension.decided"));
        if (!granted && Text.isBlank(reason)) {
            throw Refusal.at("reason", "cycle.extension.refusal-missing");
        }
        LocalDate day = until == null ? request.requestedDueOn() : until;
        Instant dueAt = granted ? Deadline.day(day).dueAt() : null;
        if (granted && !dueAt.isAfter(obligation.dueAt())) {
            throw Refusal.at(
                    "until",
                    "cycle.extension.not-later",
                    Deadline.day(day).text(),
                    obligation.due().text());
        }
        OffsetDateTime granting = granted ? dueAt.atOffset(ZoneOffset.UTC) : null;
        jdbc.sql("""
                        update app.deadline_extension
                           set decided_at = :now, decided_by = :by, granted = :granted, decision_reason = :reason,
                               granted_due_at = :dueAt::timestamptz
                         where id = :id and decided_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("by", Actors.current().userId())
                .param("granted", granted)
                .param("reason", Text.isBlank(reason) ? null : Text.clean(reason))
                .param("dueAt", granting)
                .param("id", request.id())
                .update();
        audit.record(Act.of(granted ? "obligation.extended" : "obligation.extension-refused", "obligation", id)
                .inCycle(obligation.cycleId())
                .ofUnit(cycles.require(obligation.cycleId()).coordinatorUnit())
                .with("until", granted ? day.toString() : null)
                .with("untilBefore", granted ? obligation.due().on().toString() : null)
                .with("reason", Text.clean(reason)));
        if (granted && obligation.isOpen()) {
            extend(obligation, day, granting);
        }
    }

    private void extend(Obligation obligation, LocalDate day, OffsetDateTime dueAt) {
        jdbc.sql("""
                        update app.obligation
                           set due_on = :day, due_precision = 'DAY', due_at = :dueAt, known_due_at = :dueAt
                         where id = :id
                        """)
                .param("day", day)
                .param("dueAt", dueAt)
                .param("id", obligation.id())
                .update();
        int closesLater = jdbc.sql("""
                        update app.review_cycle set closing_at = :dueAt
                         where id = :cycle and closing_at < :dueAt and reports_closed_at is null
                        """)
                .param("dueAt", dueAt)
                .param("cycle", obligation.cycleId())
                .update();
        workflow.getObject().rescheduled(obligation.id(), dueAt.toInstant());
        if (closesLater == 1) {
            cycleWorkflow.getObject().closingMoved(obligation.cycleId(), dueAt.toInstant());
        }
    }

    private static DeadlineExtension read(ResultSet row, int number) throws SQLException {
        return new DeadlineExtension(
                row.getLong("id"),
                row.getObject("obligation_id", UUID.class),
                row.getString("reason"),
                row.getObject("requested_due_on", LocalDate.class),
                instant(row, "requested_at"),
                row.getString("requested_by"),
                row.getObject("granted", Boolean.class),
                row.getString("decision_reason"),
                instant(row, "granted_due_at"));
    }
}
