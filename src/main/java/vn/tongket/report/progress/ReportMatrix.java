package vn.tongket.report.progress;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.cycle.CycleBoard.Seen;

/** The reports of a cycle unit by unit, filtered and paged in the database; people see what they see of the cycle. */
@Component
public class ReportMatrix {

    private static final Map<String, String> SORTS = Map.of(
            "unit", "unit, unit_code",
            "state",
                    "array_position(array['OVERDUE','RETURNED','WRITING','HANDED_OVER','SUBMITTED_LATE','SUBMITTED',"
                            + "'NOT_OPENED','ACCEPTED_LATE','ACCEPTED','WITHDRAWN'], state), unit, unit_code",
            "group", "group_name nulls last, unit, unit_code",
            "due", "due_at, unit, unit_code",
            "submitted", "last_submitted_at desc nulls last, unit, unit_code",
            "returned", "returned_count desc, unit, unit_code");

    /**
     * {@code o} is the report that is owed, {@code x} what it was, {@code l} the version that was submitted last,
     * {@code d} the one that is being written.
     */
    private static final String ROWS = """
            select o.id, x.scope_unit as unit_code, s.name as unit, s.search, o.group_code, g.name as group_name,
                   case when x.reporter_unit <> x.scope_unit then w.name end as writer,
                   x.due_on, x.due_precision, x.due_at, x.opened_at, coalesce(d.created_at, l.created_at) as began_at,
                   case when x.submitted_at is null then %s else l.handed_over_at end as handed_over_at,
                   l.submitted_at as last_submitted_at, x.returned_count, x.accepted_at, x.withdrawn_at,
                   x.withdrawn_reason,
                   case when x.withdrawn_at is not null then 'WITHDRAWN'
                        when x.accepted_at is not null then case when l.on_time then 'ACCEPTED' else 'ACCEPTED_LATE' end
                        when x.submitted_at is not null then case when l.on_time then 'SUBMITTED' else 'SUBMITTED_LATE' end
                        when x.opened_at is null then 'NOT_OPENED' when x.due_at < :now then 'OVERDUE'
                        when %s is not null then 'HANDED_OVER'
                        when x.returned_count > 0 then 'RETURNED' else 'WRITING' end as state
              from app.obligation o %s
              join app.org_unit s on s.code = x.scope_unit
              join app.org_unit w on w.code = x.reporter_unit
              left join app.org_group g on g.code = o.group_code
              left join lateral (select v.created_at, v.handed_over_at from app.report_version v
                                  where v.obligation_id = o.id and %s) d on true
              left join lateral (select v.created_at, v.handed_over_at, v.submitted_at, v.on_time
                                   from app.report_version v
                                  where v.obligation_id = o.id and %s
                                  order by v.version_no desc limit 1) l on true
             where o.cycle_id = :cycle and (:whole or o.reporter_unit = any(:writers))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportMatrix(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What of the matrix is asked for; null and blank mean everything. */
    public record Filter(ReportState state, String group, String words, String sort) {

        public static final Filter ALL = new Filter(null, null, null, "unit");
    }

    /** A group of units in this cycle. */
    public record Group(String code, String name) {}

    /** Where all reports of the cycle stand, and when the next of them becomes overdue; null where none can. */
    public record Standing(Tally tally, List<Group> groups, Instant nextDue) {}

    /** One page of rows; {@code total} are those that the filter lets through. */
    public record Found(List<MatrixRow> rows, int total) {}

    /** In one statement, whatever the number of units. */
    @Transactional(readOnly = true)
    public Standing standing(Actor actor, Seen seen) {
        return standing(actor, seen, null);
    }

    /** The same at a moment of the past; null for now. */
    @Transactional(readOnly = true)
    public Standing standing(Actor actor, Seen seen, Instant at) {
        Map<ReportState, Integer> by = new EnumMap<>(ReportState.class);
        Map<String, Group> groups = new HashMap<>();
        Instant[] next = {null};
        jdbc.sql("select state, group_code, group_name, count(*) as reports,"
                        + " min(due_at) filter (where state in ('WRITING', 'RETURNED', 'HANDED_OVER')) as next_due from ("
                        + rows(at) + ") r group by state, group_code, group_name")
                .params(scope(actor, seen, at))
                .query(row -> {
                    by.merge(ReportState.valueOf(row.getString("state")), row.getInt("reports"), Integer::sum);
                    String group = row.getString("group_code");
                    if (group != null) {
                        groups.put(group, new Group(group, row.getString("group_name")));
                    }
                    Instant due = instant(row, "next_due");
                    if (due != null && (next[0] == null || due.isBefore(next[0]))) {
                        next[0] = due;
                    }
                });
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(java.util.Comparator.comparing(Group::name));
        return new Standing(new Tally(by), sorted, next[0]);
    }

    /** One page of the matrix; an unknown sorting is by unit. */
    @Transactional(readOnly = true)
    public Found rows(Actor actor, Seen seen, Filter filter, int limit, int offset) {
        return rows(actor, seen, filter, null, limit, offset);
    }

    /**
     * The same at a moment of the past; null for now. Of a draft that was handed over and sent back within the unit only
     * the last hand-over is known.
     */
    @Transactional(readOnly = true)
    public Found rows(Actor actor, Seen seen, Filter filter, Instant at, int limit, int offset) {
        int[] total = {0};
        List<MatrixRow> rows = jdbc.sql("select *, count(*) over () as total from (" + rows(at) + ") r"
                        + """
                         where (:state::text is null or state = :state) and (:group::text is null or group_code = :group)
                           and search like all (:words)
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(
                                filter.sort() == null ? "" : filter.sort(), SORTS.get("unit"))))
                .params(scope(actor, seen, at))
                .param("state", filter.state() == null ? null : filter.state().name(), java.sql.Types.VARCHAR)
                .param("group", Text.isBlank(filter.group()) ? null : filter.group(), java.sql.Types.VARCHAR)
                .param("words", Text.patterns(filter.words()))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getInt("total");
                    return row(row);
                })
                .list();
        return new Found(rows, total[0]);
    }

    private static String rows(Instant at) {
        return at == null
                ? ROWS.formatted(
                        "d.handed_over_at",
                        "d.handed_over_at",
                        "join app.obligation x on x.id = o.id",
                        "v.submitted_at is null",
                        "v.submitted_at is not null")
                : ROWS.formatted(
                        "case when d.handed_over_at <= :now then d.handed_over_at end",
                        "case when d.handed_over_at <= :now then d.handed_over_at end",
                        """
                        cross join lateral (select * from app.obligation_state p where p.obligation_id = o.id
                                              and p.at <= :now order by p.at desc, p.id desc limit 1) x
                        """,
                        "v.created_at <= :now and (v.submitted_at is null or v.submitted_at > :now)",
                        "v.submitted_at <= :now");
    }

    private Map<String, Object> scope(Actor actor, Seen seen, Instant at) {
        return Map.of(
                "cycle", seen.cycle().id(),
                "whole", seen.whole(),
                "writers", writers(actor),
                "now", (at == null ? clock.instant() : at).atOffset(ZoneOffset.UTC));
    }

    private static String[] writers(Actor actor) {
        return java.util.stream.Stream.of("drafter", "leader")
                .flatMap(role -> actor.unitsWith(role).stream())
                .distinct()
                .toArray(String[]::new);
    }

    private static MatrixRow row(ResultSet row) throws SQLException {
        return new MatrixRow(
                row.getObject("id", java.util.UUID.class),
                row.getString("unit_code"),
                row.getString("unit"),
                row.getString("writer"),
                row.getString("group_name"),
                ReportState.valueOf(row.getString("state")),
                new Deadline(
                        row.getObject("due_on", LocalDate.class), Precision.valueOf(row.getString("due_precision"))),
                instant(row, "opened_at"),
                instant(row, "began_at"),
                instant(row, "handed_over_at"),
                instant(row, "last_submitted_at"),
                row.getInt("returned_count"),
                instant(row, "accepted_at"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_reason"));
    }
}
