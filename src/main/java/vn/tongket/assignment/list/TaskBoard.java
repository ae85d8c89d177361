package vn.tongket.assignment.list;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.Standing;
import vn.tongket.assignment.Standings;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Addressee.Role;

/** The tasks of a cycle by clause and unit, as of any day; units are paged in the database. */
@Component
public class TaskBoard {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    TaskBoard(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * The conclusion of a cycle whose tasks the person sees.
     *
     * @param whole whether the person sees the tasks of every unit
     * @param tracks whether the person confirms results
     */
    public record Head(
            UUID cycleId, String cycleTitle, UUID conclusionId, String conclusion, boolean whole, boolean tracks) {}

    /** A clause that units carry out. */
    public record Column(UUID clause, String ref, String text, Rates rates) {}

    /** What a unit does on a clause; a merged unit may have more than one of a clause. */
    public record Cell(UUID id, Standing standing, Role role, Deadline due, boolean waiting) {}

    /** One unit with its cells by the number of the clause. */
    public record Line(String unit, String name, Map<String, List<Cell>> cells) {}

    /** The conclusion; a cycle without tasks for the person is answered like one that does not exist. */
    @Transactional(readOnly = true)
    public Head head(Actor actor, UUID cycle) {
        return find(actor, cycle).orElseThrow(() -> new NotFound("tasks of cycle", cycle));
    }

    /** The same where the person may see the tasks of the cycle. */
    @Transactional(readOnly = true)
    public Optional<Head> find(Actor actor, UUID cycle) {
        TaskScope scope = TaskScope.of(actor);
        return jdbc.sql("""
                        select y.id, y.title, f.conclusion_id, coalesce(k.symbol, k.title) as conclusion,
                               f.tracker_unit = any(:tracked) or f.coordinator_unit = any(:concluded)
                               or f.recipient_unit = any(:told) as whole,
                               f.tracker_unit = any(:trackers) as tracks
                          from app.follow_up f
                          join app.review_cycle y on y.id = f.cycle_id join app.conclusion k on k.id = f.conclusion_id
                         where f.cycle_id = :cycle
                           and (f.tracker_unit = any(:tracked) or f.coordinator_unit = any(:concluded)
                                or f.recipient_unit = any(:told)
                                or exists (select from app.assignment a where a.conclusion_id = f.conclusion_id
                                              and a.opened_at is not null and a.unit_code = any(:own)))
                        """)
                .param("cycle", cycle)
                .param("own", scope.own().toArray(String[]::new))
                .param("tracked", scope.tracked().toArray(String[]::new))
                .param("concluded", scope.concluded().toArray(String[]::new))
                .param("told", scope.told().toArray(String[]::new))
                .param(
                        "trackers",
                        actor.unitsWith(vn.tongket.organization.Role.TRACKER.suffix())
                                .toArray(String[]::new))
                .query((row, n) -> new Head(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("conclusion_id", UUID.class),
                        row.getString("conclusion"),
                        row.getBoolean("whole"),
                        row.getBoolean("tracks")))
                .optional();
    }

    /** The clauses with the rates of each. */
    @Transactional(readOnly = true)
    public List<Column> columns(Actor actor, TaskFilter filter) {
        FactKeys keys = new FactKeys(standings.reader());
        Map<String, Column> columns = new LinkedHashMap<>();
        String sql = "select c.id, c.ref, c.said, " + FactKeys.SQL + " as facts, count(*) as n" + TaskSql.from(filter)
                + " group by c.id, c.ref, c.said, c.ordinal, 4 order by c.ordinal, c.ref";
        TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant())
                .query((row, n) -> {
                    Column known = columns.getOrDefault(
                            row.getString("ref"),
                            new Column(
                                    row.getObject("id", UUID.class),
                                    row.getString("ref"),
                                    row.getString("said"),
                                    Rates.NONE));
                    String rateClass = keys.standing(row.getString("facts")).rateClass();
                    return columns.put(
                            known.ref(),
                            new Column(
                                    known.clause(),
                                    known.ref(),
                                    known.text(),
                                    known.rates().plus(rateClass, row.getInt("n"))));
                })
                .list();
        return List.copyOf(columns.values());
    }

    /** A page of the units, each with what it does on every clause. */
    @Transactional(readOnly = true)
    public List<Line> lines(Actor actor, TaskFilter filter, int limit, int offset) {
        FactKeys keys = new FactKeys(standings.reader());
        Map<String, Line> lines = new LinkedHashMap<>();
        String sql = """
                with task as (
                  select a.id, s.unit_code, u.name, c.ref, a.role, s.due_on, s.due_precision, %s as waiting, %s as facts,
                         dense_rank() over (order by u.name, u.code) as place
                """.formatted(TaskSql.WAITING, FactKeys.SQL) + TaskSql.from(filter) + """
                ) select * from task where place > :offset and place <= :offset + :limit order by place, ref, id
                """;
        TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> lines.computeIfAbsent(
                                row.getString("unit_code"), code -> new Line(code, name(row), new LinkedHashMap<>()))
                        .cells()
                        .computeIfAbsent(row.getString("ref"), ref -> new ArrayList<>())
                        .add(new Cell(
                                row.getObject("id", UUID.class),
                                keys.standing(row.getString("facts")),
                                Role.valueOf(row.getString("role")),
                                new Deadline(
                                        row.getObject("due_on", LocalDate.class),
                                        Precision.valueOf(row.getString("due_precision"))),
                                row.getBoolean("waiting"))))
                .list();
        return List.copyOf(lines.values());
    }

    private static String name(java.sql.ResultSet row) {
        try {
            return row.getString("name");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("Name of a unit cannot be read", e);
        }
    }
}
