package vn.tongket.assignment.list;

import static vn.tongket.Moments.instant;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.overview.Names;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Upcoming;
import vn.tongket.overview.Words;

/** Tasks of conclusions: found by words of the clause or the unit, what becomes due of them, and what they are called. */
@Component
class TaskLookout implements Searched, Upcoming, Names {

    private static final int TITLE = 160;

    private static final String OPEN = """
            a.carried_by = 'UNIT' and a.opened_at is not null and a.confirmed_at is null and a.submitted_at is null
             and a.suspended_at is null and a.cancelled_at is null and a.withdrawn_at is null and a.due_at is not null
            """;

    private final JdbcClient jdbc;

    TaskLookout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.TASK;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        TaskScope scope = TaskScope.of(actor);
        if (scope.isEmpty()) {
            return Found.NOTHING;
        }
        long[] total = {0};
        List<Hit> hits = scoped(
                        jdbc.sql("""
                        with found as materialized (
                          select s.id, s.unit_code, s.clause_id, s.conclusion_id, s.due_at, s.confirmed_at
                            from app.assignment s join app.follow_up f on f.conclusion_id = s.conclusion_id
                           where s.carried_by = 'UNIT' and (s.opened_at is not null or f.tracker_unit = any(:tracked)
                                                            or f.coordinator_unit = any(:concluded))
                             and %s and %s)
                        select p.*, c.ref, left(c.said, %d) as said, u.name as unit, coalesce(k.symbol, k.title) as conclusion
                          from (select *, count(*) over () as total from found
                                 order by confirmed_at is not null, due_at nulls last, id limit :limit offset :offset) p
                          join app.clause c on c.id = p.clause_id join app.org_unit u on u.code = p.unit_code
                          join app.conclusion k on k.id = p.conclusion_id
                         order by p.confirmed_at is not null, p.due_at nulls last, p.id
                        """.formatted(TaskScope.VISIBLE, words.each(TaskLookout::holds), TITLE)), scope)
                .params(words.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Hit(
                            "/nhiem-vu/" + row.getString("id"),
                            row.getString("ref") + ". " + row.getString("said"),
                            row.getString("unit") + " – " + row.getString("conclusion"));
                })
                .list();
        return new Found(hits, total[0]);
    }

    /** The word may stand in the clause, in the name of the unit or in the number of the conclusion; each has its index. */
    private static String holds(String word) {
        return "s.clause_id in (select id from app.clause where search like " + word + ") or s.unit_code in "
                + "(select code from app.org_unit where (search || former_search) like " + word
                + ") or s.conclusion_id in "
                + "(select id from app.conclusion where lower(symbol) like " + word + ")";
    }

    /** Own tasks one by one; those that are tracked or looked after by day and conclusion. */
    @Override
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor, Instant now, int limit) {
        TaskScope scope = TaskScope.of(actor);
        if (scope.isEmpty()) {
            return List.of();
        }
        return scoped(jdbc.sql("""
                        with task as (
                          select a.id, a.cycle_id, a.conclusion_id, a.clause_id, a.unit_code, a.due_at,
                                 f.tracker_unit = any(:tracked) or f.coordinator_unit = any(:concluded)
                                 or f.recipient_unit = any(:told) as whole
                            from app.assignment a join app.assignment s on s.id = a.id
                            join app.follow_up f on f.conclusion_id = a.conclusion_id
                           where %s and %s)
                        select * from (
                          select 'home.due.task' as text, c.ref, left(c.said, %d) as said, u.name as unit, t.due_at, 1 as n,
                                 '/nhiem-vu/' || t.id as page
                            from task t join app.clause c on c.id = t.clause_id join app.org_unit u on u.code = t.unit_code
                           where not t.whole
                          union all
                          select 'home.due.tasks', null, coalesce(k.symbol, k.title), null, t.due_at, count(*),
                                 '/nhiem-vu?xep=due&dot=' || t.cycle_id
                            from task t join app.conclusion k on k.id = t.conclusion_id
                           where t.whole group by k.id, t.cycle_id, t.due_at) d
                         order by due_at, text, page limit :limit
                        """.formatted(OPEN, TaskScope.VISIBLE, TITLE)), scope)
                .param("limit", limit)
                .query((row, n) -> new Due(
                        row.getString("text"),
                        row.getString("ref") == null
                                ? List.of(row.getString("said"), row.getLong("n"))
                                : List.of(
                                        row.getString("said"),
                                        row.getLong("n"),
                                        row.getString("ref"),
                                        row.getString("unit")),
                        instant(row, "due_at"),
                        row.getLong("n"),
                        row.getString("page")))
                .list();
    }

    private static JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec statement, TaskScope scope) {
        return statement
                .param("own", scope.own().toArray(String[]::new))
                .param("tracked", scope.tracked().toArray(String[]::new))
                .param("concluded", scope.concluded().toArray(String[]::new))
                .param("told", scope.told().toArray(String[]::new));
    }

    /** Tasks by clause and unit; follow-ups and drafts by their conclusion. */
    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> keys) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("""
                        select a.id, u.name || ' – ' || c.ref || '. ' || left(c.said, 90) as name
                          from app.assignment a join app.clause c on c.id = a.clause_id join app.org_unit u on u.code = a.unit_code
                         where a.id = any(:keys)
                        union all
                        select k.id, coalesce(k.symbol || ' – ', '') || k.title from app.conclusion k where k.id = any(:keys)
                        union all
                        select h.id, h.title from app.conference h where h.id = any(:keys)
                        union all
                        select x.id, u.name from app.urging_case x join app.org_unit u on u.code = x.unit_code
                         where x.id = any(:keys)
                        """)
                .param("keys", keys.toArray(UUID[]::new))
                .query((row, n) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                .list();
        return names;
    }
}
