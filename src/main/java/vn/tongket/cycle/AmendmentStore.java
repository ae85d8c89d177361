package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps amendments of plans. */
@Repository
class AmendmentStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AmendmentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Amendment> find(UUID cycle, long id) {
        return jdbc.sql("select * from app.plan_amendment where id = :id and cycle_id = :cycle")
                .param("id", id)
                .param("cycle", cycle)
                .query(AmendmentStore::read)
                .optional();
    }

    List<Amendment> ofCycle(UUID cycle) {
        return jdbc.sql("select * from app.plan_amendment where cycle_id = :cycle order by id")
                .param("cycle", cycle)
                .query(AmendmentStore::read)
                .list();
    }

    boolean isPending(UUID cycle, Amendment.Kind kind, String unit) {
        return jdbc.sql("""
                        select exists (select from app.plan_amendment
                                        where cycle_id = :cycle and kind = :kind and unit_code is not distinct from :unit
                                          and rejected_at is null and applied_at is null)
                        """)
                .param("cycle", cycle)
                .param("kind", kind.name())
                .param("unit", unit)
                .query(Boolean.class)
                .single();
    }

    long propose(UUID cycle, Amendment.Kind kind, String unit, LocalDate due, String reason, String basis, String by) {
        return jdbc.sql("""
                        insert into app.plan_amendment (cycle_id, kind, unit_code, new_due_on, reason, basis, proposed_at,
                                                        proposed_by)
                        values (:cycle, :kind, :unit, :due, :reason, :basis, :now, :by) returning id
                        """)
                .param("cycle", cycle)
                .param("kind", kind.name())
                .param("unit", unit)
                .param("due", due)
                .param("reason", reason)
                .param("basis", basis)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void decide(long id, boolean approved, String reason, String by) {
        jdbc.sql("""
                        update app.plan_amendment
                           set approved_at = case when :approved then :now::timestamptz end,
                               rejected_at = case when :approved then null else :now::timestamptz end,
                               decided_by = :by, decision_reason = :reason
                         where id = :id
                        """)
                .param("approved", approved)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void applied(long id) {
        jdbc.sql("update app.plan_amendment set applied_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    private static Amendment read(ResultSet row, int number) throws SQLException {
        return new Amendment(
                row.getLong("id"),
                row.getObject("cycle_id", UUID.class),
                Amendment.Kind.valueOf(row.getString("kind")),
                row.getString("unit_code"),
                row.getObject("new_due_on", LocalDate.class),
                row.getString("reason"),
                row.getString("basis"),
                instant(row, "proposed_at"),
                row.getString("proposed_by"),
                instant(row, "approved_at"),
                instant(row, "rejected_at"),
                row.getString("decision_reason"),
                instant(row, "applied_at"));
    }
}
