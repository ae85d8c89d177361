package vn.tongket.assignment.urging;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.urging.UrgingRuns.Run;

/** Where a run is. */
@Component
class RunStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    RunStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last assignment that was gone through. */
    record Place(String unit, UUID id, boolean isPaged) {}

    Run begin(LocalDate day, boolean working) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.urging_run (id, day, started_at, working_day, finished_at)
                        values (:id, :day, :now, :working, case when :working then null else :now::timestamptz end)
                        """)
                .param("id", id)
                .param("day", day)
                .param("now", now())
                .param("working", working)
                .update();
        return require(id);
    }

    /** The place of the run, kept from others until the transaction ends. */
    Place lock(UUID run) {
        // the tables grow from page to page: a plan made for the first one would read them whole for each row of the
        // last
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        return jdbc.sql("select after_unit, after_id, paged_at from app.urging_run where id = :id for update")
                .param("id", run)
                .query((row, n) -> new Place(
                        row.getString("after_unit"),
                        row.getObject("after_id", UUID.class),
                        row.getObject("paged_at") != null))
                .single();
    }

    void advance(UUID run, OpenTask last, int tasks, int steps, boolean paged) {
        jdbc.sql("""
                        update app.urging_run
                           set after_unit = coalesce(:unit, after_unit), after_id = coalesce(:last::uuid, after_id),
                               pages = pages + 1, tasks = tasks + :tasks, steps = steps + :steps,
                               paged_at = case when :paged then :now::timestamptz end
                         where id = :id
                        """)
                .param("unit", last == null ? null : last.unit(), Types.VARCHAR)
                .param("last", last == null ? null : last.id(), Types.OTHER)
                .param("tasks", tasks)
                .param("steps", steps)
                .param("paged", paged)
                .param("now", now())
                .param("id", run)
                .update();
    }

    void addCases(UUID run, int opened) {
        jdbc.sql("update app.urging_run set cases = cases + :opened where id = :id")
                .param("opened", opened)
                .param("id", run)
                .update();
    }

    void finish(UUID run) {
        jdbc.sql("update app.urging_run set finished_at = coalesce(finished_at, :now) where id = :id")
                .param("now", now())
                .param("id", run)
                .update();
    }

    Run require(UUID id) {
        return jdbc.sql("select * from app.urging_run where id = :id")
                .param("id", id)
                .query(RunStore::read)
                .single();
    }

    Optional<Run> last(Instant at) {
        return jdbc.sql("select * from app.urging_run where started_at <= :at order by started_at desc limit 1")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(RunStore::read)
                .optional();
    }

    List<Run> newest(int most) {
        return jdbc.sql("select * from app.urging_run order by day desc, started_at desc limit :most")
                .param("most", most)
                .query(RunStore::read)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Run read(ResultSet row, int n) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("day", LocalDate.class),
                instant(row, "started_at"),
                row.getBoolean("working_day"),
                row.getInt("pages"),
                row.getInt("tasks"),
                row.getInt("steps"),
                row.getInt("cases"),
                instant(row, "paged_at"),
                instant(row, "finished_at"));
    }
}
