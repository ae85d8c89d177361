package vn.tongket.assignment.urging;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Role;

/** All urging in the hands of those who track: each step with what became of it, and what waits for somebody. */
@Component
public class UrgingBoard {

    /** Whose tracker the reader is, or whose Party office: both see what is urged in their name. */
    private static final String VISIBLE = """
            (f.tracker_unit = any(:tracked) or g.sender = 'PARTY_OFFICE' and exists (
               select from app.org_unit o where o.code = any(:tracked) and o.branch = 'PARTY'
                  and (o.code = k.issuer or o.parent = k.issuer and o.kind = 'OFFICE')))
            """;

    /** {@code a} is the task, {@code x} what it was at the moment {@code :at}. */
    private static final String FROM = """
              from app.urging g
              join app.assignment a on a.id = g.assignment_id
              %s
              join app.clause c on c.id = a.clause_id
              join app.conclusion k on k.id = a.conclusion_id
              join app.follow_up f on f.conclusion_id = a.conclusion_id
              join app.org_unit u on u.code = x.unit_code
              left join lateral (select min(n.read_at) filter (where n.read_at <= :at) as read_at, count(*) as told,
                                        count(*) filter (where n.last_error = 'NO_ADDRESS') as unreachable
                                   from app.notice n where n.id = any(g.notices)) n on true
            """;

    static final String COLUMNS = """
            select g.id, g.assignment_id, g.rung, g.sender, g.on_day, x.unit_code, u.name as unit_name, c.ref, c.said,
                   coalesce(k.symbol, k.title) as conclusion, x.due_on, x.due_precision,
                   case when g.sent_at <= :at then g.sent_at end as sent_at,
                   case when g.sent_at <= :at then g.symbol end as symbol, g.case_id,
                   least(case when g.opened_at <= :at then g.opened_at end, n.read_at) as opened,
                   case when g.answered_at <= :at then g.answered_at end as answered_at, n.told, n.unreachable,
                   least((select min(m.sent_at) from app.mail m where m.notice_id = any(g.notices) and m.sent_at <= :at),
                         (select min(m.sent_at) from app.notice d join app.mail m on m.digest_on = d.digest_on
                                 and d.recipient = any(m.recipients) and m.sent_at <= :at
                           where d.id = any(g.notices) and d.digest_on is not null)) as delivered
            """;

    private static final String WHERE = """
             where g.decided_at <= :at and (g.dropped_at is null or g.dropped_at > :at) and %s
               and (:rung::text is null or g.rung = :rung) and (:unit::text is null or x.unit_code = :unit)
               and (:cycle::uuid is null or a.cycle_id = :cycle)
               and (:state::text is null
                    or :state = 'WAITING' and (g.answered_at is null or g.answered_at > :at) and x.confirmed_at is null
                       and x.submitted_at is null
                    or :state = 'ANSWERED' and g.answered_at <= :at
                    or :state = 'UNOPENED' and g.sent_at <= :at
                       and least(case when g.opened_at <= :at then g.opened_at end, n.read_at) is null)
               and not exists (select from unnest(:words::text[]) w(word)
                                where not (c.search like w.word or u.search like w.word
                                           or lower(coalesce(k.symbol, '')) like w.word))
            """.formatted(VISIBLE);

    private final JdbcClient jdbc;
    private final Clock clock;

    UrgingBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person has anything to do with urging; everybody else finds no such page. */
    public boolean mayRead(Actor actor) {
        return !tracked(actor).isEmpty();
    }

    private void require(Actor actor) {
        if (!mayRead(actor)) {
            throw new NotFound("page", "urging");
        }
    }

    static Set<String> tracked(Actor actor) {
        Set<String> units = new TreeSet<>(actor.unitsWith(Role.TRACKER.suffix()));
        units.addAll(actor.unitsWith(Role.AUDITOR.suffix()));
        return units;
    }

    /** One page of steps, the newest first. */
    @Transactional(readOnly = true)
    public List<UrgingRow> page(Actor actor, UrgingFilter filter, int most, long from) {
        require(actor);
        return bind(
                        jdbc.sql(COLUMNS + from(filter.at()) + WHERE + " order by g.id desc limit :most offset :from"),
                        actor,
                        filter)
                .param("most", most)
                .param("from", from)
                .query(UrgingBoard::read)
                .list();
    }

    /** How many steps of each rung there are. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts(Actor actor, UrgingFilter filter) {
        require(actor);
        UrgingFilter all =
                new UrgingFilter(null, filter.unit(), filter.cycle(), filter.state(), filter.words(), filter.at());
        Map<String, Integer> counts = new LinkedHashMap<>();
        bind(
                        jdbc.sql("select g.rung, count(*)::int" + from(filter.at()) + WHERE
                                + " group by g.rung order by min(g.id)"),
                        actor,
                        all)
                .query((row, n) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    private StatementSpec bind(StatementSpec statement, Actor actor, UrgingFilter filter) {
        return statement
                .param("at", moment(filter.at()))
                .param("tracked", tracked(actor).toArray(String[]::new))
                .param("rung", blankAsNull(filter.rung()), Types.VARCHAR)
                .param("unit", blankAsNull(filter.unit()), Types.VARCHAR)
                .param("cycle", filter.cycle(), Types.OTHER)
                .param("state", blankAsNull(filter.state()), Types.VARCHAR)
                .param("words", Text.patterns(filter.words()));
    }

    private static String blankAsNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }

    /** Every step on one assignment with what became of it; the desk of the assignment has checked the reader. */
    @Transactional(readOnly = true)
    public List<UrgingRow> of(UUID assignment) {
        return jdbc.sql(COLUMNS + from(null)
                        + " where g.assignment_id = :id and g.dropped_at is null order by g.id desc")
                .param("at", moment(null))
                .param("id", assignment)
                .query(UrgingBoard::read)
                .list();
    }

    /** Somebody of the unit has opened the assignment: what it was urged to is read. */
    @Transactional
    public void opened(Actor actor, UUID assignment) {
        Set<String> own = new TreeSet<>(actor.unitsWith(Role.DRAFTER.suffix()));
        own.addAll(actor.unitsWith(Role.LEADER.suffix()));
        if (own.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update app.urging g set opened_at = :now, opened_by = :by
                          from app.assignment a
                         where a.id = g.assignment_id and a.id = :id and a.unit_code = any(:own)
                           and g.opened_at is null and g.sent_at is not null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.userId())
                .param("id", assignment)
                .param("own", own.toArray(String[]::new))
                .update();
    }

    /** What waits for somebody. */
    public record Waiting(int letters, int explanations, int proposals, int decisions, int unreachable) {}

    @Transactional(readOnly = true)
    public Waiting waiting(Actor actor) {
        return waiting(actor, null);
    }

    /** The same at a moment of the past; null for now. */
    @Transactional(readOnly = true)
    public Waiting waiting(Actor actor, Instant at) {
        require(actor);
        LocalDate day = moment(at).atZoneSameInstant(Deadline.ZONE).toLocalDate();
        return jdbc.sql("""
                        select count(*) filter (where kind = 'LETTER') as letters,
                               count(*) filter (where kind = 'EXPLANATION') as explanations,
                               count(*) filter (where kind = 'CRITICISM' and (proposed_at is null or proposed_at > :at))
                               as proposals,
                               count(*) filter (where kind = 'CRITICISM' and proposed_at <= :at) as decisions,
                               (select count(distinct n.recipient) from app.urging g
                                  join app.assignment a on a.id = g.assignment_id
                                  join app.follow_up f on f.conclusion_id = a.conclusion_id
                                  join app.notice n on n.id = any(g.notices)
                                 where f.tracker_unit = any(:tracked) and g.on_day between :since and :until
                                   and n.last_error = 'NO_ADDRESS') as unreachable
                          from app.urging_case
                         where (settled_at is null or settled_at > :at) and opened_at <= :at
                           and (signer_unit = any(:tracked) or tracker_unit = any(:tracked))
                        """)
                .param("at", moment(at))
                .param("tracked", tracked(actor).toArray(String[]::new))
                .param("since", day.minusDays(30))
                .param("until", day)
                .query(Waiting.class)
                .single();
    }

    /** When the first step was taken that the person sees. */
    @Transactional(readOnly = true)
    public Optional<Instant> begins(Actor actor) {
        require(actor);
        return jdbc.sql("""
                        select min(g.decided_at) as first
                          from app.urging g join app.assignment a on a.id = g.assignment_id
                          join app.conclusion k on k.id = a.conclusion_id
                          join app.follow_up f on f.conclusion_id = a.conclusion_id where\s""" + VISIBLE)
                .param("tracked", tracked(actor).toArray(String[]::new))
                .query((row, n) -> Optional.ofNullable(instant(row, "first")))
                .single();
    }

    private static String from(Instant at) {
        return FROM.formatted(at == null ? "join app.assignment x on x.id = a.id" : """
                cross join lateral (select * from app.assignment_state p where p.assignment_id = a.id and p.at <= :at
                                     order by p.at desc, p.id desc limit 1) x
                """);
    }

    private OffsetDateTime moment(Instant at) {
        return (at == null ? clock.instant() : at).atOffset(ZoneOffset.UTC);
    }

    private static UrgingRow read(ResultSet row, int n) throws SQLException {
        return new UrgingRow(
                row.getLong("id"),
                row.getObject("assignment_id", UUID.class),
                row.getString("rung"),
                row.getString("sender"),
                row.getObject("on_day", LocalDate.class),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("ref"),
                row.getString("said"),
                row.getString("conclusion"),
                new Deadline(
                        row.getObject("due_on", LocalDate.class), Precision.valueOf(row.getString("due_precision"))),
                instant(row, "sent_at"),
                instant(row, "delivered"),
                instant(row, "opened"),
                instant(row, "answered_at"),
                row.getString("symbol"),
                row.getObject("case_id", UUID.class),
                row.getInt("told"),
                row.getInt("unreachable"));
    }
}
