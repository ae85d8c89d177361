package vn.tongket.assignment.cluster;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Which tasks of a unit are open together, and what was said about pairs of them. */
@Repository
public class ClusterStore {

    /** Clauses whose texts are compared with one another; the newest conclusions first. */
    static final int MOST_CLAUSES = 250;

    private static final String OPEN = """
             a.carried_by = 'UNIT' and a.opened_at is not null and a.confirmed_at is null and a.cancelled_at is null
             and a.withdrawn_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ClusterStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record ClauseText(UUID id, UUID conclusion, String said) {}

    /** Two clauses that are alike. */
    record Alike(UUID one, UUID other, int percent) {}

    /** One task of a pair. */
    public record Task(UUID id, String ref, String said, String conclusion) {}

    /** A pair of tasks of one unit; {@code same} is null while nobody has said anything. */
    public record Pair(
            String unit,
            String unitName,
            Task one,
            Task other,
            int percent,
            Boolean same,
            String reason,
            Instant decidedAt,
            String decidedBy) {}

    /** The clauses of which units of these have open tasks, or that these track. */
    List<ClauseText> openClauses(String[] own, String[] tracked) {
        return jdbc.sql("""
                        select c.id, c.conclusion_id, c.said from app.clause c
                          join app.conclusion k on k.id = c.conclusion_id
                         where exists (select from app.assignment a join app.follow_up f on f.conclusion_id = a.conclusion_id
                                        where a.clause_id = c.id and (a.unit_code = any(:own) or f.tracker_unit = any(:tracked))
                                          and %s)
                         order by k.created_at desc, c.ordinal limit :most
                        """.formatted(OPEN))
                .param("own", own)
                .param("tracked", tracked)
                .param("most", MOST_CLAUSES)
                .query((row, n) ->
                        new ClauseText(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list();
    }

    /** Pairs of open tasks of one unit on clauses that are alike, with the last word on each. */
    List<Pair> pairs(
            List<Alike> alike, String[] own, String[] tracked, Boolean same, String words, int limit, int offset) {
        return jdbc.sql("""
                        select u.code, u.name, a.id as one_id, c.ref as one_ref, c.said as one_said,
                               coalesce(k.symbol, k.title) as one_conclusion, b.id as other_id, d.ref as other_ref,
                               d.said as other_said, coalesce(l.symbol, l.title) as other_conclusion, x.percent,
                               p.same, p.reason, p.decided_at, p.decided_by
                          from unnest(:ones::uuid[], :others::uuid[], :percents::integer[]) x(one, other, percent)
                          join app.assignment a on a.clause_id = x.one and %s
                          join app.assignment b on b.clause_id = x.other and b.unit_code = a.unit_code
                           and b.carried_by = 'UNIT' and b.opened_at is not null and b.confirmed_at is null
                           and b.cancelled_at is null and b.withdrawn_at is null
                          join app.follow_up f on f.conclusion_id = a.conclusion_id
                          join app.follow_up g on g.conclusion_id = b.conclusion_id
                          join app.clause c on c.id = a.clause_id join app.clause d on d.id = b.clause_id
                          join app.conclusion k on k.id = a.conclusion_id join app.conclusion l on l.id = b.conclusion_id
                          join app.org_unit u on u.code = a.unit_code
                          left join lateral (select * from app.task_pair t
                                              where t.one_id = least(a.id, b.id) and t.other_id = greatest(a.id, b.id)
                                              order by t.id desc limit 1) p on true
                         where (a.unit_code = any(:own) or (f.tracker_unit = any(:tracked) and g.tracker_unit = any(:tracked)))
                           and p.same is not distinct from :same::boolean
                           and not exists (select from unnest(:words::text[]) w(word)
                                            where not (c.search like w.word or d.search like w.word or u.search like w.word))
                         order by x.percent desc, u.name, u.code, c.ordinal, d.ordinal, a.id, b.id
                         limit :limit offset :offset
                        """.formatted(OPEN))
                .param("ones", alike.stream().map(Alike::one).toArray(UUID[]::new))
                .param("others", alike.stream().map(Alike::other).toArray(UUID[]::new))
                .param("percents", alike.stream().map(Alike::percent).toArray(Integer[]::new))
                .param("own", own)
                .param("tracked", tracked)
                .param("same", same, Types.BOOLEAN)
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Pair(
                        row.getString("code"),
                        row.getString("name"),
                        new Task(
                                row.getObject("one_id", UUID.class),
                                row.getString("one_ref"),
                                row.getString("one_said"),
                                row.getString("one_conclusion")),
                        new Task(
                                row.getObject("other_id", UUID.class),
                                row.getString("other_ref"),
                                row.getString("other_said"),
                                row.getString("other_conclusion")),
                        row.getInt("percent"),
                        row.getObject("same", Boolean.class),
                        row.getString("reason"),
                        row.getTimestamp("decided_at") == null
                                ? null
                                : row.getTimestamp("decided_at").toInstant(),
                        row.getString("decided_by")))
                .list();
    }

    void decide(String unit, UUID one, UUID other, boolean same, String reason, String by) {
        jdbc.sql("""
                        insert into app.task_pair (unit_code, one_id, other_id, same, reason, decided_at, decided_by)
                        values (:unit, least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :same, :reason, :now, :by)
                        """)
                .param("unit", unit)
                .param("one", one)
                .param("other", other)
                .param("same", same)
                .param("reason", reason, Types.VARCHAR)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    /** The other tasks that a person has found to be the same work, directly or by way of others. */
    List<Task> others(UUID task) {
        return jdbc.sql("""
                        with recursive said as (
                          select distinct on (one_id, other_id) one_id, other_id, same from app.task_pair
                           where unit_code = (select unit_code from app.assignment where id = :task)
                           order by one_id, other_id, id desc),
                        same as (select :task::uuid as id
                          union
                          select case when s.one_id = t.id then s.other_id else s.one_id end
                            from same t join said s on s.same and t.id in (s.one_id, s.other_id))
                        select a.id, c.ref, c.said, coalesce(k.symbol, k.title) as conclusion
                          from same t join app.assignment a on a.id = t.id join app.clause c on c.id = a.clause_id
                          join app.conclusion k on k.id = a.conclusion_id
                         where a.id <> :task
                           and a.unit_code = (select unit_code from app.assignment where id = :task)
                         order by k.created_at, c.ordinal
                        """).param("task", task).query(Task.class).list();
    }
}
