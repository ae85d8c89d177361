package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.organization.Access;

/** The cycles that a person may see, and how far their reports have come; lists are paged in the database. */
@Component
public class CycleBoard {

    /** Those who work on a cycle see it whole, those who write for it see it with their own reports; :groups, :writers. */
    static final String VISIBLE = " (" + CycleScope.WHOLE + """
              or exists (select from app.obligation o
                          where o.cycle_id = c.id and o.opened_at is not null and o.reporter_unit = any(:writers)))
            """;

    private static final String STATUS = """
            case when x.withdrawn_at is not null then 'WITHDRAWN' when x.accepted_at is not null then 'ACCEPTED'
                 when x.submitted_at is not null then 'SUBMITTED' when x.opened_at is null then 'NOT_OPENED'
                 when x.due_at < :now then 'OVERDUE' when x.returned_count > 0 then 'RETURNED' else 'WRITING' end
            """;
    private static final Map<String, String> SORTS = Map.of(
            "unit", "unit_name, unit_code",
            "status",
                    "array_position(array['OVERDUE','RETURNED','WRITING','SUBMITTED','NOT_OPENED','ACCEPTED','WITHDRAWN'],"
                            + " status), unit_name, unit_code",
            "due", "due_at, unit_name, unit_code",
            "submitted", "submitted_at desc nulls last, unit_name, unit_code");

    private final JdbcClient jdbc;
    private final Cycles cycles;
    private final Access access;
    private final Clock clock;

    CycleBoard(JdbcClient jdbc, Cycles cycles, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.access = access;
        this.clock = clock;
    }

    /** A cycle in a list, with the number of its reports and of those accepted and overdue. */
    public record Line(
            UUID id,
            String title,
            ReviewKind kind,
            String organizer,
            Instant createdAt,
            Instant closedAt,
            int owed,
            int accepted,
            int overdue) {}

    /** What of a cycle a person may see: {@code whole}, or only what concerns the units that they write for. */
    public record Seen(ReviewCycle cycle, boolean whole) {}

    /** The visible cycles whose title holds every word, running ones first, newest first. */
    @Transactional(readOnly = true)
    public List<Line> visible(Actor actor, String words, int limit, int offset) {
        return jdbc.sql("""
                        select c.id, c.title, c.kind, u.name as organizer, c.created_at, c.closed_at,
                               coalesce(r.owed, 0) as owed, coalesce(r.accepted, 0) as accepted,
                               coalesce(r.overdue, 0) as overdue
                          from app.review_cycle c join app.org_unit u on u.code = c.organizer
                          left join lateral (
                            select count(*) filter (where withdrawn_at is null) as owed, count(accepted_at) as accepted,
                                   count(*) filter (where withdrawn_at is null and accepted_at is null
                                                      and submitted_at is null and opened_at is not null
                                                      and due_at < :now) as overdue
                              from app.obligation o where o.cycle_id = c.id) r on true
                         where c.search like all (:words) and %s
                         order by c.closed_at is not null, c.created_at desc, c.id
                         limit :limit offset :offset
                        """.formatted(VISIBLE))
                .param("now", OffsetDateTime.now(clock))
                .param("words", Text.patterns(words))
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", writers(actor).toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        ReviewKind.valueOf(row.getString("kind")),
                        row.getString("organizer"),
                        instant(row, "created_at"),
                        instant(row, "closed_at"),
                        row.getInt("owed"),
                        row.getInt("accepted"),
                        row.getInt("overdue")))
                .list();
    }

    /** The same cycle as it stood at the end of a day, for whoever may see it now; a null day is the present. */
    @Transactional(readOnly = true)
    public Seen see(Actor actor, UUID id, LocalDate day) {
        Seen now = see(actor, id);
        return day == null ? now : new Seen(cycles.asOf(id, day), now.whole());
    }

    /** When a cycle that somebody sees was begun. */
    public Instant begunAt(Seen seen) {
        return cycles.begunAt(seen.cycle().id());
    }

    /** One cycle as far as the person may see it; a foreign one is answered like one that does not exist. */
    @Transactional(readOnly = true)
    public Seen see(Actor actor, UUID id) {
        ReviewCycle cycle = cycles.require(id);
        if (CycleReaders.mayRead(access, actor, cycle)) {
            return new Seen(cycle, true);
        }
        boolean writes = jdbc.sql("""
                        select exists (select from app.obligation where cycle_id = :id and opened_at is not null
                                          and reporter_unit = any(:writers))
                        """)
                .param("id", id)
                .param("writers", writers(actor).toArray(String[]::new))
                .query(Boolean.class)
                .single();
        if (!writes) {
            throw new NotFound("cycle", id);
        }
        return new Seen(cycle, false);
    }

    /** The cycles of these units, for the auditors of the units. */
    @Transactional(readOnly = true)
    public List<UUID> idsOf(Set<String> units) {
        return jdbc.sql(
                        "select id from app.review_cycle where array[organizer, coordinator_unit, approver_unit] && :units::text[]")
                .param("units", units.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** How many reports stand where; statuses without a report are left out. */
    @Transactional(readOnly = true)
    public Map<Status, Long> counts(Actor actor, Seen seen) {
        return counts(actor, seen, null);
    }

    /** The same at a moment of the past; null for now. */
    @Transactional(readOnly = true)
    public Map<Status, Long> counts(Actor actor, Seen seen, Instant at) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        jdbc.sql("select status, count(*) as reports from (" + rows(at) + ") r group by status")
                .params(scope(actor, seen, at))
                .query((row, number) -> Map.entry(Status.valueOf(row.getString("status")), row.getLong("reports")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** One page of the table of reports; an unknown sorting is by unit, a null status is all of them. */
    @Transactional(readOnly = true)
    public List<ReportLine> reports(Actor actor, Seen seen, Status status, String sort, int limit, int offset) {
        return reports(actor, seen, status, sort, null, limit, offset);
    }

    /** The same at a moment of the past; null for now. */
    @Transactional(readOnly = true)
    public List<ReportLine> reports(
            Actor actor, Seen seen, Status status, String sort, Instant at, int limit, int offset) {
        return jdbc.sql("select * from (" + rows(at)
                        + ") r where :status::text is null or status = :status order by "
                        + SORTS.getOrDefault(sort, SORTS.get("unit")) + " limit :limit offset :offset")
                .params(scope(actor, seen, at))
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(CycleBoard::report)
                .list();
    }

    /** {@code o} is the report that is owed, {@code x} what it was at the moment. */
    private static String rows(Instant at) {
        String state = at == null ? "join app.obligation x on x.id = o.id" : """
                cross join lateral (select * from app.obligation_state p where p.obligation_id = o.id and p.at <= :now
                                     order by p.at desc, p.id desc limit 1) x
                """;
        return """
               select o.id, x.scope_unit as unit_code, s.name as unit_name,
                      case when x.reporter_unit <> x.scope_unit then w.name end as writer,
                      x.due_on, x.due_precision, x.due_at, x.submitted_at, x.returned_count, x.accepted_at,
                      x.withdrawn_reason, %s as status
                 from app.obligation o %s
                 join app.org_unit s on s.code = x.scope_unit
                 join app.org_unit w on w.code = x.reporter_unit
                where o.cycle_id = :cycle and (:whole or o.reporter_unit = any(:writers))
               """.formatted(STATUS, state);
    }

    private Map<String, Object> scope(Actor actor, Seen seen, Instant at) {
        return Map.of(
                "cycle", seen.cycle().id(),
                "whole", seen.whole(),
                "writers", writers(actor).toArray(String[]::new),
                "now", (at == null ? clock.instant() : at).atOffset(ZoneOffset.UTC));
    }

    static Set<String> writers(Actor actor) {
        return Stream.of("drafter", "leader")
                .flatMap(role -> actor.unitsWith(role).stream())
                .collect(Collectors.toSet());
    }

    private static ReportLine report(ResultSet row, int number) throws SQLException {
        Deadline due = CycleStore.deadline(row, "due_on", "due_precision");
        return new ReportLine(
                row.getObject("id", UUID.class),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("writer"),
                Status.valueOf(row.getString("status")),
                due.text(),
                instant(row, "due_at"),
                instant(row, "submitted_at"),
                row.getInt("returned_count"),
                instant(row, "accepted_at"),
                row.getString("withdrawn_reason"));
    }
}
