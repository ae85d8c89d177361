package vn.tongket.assignment.list;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.Standing;
import vn.tongket.assignment.Standings;
import vn.tongket.audit.Actor;
import vn.tongket.conclusion.Addressee.Role;

/** Tasks that a unit took over from another one or passed on, and the limitations that its tasks answer. */
@Component
public class UnitHeritage {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    UnitHeritage(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * A task that changed hands.
     *
     * @param received whether the unit took it over; else it passed it on
     * @param other the unit that it came from or went to
     */
    public record Moved(
            UUID task,
            String ref,
            String said,
            String conclusion,
            Role role,
            boolean received,
            String other,
            String otherName,
            Standing standing) {}

    /** Those taken over before those passed on. */
    @Transactional(readOnly = true)
    public List<Moved> moved(Actor actor, String unit, Instant asOf, int limit) {
        FactKeys keys = new FactKeys(standings.reader());
        TaskFilter filter = TaskFilter.ALL.at(asOf);
        String sql = """
                select a.id, c.ref, c.said, coalesce(k.symbol, k.title) as conclusion, a.role, s.unit_code = :of as received,
                       case when s.unit_code = :of then a.original_unit else s.unit_code end as other,
                       case when s.unit_code = :of then o.name else u.name end as other_name,
                """ + FactKeys.SQL + " as facts" + TaskSql.from(filter) + """
                 and a.original_unit <> s.unit_code and (s.unit_code = :of or a.original_unit = :of)
                order by received desc, k.created_at desc, c.ordinal, a.id limit :limit
                """;
        return TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant())
                .param("of", unit)
                .param("limit", limit)
                .query((row, n) -> new Moved(
                        row.getObject("id", UUID.class),
                        row.getString("ref"),
                        row.getString("said"),
                        row.getString("conclusion"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("received"),
                        row.getString("other"),
                        row.getString("other_name"),
                        keys.standing(row.getString("facts"))))
                .list();
    }

    /**
     * A limitation of a conclusion that tasks of the unit answer.
     *
     * @param verdict the last word of a later review, or null
     */
    public record Answered(
            UUID cycle,
            String cycleTitle,
            String conclusion,
            int number,
            String said,
            String refs,
            LocalDate foundOn,
            String verdict) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Answered> limitations(Actor actor, String unit, Instant asOf, int limit) {
        FactKeys keys = new FactKeys(standings.reader());
        TaskFilter filter = UnitTasks.filter(unit, asOf);
        String sql = "with task as materialized (select distinct c.id, c.ref" + TaskSql.from(filter) + """
                ) select k.cycle_id, y.title, coalesce(k.symbol, k.title) as conclusion, l.ordinal, l.said,
                         string_agg(t.ref, ', ' order by t.ref) as refs,
                         coalesce(k.issued_on, (k.signed_at at time zone 'Asia/Ho_Chi_Minh')::date) as found_on,
                         (select v.verdict from app.limitation_verdict v
                           where v.limitation_id = l.id and v.decided_at <= :at order by v.id desc limit 1) as verdict
                    from task t join app.limitation_clause x on x.clause_id = t.id
                    join app.limitation l on l.id = x.limitation_id
                    join app.conclusion k on k.id = l.conclusion_id join app.review_cycle y on y.id = k.cycle_id
                   where k.signed_at <= :at
                   group by l.id, k.id, y.id order by found_on desc, k.id, l.ordinal limit :limit
                """;
        return TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant())
                .param("limit", limit)
                .query((row, n) -> new Answered(
                        row.getObject("cycle_id", UUID.class),
                        row.getString("title"),
                        row.getString("conclusion"),
                        row.getInt("ordinal"),
                        row.getString("said"),
                        row.getString("refs"),
                        row.getObject("found_on", LocalDate.class),
                        row.getString("verdict")))
                .list();
    }
}
