package vn.tongket.assignment.list;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.Standings;

/** How the tasks of clauses stand; whoever calls has checked who may know. */
@Component
public class TaskCounts {

    private static final String PRESENT = " join app.assignment s on s.id = a.id";
    private static final String PAST = """
             cross join lateral (select * from app.assignment_state x where x.assignment_id = a.id and x.at <= :at
                                  order by x.at desc, x.id desc limit 1) s
            """;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    TaskCounts(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /** The rates of each clause, its parts included; a clause without tasks is left out. */
    public Map<UUID, Rates> byClause(Collection<UUID> clauses) {
        return byClause(clauses, null);
    }

    /** The same at a moment of the past; null for now. */
    public Map<UUID, Rates> byClause(Collection<UUID> clauses, Instant at) {
        if (clauses.isEmpty()) {
            return Map.of();
        }
        FactKeys keys = new FactKeys(standings.reader());
        Map<UUID, Rates> rates = new HashMap<>();
        jdbc.sql("""
                        with recursive part as (
                          select id as whole, id from app.clause where id = any(:clauses)
                          union all
                          select p.whole, c.id from app.clause c join part p on c.parent_id = p.id)
                        select p.whole, %s as facts, count(*) as n
                          from part p join app.assignment a on a.clause_id = p.id and a.carried_by = 'UNIT' %s
                         group by 1, 2
                        """.formatted(FactKeys.SQL, at == null ? PRESENT : PAST))
                .param("clauses", clauses.toArray(UUID[]::new))
                .param("at", (at == null ? clock.instant() : at).atOffset(ZoneOffset.UTC))
                .query((row, n) -> rates.merge(
                        row.getObject("whole", UUID.class),
                        Rates.NONE.plus(keys.standing(row.getString("facts")).rateClass(), row.getInt("n")),
                        TaskCounts::sum))
                .list();
        return rates;
    }

    private static Rates sum(Rates one, Rates other) {
        return new Rates(
                one.onTime() + other.onTime(),
                one.late() + other.late(),
                one.overdue() + other.overdue(),
                one.withinTerm() + other.withinTerm(),
                one.narrative() + other.narrative(),
                one.excluded() + other.excluded());
    }
}
