package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps of the ladder as they concern one assignment, and whether units answered by reporting. */
@Component
class UrgingStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    UrgingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the unit has reported on the period, or on a later one. */
    boolean reportedIn(UUID assignment, Period period) {
        return jdbc.sql("""
                        select exists (select from app.progress_report
                                        where assignment_id = :id and period_to >= :to)
                        """)
                .param("id", assignment)
                .param("to", period.to())
                .query(Boolean.class)
                .single();
    }

    /** Every step on an assignment, the newest first. */
    List<Urging> of(UUID assignment) {
        return jdbc.sql("select * from app.urging where assignment_id = :id and dropped_at is null order by id desc")
                .param("id", assignment)
                .query(UrgingStore::read)
                .list();
    }

    /** Another due date is in force: what waits for somebody no longer asks for this assignment. */
    void drop(UUID assignment) {
        jdbc.sql("""
                        update app.urging set dropped_at = :now
                         where assignment_id = :id and sent_at is null and dropped_at is null
                        """).param("now", now()).param("id", assignment).update();
    }

    /** A report answers every step that reached the unit before it. */
    void answered(UUID assignment) {
        jdbc.sql("""
                        update app.urging set answered_at = :now
                         where assignment_id = :id and sent_at is not null and answered_at is null
                        """).param("now", now()).param("id", assignment).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Urging read(ResultSet row, int n) throws SQLException {
        return new Urging(
                row.getLong("id"),
                row.getObject("assignment_id", UUID.class),
                row.getString("rung"),
                row.getString("sender"),
                row.getObject("on_day", LocalDate.class),
                instant(row, "sent_at"),
                row.getBoolean("letter"),
                row.getString("symbol"),
                row.getObject("letter_on", LocalDate.class),
                instant(row, "answered_at"),
                row.getObject("case_id", UUID.class));
    }
}
