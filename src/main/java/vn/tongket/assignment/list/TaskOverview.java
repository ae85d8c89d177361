package vn.tongket.assignment.list;

import static vn.tongket.Moments.instant;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.Standings;
import vn.tongket.audit.Actor;

/** The tasks that a person sees, counted by age and by unit in the database, as of any day. */
@Component
public class TaskOverview {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    TaskOverview(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * How the tasks of one unit stand.
     *
     * @param oldest since when the oldest overdue one is due; null when none is overdue
     */
    public record UnitLine(String unit, String name, Rates rates, Instant oldest) {}

    /** How many open tasks are of which age; every age is there. */
    @Transactional(readOnly = true)
    public Map<Age, Long> ages(Actor actor, TaskFilter filter) {
        FactKeys keys = new FactKeys(standings.reader());
        TaskFilter all = filter.aged(null);
        Map<Age, Long> ages = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            ages.put(age, 0L);
        }
        asked("select " + Age.SQL + " as age, count(*) as n" + TaskSql.from(all) + " group by 1", actor, all, keys)
                .query((row, n) -> {
                    Age age = Age.named(row.getString("age"));
                    return age == null ? null : ages.put(age, row.getLong("n"));
                })
                .list();
        return ages;
    }

    /** A page of the units, the one with most overdue tasks first, then the one whose oldest is older. */
    @Transactional(readOnly = true)
    public List<UnitLine> units(Actor actor, TaskFilter filter, int limit, int offset) {
        FactKeys keys = new FactKeys(standings.reader());
        String sql = "with task as materialized (select s.unit_code, u.name, s.due_at, " + FactKeys.SQL + " as facts"
                + TaskSql.from(filter) + """
                ) select unit_code, name, count(*) filter (where facts = any(:onTime)) as on_time,
                         count(*) filter (where facts = any(:late)) as late,
                         count(*) filter (where facts = any(:overdue)) as overdue,
                         count(*) filter (where facts = any(:within)) as within_term,
                         count(*) filter (where facts = any(:narrative)) as narrative,
                         count(*) filter (where facts = any(:excluded)) as excluded,
                         min(due_at) filter (where facts = any(:overdue)) as oldest
                    from task group by unit_code, name
                   order by overdue desc, oldest, name, unit_code limit :limit offset :offset
                """;
        return asked(sql, actor, filter, keys)
                .param("onTime", keys.rated("ON_TIME"))
                .param("late", keys.rated("LATE"))
                .param("within", keys.rated("WITHIN_TERM"))
                .param("narrative", keys.rated("NARRATIVE"))
                .param("excluded", keys.rated("EXCLUDED"))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new UnitLine(
                        row.getString("unit_code"),
                        row.getString("name"),
                        new Rates(
                                row.getInt("on_time"),
                                row.getInt("late"),
                                row.getInt("overdue"),
                                row.getInt("within_term"),
                                row.getInt("narrative"),
                                row.getInt("excluded")),
                        instant(row, "oldest")))
                .list();
    }

    private StatementSpec asked(String sql, Actor actor, TaskFilter filter, FactKeys keys) {
        return TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant());
    }
}
