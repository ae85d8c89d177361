package vn.tongket.report.progress;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    /** {@code l} is the version that was submitted last, {@code d} the one that is being written. */
    private static final String ROWS = """
            select o.id, o.scope_unit as unit_code, s.name as unit, s.search, o.group_code, g.name as group_name,
                   case when o.reporter_unit <> o.scope_unit then w.name end as writer,
                   o.due_on, o.due_precision, o.due_at, o.opened_at, coalesce(d.created_at, l.created_at) as began_at,
                   case when o.submitted_at is null then d.handed_over_at else l.handed_over_at end as handed_over_at,
                   l.submitted_at as last_submitted_at, o.returned_count, o.accepted_at, o.withdrawn_at,
                   o.withdrawn_reason,
                   case when o.withdrawn_at is not null then 'WITHDRAWN'
                        when o.accepted_at is not null then case when l.on_time then 'ACCEPTED' else 'ACCEPTED_LATE' end
                        when o.submitted_at is not null then case when l.on_time then 'SUBMITTED' else 'SUBMITTED_LATE' end
                        when o.opened_at is null then 'NOT_OPENED' when o.due_at < :now then 'OVERDUE'
                        when d.handed_over_at is not null then 'HANDED_OVER'
                        when o.returned_count > 0 then 'RETURNED' else 'WRITING' end as state
              from app.obligation o
              join app.org_unit s on s.code = o.scope_unit
              join app.org_unit w on w.code = o.reporter_unit
              left join app.org_group g on g.code = o.group_code
              left join lateral (select v.created_at, v.handed_over_at from app.report_version v
                                  where v.obligation_id = o.id and v.submitted_at is null) d on true
              left join lateral (select v.created_at, v.handed_over_at, v.submitted_at, v.on_time
                                   from app.report_version v
                                  where v.obligation_id = o.id and v.submitted_at is not null
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
        Map<ReportState, Integer> by = new EnumMap<>(ReportState.class);
        Map<String, Group> groups = new HashMap<>();
        Instant[] next = {null};
        jdbc.sql("select state, group_code, group_name, count(*) as reports,"
                        + " min(due_at) filter (where state in ('WRITING', 'RETURNED', 'HANDED_OVER')) as next_due from ("
                        + ROWS + ") r group by state, group_code, group_name")
                .params(scope(actor, seen))
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
        int[] total = {0};
        List<MatrixRow> rows = jdbc.sql("select *, count(*) over () as total from (" + ROWS + ") r"
                        + """
                         where (:state::text is null or state = :state) and (:group::text is null or group_code = :group)
                           and search like all (:words)
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(
                                filter.sort() == null ? "" : filter.sort(), SORTS.get("unit"))))
                .params(scope(actor, seen))
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

    private Map<String, Object> scope(Actor actor, Seen seen) {
        return Map.of(
                "cycle", seen.cycle().id(),
                "whole", seen.whole(),
                "writers", writers(actor),
                "now", OffsetDateTime.now(clock));
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
