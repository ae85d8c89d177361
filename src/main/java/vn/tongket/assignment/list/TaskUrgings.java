package vn.tongket.assignment.list;

import static vn.tongket.Moments.instant;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was urged on each of many tasks, asked for at once; whoever calls has checked who sees the tasks. */
@Component
public class TaskUrgings {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskUrgings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was urged on a task.
     *
     * @param steps how many steps there were
     * @param letters how many signed letters
     * @param rung the last step
     * @param symbol number of the last letter; null without one
     * @param openedAt when somebody of the unit opened the notice or the task after the last step
     * @param answeredAt when the unit answered the last step
     */
    public record Urged(
            int steps,
            int letters,
            String rung,
            LocalDate onDay,
            String symbol,
            Instant openedAt,
            Instant answeredAt) {}

    /** By task, as it was known at the moment; tasks on which nothing was urged are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Urged> of(Collection<UUID> tasks, Instant asOf) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        Instant at = asOf == null ? clock.instant() : asOf;
        Map<UUID, Urged> urged = new HashMap<>();
        jdbc.sql("""
                        select t.id, x.steps, x.letters, x.symbol, g.rung, g.on_day,
                               least(case when g.opened_at <= :at then g.opened_at end,
                                     (select min(n.read_at) from app.notice n
                                       where n.id = any(g.notices) and n.read_at <= :at)) as opened_at,
                               case when g.answered_at <= :at then g.answered_at end as answered_at
                          from unnest(:tasks::uuid[]) t(id)
                          cross join lateral (
                            select count(*) as steps, count(*) filter (where l.letter and l.sent_at <= :at) as letters,
                                   (array_agg(l.symbol order by l.id desc) filter (where l.symbol is not null
                                                                                   and l.sent_at <= :at))[1] as symbol,
                                   max(l.id) as last
                              from app.urging l
                             where l.assignment_id = t.id and l.decided_at <= :at
                               and (l.dropped_at is null or l.dropped_at > :at)) x
                          join app.urging g on g.id = x.last
                        """)
                .param("tasks", tasks.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, n) -> urged.put(
                        row.getObject("id", UUID.class),
                        new Urged(
                                row.getInt("steps"),
                                row.getInt("letters"),
                                row.getString("rung"),
                                row.getObject("on_day", LocalDate.class),
                                row.getString("symbol"),
                                instant(row, "opened_at"),
                                instant(row, "answered_at"))))
                .list();
        return urged;
    }
}
