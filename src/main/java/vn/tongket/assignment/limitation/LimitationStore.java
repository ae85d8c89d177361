package vn.tongket.assignment.limitation;

import static vn.tongket.Moments.instant;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Limitations with the reviews before and after theirs. */
@Repository
class LimitationStore {

    private static final int MOST_OF_CHAIN = 2_000;

    private static final String FOUND = """
            select l.id, y.id as cycle, y.title as cycle_title, case when k.issued_at > :at then k.title else coalesce(k.symbol, k.title) end
                   as conclusion, l.ordinal, l.said, l.topic,
                   coalesce(case when k.issued_at > :at then null else k.issued_on end, (coalesce(k.signed_at, k.created_at) at time zone 'Asia/Ho_Chi_Minh')::date)
                   as found_on
              from app.limitation l join app.conclusion k on k.id = l.conclusion_id
              join app.review_cycle y on y.id = k.cycle_id
            """;

    /** Those who work on the review, who track its tasks, and the auditors of its units. */
    static final String VISIBLE = """
             (array[y.coordinator_unit || '.coordinator', y.coordinator_unit || '.auditor', y.organizer || '.coordinator',
                    y.organizer || '.approver', y.organizer || '.auditor', y.approver_unit || '.approver',
                    y.reviewer_unit || '.reviewer', k.coordinator_unit || '.coordinator'] && :groups::text[]
              or exists (select from app.follow_up f where f.conclusion_id = k.id
                            and array[f.tracker_unit || '.tracker', f.tracker_unit || '.auditor',
                                      f.recipient_unit || '.approver', f.recipient_unit || '.coordinator'] && :groups::text[])
              or exists (select from app.review_cycle z
                          where (z.previous_cycle_id = y.id
                                 or z.id = (select f.next_cycle_id from app.follow_up f where f.conclusion_id = k.id))
                            and array[z.reviewer_unit || '.reviewer', z.coordinator_unit || '.coordinator'] && :groups::text[]))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LimitationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Found(
            UUID id,
            UUID cycle,
            String cycleTitle,
            String conclusion,
            int ordinal,
            String said,
            String topic,
            LocalDate foundOn) {}

    record Link(UUID limitation, UUID clause, String ref, String said) {}

    /** A review after another one, with the groups that may speak for it. */
    record Next(UUID before, UUID cycle, String title, String reviewerUnit, String coordinatorUnit) {}

    /** A page of the limitations of signed conclusions, the newest first. */
    List<Found> page(
            Collection<String> groups,
            UUID cycle,
            String topic,
            String verdict,
            String words,
            Instant at,
            int limit,
            int offset) {
        return jdbc.sql(FOUND + " where " + VISIBLE + """
                           and k.signed_at <= :at and (:cycle::uuid is null or y.id = :cycle)
                           and (:topic::text is null or l.topic = :topic)
                           and app.folded(l.said || ' ' || coalesce(k.symbol, '') || ' ' || y.title) like all (:words)
                           and (:verdict::text is null
                                or coalesce((select v.verdict from app.limitation_verdict v
                                              where v.limitation_id = l.id and v.decided_at <= :at order by v.id desc limit 1), 'NONE') = :verdict)
                         order by found_on desc, y.id, l.ordinal limit :limit offset :offset
                        """)
                .param("at", moment(at))
                .param("groups", groups.toArray(String[]::new))
                .param("cycle", cycle, Types.OTHER)
                .param("topic", topic, Types.VARCHAR)
                .param("verdict", verdict, Types.VARCHAR)
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> found(row))
                .list();
    }

    /** One limitation, for those who may see it. */
    Optional<Found> find(Collection<String> groups, UUID id) {
        return jdbc.sql(FOUND + " where l.id = :id and k.signed_at is not null and " + VISIBLE)
                .param("at", moment(null))
                .param("id", id)
                .param("groups", groups.toArray(String[]::new))
                .query((row, n) -> found(row))
                .optional();
    }

    /** Every limitation of the reviews before and after these, the earliest first. */
    List<Found> chain(Collection<UUID> cycles, Instant at) {
        return jdbc.sql("""
                        with recursive tie as (
                          select previous_cycle_id as one, id as other from app.review_cycle where previous_cycle_id is not null
                          union select cycle_id, next_cycle_id from app.follow_up where next_cycle_id is not null),
                        chain as (select unnest(:cycles::uuid[]) as id
                          union select case when t.one = c.id then t.other else t.one end
                                  from chain c join tie t on c.id in (t.one, t.other))
                        """ + FOUND + """
                         join chain c on c.id = y.id where k.signed_at <= :at
                         order by found_on, l.ordinal limit :most
                        """)
                .param("at", moment(at))
                .param("cycles", cycles.toArray(UUID[]::new))
                .param("most", MOST_OF_CHAIN)
                .query((row, n) -> found(row))
                .list();
    }

    List<Link> links(Collection<UUID> limitations) {
        return jdbc.sql("""
                        select x.limitation_id, c.id, c.ref, c.said
                          from app.limitation_clause x join app.clause c on c.id = x.clause_id
                         where x.limitation_id = any(:ids) order by c.ordinal
                        """)
                .param("ids", limitations.toArray(UUID[]::new))
                .query((row, n) -> new Link(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .list();
    }

    /** The last word of every review on the limitations, the latest review first. */
    List<Verdict> verdicts(Collection<UUID> limitations, Instant at) {
        return jdbc.sql("""
                        select * from (
                          select distinct on (v.limitation_id, v.cycle_id) v.*, y.title
                            from app.limitation_verdict v join app.review_cycle y on y.id = v.cycle_id
                           where v.limitation_id = any(:ids) and v.decided_at <= :at order by v.limitation_id, v.cycle_id, v.id desc) w
                         order by id desc
                        """)
                .param("at", moment(at))
                .param("ids", limitations.toArray(UUID[]::new))
                .query((row, n) -> new Verdict(
                        row.getObject("limitation_id", UUID.class),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("title"),
                        Verdict.Kind.valueOf(row.getString("verdict")),
                        row.getString("evidence"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("decided_by")))
                .list();
    }

    /** The reviews that follow these directly, the latest begun first. */
    List<Next> following(Collection<UUID> cycles) {
        return jdbc.sql("""
                        select t.one, z.id, z.title, z.reviewer_unit, z.coordinator_unit
                          from (select previous_cycle_id as one, id as other from app.review_cycle
                                 where previous_cycle_id = any(:cycles)
                                union select cycle_id, next_cycle_id from app.follow_up
                                       where cycle_id = any(:cycles) and next_cycle_id is not null) t
                          join app.review_cycle z on z.id = t.other order by z.created_at desc
                        """)
                .param("cycles", cycles.toArray(UUID[]::new))
                .query((row, n) -> new Next(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    void judge(UUID limitation, UUID cycle, Verdict.Kind kind, String evidence, String by) {
        jdbc.sql("""
                        insert into app.limitation_verdict (limitation_id, cycle_id, verdict, evidence, decided_at, decided_by)
                        values (:limitation, :cycle, :verdict, :evidence, :now, :by)
                        """)
                .param("limitation", limitation)
                .param("cycle", cycle)
                .param("verdict", kind.name())
                .param("evidence", evidence)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    /** When the first of the conclusions was signed whose limitations somebody sees. */
    Optional<Instant> begins(Collection<String> groups) {
        return jdbc.sql("""
                        select min(k.signed_at) as first from app.conclusion k join app.review_cycle y on y.id = k.cycle_id
                         where\s""" + VISIBLE)
                .param("groups", groups.toArray(String[]::new))
                .query((row, n) -> Optional.ofNullable(instant(row, "first")))
                .single();
    }

    private OffsetDateTime moment(Instant at) {
        return (at == null ? clock.instant() : at).atOffset(ZoneOffset.UTC);
    }

    private static Found found(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getObject("cycle", UUID.class),
                row.getString("cycle_title"),
                row.getString("conclusion"),
                row.getInt("ordinal"),
                row.getString("said"),
                row.getString("topic"),
                row.getObject("found_on", LocalDate.class));
    }
}
