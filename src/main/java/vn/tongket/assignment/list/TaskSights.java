package vn.tongket.assignment.list;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.Standings;
import vn.tongket.audit.Actor;

/** Which tasks somebody with certain roles could see at a moment of the past, by cycle, and how they stood then. */
@Component
public class TaskSights {

    private final JdbcClient jdbc;
    private final Standings standings;

    TaskSights(JdbcClient jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    /** The tasks of a cycle that could be seen: how many stood where. */
    public record Sight(UUID cycle, String title, Map<String, Long> statuses) {}

    /** One page, the newest cycles first; two statements however many tasks and cycles there are. */
    @Transactional(readOnly = true)
    public List<Sight> page(Actor then, Instant at, int limit, int offset) {
        FactKeys keys = new FactKeys(standings.reader());
        TaskFilter filter = TaskFilter.ALL.at(at);
        Map<UUID, Sight> sights = new LinkedHashMap<>();
        TaskSql.bind(jdbc.sql("""
                                with tasks as materialized (select a.cycle_id, %s as facts %s),
                                cycles as (select y.id, y.title, y.created_at from app.review_cycle y
                                            where y.id in (select cycle_id from tasks)
                                            order by y.created_at desc, y.id limit :limit offset :offset)
                                select y.id, y.title, t.facts, count(*) as n from cycles y join tasks t on t.cycle_id = y.id
                                 group by y.id, y.title, y.created_at, t.facts order by y.created_at desc, y.id
                                """.formatted(FactKeys.SQL, TaskSql.from(filter))), then, filter, keys, at)
                .param("limit", limit)
                .param("offset", offset)
                .query(row -> {
                    UUID cycle = row.getObject("id", UUID.class);
                    String title = row.getString("title");
                    sights.computeIfAbsent(cycle, id -> new Sight(id, title, statuses()))
                            .statuses()
                            .merge(keys.standing(row.getString("facts")).status(), row.getLong("n"), Long::sum);
                });
        return List.copyOf(sights.values());
    }

    private static Map<String, Long> statuses() {
        return new TreeMap<>(java.util.Comparator.comparingInt(TaskRows.STATUSES::indexOf));
    }
}
