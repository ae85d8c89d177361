package vn.tongket.assignment.list;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.Standings;
import vn.tongket.audit.Actor;
import vn.tongket.conclusion.Addressee.Role;

/** What one unit did with its tasks over the years, as far as the person sees the tasks, as of any day. */
@Component
public class UnitTasks {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    UnitTasks(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /** How the tasks stand that a unit leads, or cooperates in. */
    public record Part(Rates rates, int suspended, int extended, int returned) {

        static final Part NONE = new Part(Rates.NONE, 0, 0, 0);

        Part plus(String rateClass, String status, int count, int extendedTasks, int returnedTasks) {
            return new Part(
                    rates.plus(rateClass, count),
                    suspended + ("SUSPENDED".equals(status) ? count : 0),
                    extended + extendedTasks,
                    returned + returnedTasks);
        }
    }

    /** By role; both are there. */
    @Transactional(readOnly = true)
    public Map<Role, Part> parts(Actor actor, String unit, Instant asOf) {
        FactKeys keys = new FactKeys(standings.reader());
        Map<Role, Part> parts = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            parts.put(role, Part.NONE);
        }
        TaskFilter filter = filter(unit, asOf);
        asked("""
                        select a.role, %s as facts, count(*) as n,
                               count(*) filter (where exists (select from app.assignment_extension e
                                                               where e.assignment_id = a.id and e.granted and e.decided_at <= :at)) as extended,
                               count(*) filter (where s.returned_count > 0) as returned
                        """.formatted(FactKeys.SQL) + TaskSql.from(filter) + " group by 1, 2", actor, filter, keys)
                .query((row, n) -> {
                    var standing = keys.standing(row.getString("facts"));
                    Role role = Role.valueOf(row.getString("role"));
                    return parts.put(
                            role,
                            parts.get(role)
                                    .plus(
                                            standing.rateClass(),
                                            standing.status(),
                                            row.getInt("n"),
                                            row.getInt("extended"),
                                            row.getInt("returned")));
                })
                .list();
        return parts;
    }

    /** How the tasks stand by the year of their due date; those without one are left out. */
    @Transactional(readOnly = true)
    public Map<Integer, Rates> byYear(Actor actor, String unit, Instant asOf) {
        FactKeys keys = new FactKeys(standings.reader());
        Map<Integer, Rates> years = new TreeMap<>();
        TaskFilter filter = filter(unit, asOf);
        asked(
                        "select extract(year from s.due_on)::int as year, " + FactKeys.SQL + " as facts, count(*) as n"
                                + TaskSql.from(filter) + " and s.due_on is not null group by 1, 2",
                        actor,
                        filter,
                        keys)
                .query((row, n) -> {
                    String rateClass = keys.standing(row.getString("facts")).rateClass();
                    int year = row.getInt("year");
                    return years.put(year, years.getOrDefault(year, Rates.NONE).plus(rateClass, row.getInt("n")));
                })
                .list();
        return years;
    }

    /** One step of urging on a task of the unit. */
    public record Step(
            UUID task,
            String ref,
            String said,
            String conclusion,
            String rung,
            LocalDate onDay,
            String symbol,
            Instant openedAt,
            Instant answeredAt) {}

    /** The latest steps first. */
    @Transactional(readOnly = true)
    public List<Step> urgings(Actor actor, String unit, Instant asOf, int limit, int offset) {
        FactKeys keys = new FactKeys(standings.reader());
        TaskFilter filter = filter(unit, asOf);
        return asked("""
                        with task as materialized (select a.id, c.ref, c.said, coalesce(k.symbol, k.title) as conclusion
                        """ + TaskSql.from(filter) + """
                        ) select t.*, g.rung, g.on_day, case when g.sent_at <= :at then g.symbol end as symbol,
                                 least(case when g.opened_at <= :at then g.opened_at end,
                                       (select min(n.read_at) from app.notice n
                                         where n.id = any(g.notices) and n.read_at <= :at)) as opened_at,
                                 case when g.answered_at <= :at then g.answered_at end as answered_at
                            from task t join app.urging g on g.assignment_id = t.id
                           where g.decided_at <= :at and (g.dropped_at is null or g.dropped_at > :at)
                           order by g.on_day desc, g.id desc limit :limit offset :offset
                        """, actor, filter, keys)
                .param("limit", limit)
                .param("offset", offset)
                .query(UnitTasks::step)
                .list();
    }

    private static Step step(ResultSet row, int n) throws SQLException {
        return new Step(
                row.getObject("id", UUID.class),
                row.getString("ref"),
                row.getString("said"),
                row.getString("conclusion"),
                row.getString("rung"),
                row.getObject("on_day", LocalDate.class),
                row.getString("symbol"),
                instant(row, "opened_at"),
                instant(row, "answered_at"));
    }

    /**
     * A letter, a request for explanation or criticism.
     *
     * @param tracked whether the reader may open its page
     */
    public record Case(
            UUID id,
            String kind,
            LocalDate begunOn,
            String symbol,
            Instant sentAt,
            LocalDate answerBy,
            Instant answeredAt,
            LocalDate promisedOn,
            Boolean criticised,
            Instant decidedAt,
            boolean dropped,
            boolean tracked) {}

    /** The latest first; for the unit itself and those who urge it. */
    @Transactional(readOnly = true)
    public List<Case> cases(Actor actor, String unit, Instant asOf, int limit) {
        TaskScope scope = TaskScope.of(actor);
        Set<String> chairs = new TreeSet<>(actor.unitsWith("approver"));
        Instant at = asOf == null ? clock.instant() : asOf;
        return jdbc.sql("""
                        select e.id, e.kind, e.begun_on, case when e.sent_at <= :at then e.symbol end as symbol,
                               case when e.sent_at <= :at then e.sent_at end as sent_at, e.answer_by,
                               case when e.answered_at <= :at then e.answered_at end as answered_at,
                               case when e.answered_at <= :at then e.promised_on end as promised_on,
                               case when e.decided_at <= :at then e.criticised end as criticised,
                               case when e.decided_at <= :at then e.decided_at end as decided_at,
                               coalesce(e.dropped_at <= :at, false) as dropped,
                               array[e.signer_unit, e.tracker_unit] && :tracked::text[] as tracked
                          from app.urging_case e
                         where e.unit_code = :unit and e.opened_at <= :at
                           and (array[e.signer_unit, e.tracker_unit] && :tracked::text[] or e.chair_unit = any(:chairs)
                                or e.unit_code = any(:own) and (e.kind <> 'CRITICISM' or e.decided_at <= :at))
                         order by e.begun_on desc, e.id limit :limit
                        """)
                .param("unit", unit)
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("tracked", scope.tracked().toArray(String[]::new))
                .param("chairs", chairs.toArray(String[]::new))
                .param("own", scope.own().toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> new Case(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("begun_on", LocalDate.class),
                        row.getString("symbol"),
                        instant(row, "sent_at"),
                        row.getObject("answer_by", LocalDate.class),
                        instant(row, "answered_at"),
                        row.getObject("promised_on", LocalDate.class),
                        row.getObject("criticised", Boolean.class),
                        instant(row, "decided_at"),
                        row.getBoolean("dropped"),
                        row.getBoolean("tracked")))
                .list();
    }

    private StatementSpec asked(String sql, Actor actor, TaskFilter filter, FactKeys keys) {
        return TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant());
    }

    static TaskFilter filter(String unit, Instant asOf) {
        return TaskFilter.ALL.ofUnit(unit).at(asOf);
    }
}
