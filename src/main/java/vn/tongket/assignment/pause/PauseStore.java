package vn.tongket.assignment.pause;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions on areas, the units they name and the assignments they touch. */
@Component
class PauseStore {

    private static final String SELECT = """
            select p.*, o.name as owner_name,
                   (select string_agg(u.name || case when a.with_below then ' *' else '' end, '; ' order by u.name)
                      from app.area_pause_unit a join app.org_unit u on u.code = a.unit_code
                     where a.pause_id = p.id) as area,
                   t.assignments, t.units, t.moved
              from app.area_pause p
              join app.org_unit o on o.code = p.owner_unit
              cross join lateral (select count(*) as assignments, count(distinct s.unit_code) as units,
                                         coalesce(max(r.days), 0) as moved
                                    from app.paused_assignment r join app.assignment s on s.id = r.assignment_id
                                   where r.pause_id = p.id) t
            """;

    /** Open assignments of the named units, and of all below them where that is meant. */
    private static final String TOUCHED = """
            with recursive area as (
              select u.code, true as wanted from app.org_unit u where u.code = any(:units)
              union
              select u.code, true from app.org_unit u join area a on u.parent = a.code where :below
            )
            select %s
              from app.assignment a
              join app.follow_up f on f.conclusion_id = a.conclusion_id
              join app.clause c on c.id = a.clause_id
              join app.conclusion k on k.id = a.conclusion_id
              join app.org_unit u on u.code = a.unit_code
             where a.unit_code in (select code from area) and (f.coordinator_unit = :owner or f.tracker_unit = :owner)
               and a.carried_by = 'UNIT' and a.opened_at is not null and a.submitted_at is null
               and a.confirmed_at is null and a.cancelled_at is null and a.withdrawn_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PauseStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<AreaPause> find(UUID id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(PauseStore::read)
                .optional();
    }

    /** The decisions of the units, the latest first; one page. */
    List<AreaPause> of(Set<String> owners, int limit, int offset) {
        return jdbc.sql(SELECT + """
                         where p.owner_unit = any(:owners)
                         order by p.settled_at is not null, p.from_on desc, p.id limit :limit offset :offset
                        """)
                .param("owners", owners.toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(PauseStore::read)
                .list();
    }

    void insert(UUID id, String owner, Collection<String> units, boolean below, PauseDesk.Typed typed, String by) {
        jdbc.sql("""
                        insert into app.area_pause (id, owner_unit, reason, basis, decided_by, from_on, until_on,
                                                    created_at, created_by)
                        values (:id, :owner, :reason, :basis, :decided, :from, :until, :now, :by)
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("reason", typed.reason())
                .param("basis", typed.basis())
                .param("decided", typed.decidedBy())
                .param("from", typed.from())
                .param("until", typed.until(), Types.DATE)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
        jdbc.sql("""
                        insert into app.area_pause_unit (pause_id, unit_code, with_below)
                        select :id, code, :below from unnest(:units) as code
                        """)
                .param("id", id)
                .param("below", below)
                .param("units", units.toArray(String[]::new))
                .update();
    }

    void end(UUID id, LocalDate until, String by) {
        jdbc.sql("update app.area_pause set until_on = :until, ended_at = :now, ended_by = :by where id = :id")
                .param("until", until)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** How many open assignments of how many units a decision would touch. */
    PauseDesk.Extent extent(String owner, Collection<String> units, boolean below) {
        return touched("count(*) as assignments, count(distinct a.unit_code) as units", "", owner, units, below)
                .query(PauseDesk.Extent.class)
                .single();
    }

    List<PausedTask> preview(String owner, Collection<String> units, boolean below, int limit) {
        return touched("""
                        a.id, c.ref, u.name as unit, coalesce(k.symbol, k.title) as conclusion, a.due_at,
                        a.original_due_at, null::date as paused_on, null::date as resumed_on, 0 as days
                        """, " order by u.name, u.code, c.ordinal limit " + limit, owner, units, below)
                .query(PauseStore::task)
                .list();
    }

    private JdbcClient.StatementSpec touched(
            String columns, String end, String owner, Collection<String> units, boolean below) {
        return jdbc.sql(TOUCHED.formatted(columns) + end)
                .param("units", units.toArray(String[]::new))
                .param("below", below)
                .param("owner", owner);
    }

    private static final String TASKS = """
            select a.id, c.ref, u.name as unit, coalesce(k.symbol, k.title) as conclusion, a.due_at,
                   a.original_due_at, r.paused_on, r.resumed_on, r.days
              from app.paused_assignment r
              join app.assignment a on a.id = r.assignment_id
              join app.clause c on c.id = a.clause_id
              join app.conclusion k on k.id = a.conclusion_id
              join app.org_unit u on u.code = a.unit_code
            """;

    List<PausedTask> tasks(UUID pause, int limit, int offset) {
        return jdbc.sql(TASKS + """
                         where r.pause_id = :pause
                         order by u.name, u.code, c.ordinal, a.id limit :limit offset :offset
                        """)
                .param("pause", pause)
                .param("limit", limit)
                .param("offset", offset)
                .query(PauseStore::task)
                .list();
    }

    List<PausedTask> ofTask(UUID assignment) {
        return jdbc.sql(TASKS + " where r.assignment_id = :id order by r.paused_on, r.pause_id")
                .param("id", assignment)
                .query(PauseStore::task)
                .list();
    }

    private static PausedTask task(ResultSet row, int n) throws SQLException {
        return new PausedTask(
                row.getObject("id", UUID.class),
                row.getString("ref"),
                row.getString("unit"),
                row.getString("conclusion"),
                instant(row, "due_at"),
                instant(row, "original_due_at"),
                row.getObject("paused_on", LocalDate.class),
                row.getObject("resumed_on", LocalDate.class),
                row.getInt("days"));
    }

    private static AreaPause read(ResultSet row, int n) throws SQLException {
        return new AreaPause(
                row.getObject("id", UUID.class),
                row.getString("owner_unit"),
                row.getString("owner_name"),
                row.getString("area"),
                row.getString("reason"),
                row.getString("basis"),
                row.getString("decided_by"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "settled_at"),
                row.getInt("assignments"),
                row.getInt("units"),
                row.getInt("moved"));
    }
}
