package vn.tongket.assignment.list;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.Achievement;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.Standings;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Addressee.Role;

/**
 * Lists of the tasks that a person sees, paged and counted in the database, as they are now or as they were at the end of
 * any day. Where a task stood follows from what had happened by then; the published status table decides.
 */
@Component
public class TaskRows {

    /** In the order in which they need somebody. */
    public static final List<String> STATUSES = List.of(
            "OVERDUE",
            "IN_PROGRESS",
            "NOT_STARTED",
            "NO_DEADLINE",
            "SUSPENDED",
            "COMPLETED_LATE",
            "COMPLETED_ON_TIME",
            "COMPLETED_NO_DEADLINE",
            "CANCELLED",
            "WITHDRAWN");

    private static final Map<String, String> SORTS = Map.of(
            "urgent",
                    "case when " + FactKeys.SQL + " = any(:overdue) then 0 when " + FactKeys.SQL
                            + " = any(:open) then 1 else 2 end, s.due_at nulls last, u.name, u.code, c.ordinal, a.id",
            "due", "s.due_at nulls last, u.name, u.code, c.ordinal, a.id",
            "unit", "u.name, u.code, c.ordinal, a.id",
            "clause", "k.created_at desc, c.ordinal, u.name, u.code, a.id",
            "status", "array_position(:order::text[], " + FactKeys.SQL + "), s.due_at nulls last, u.name, a.id",
            "reported", "r.reported_at desc nulls last, u.name, c.ordinal, a.id");

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    TaskRows(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /** One page of the tasks. */
    @Transactional(readOnly = true)
    public List<TaskRow> page(Actor actor, TaskFilter filter, int limit, int offset) {
        FactKeys keys = new FactKeys(standings.reader());
        String order = SORTS.getOrDefault(String.valueOf(filter.sort()), SORTS.get("due"));
        return asked(
                        """
                        select a.id, a.cycle_id, a.conclusion_id, coalesce(k.symbol, k.title) as conclusion, c.ref, c.said,
                               a.role, s.unit_code, u.name as unit_name, o.name as original_name, a.original_unit,
                               s.due_on, s.due_precision, a.original_due_on, a.original_due_precision,
                               s.returned_count, a.target_name, a.target, a.target_unit,
                               coalesce(case when s.submitted_at is not null then a.achieved end, r.achieved) as achieved,
                               coalesce(case when s.submitted_at is not null then a.assigned end, r.assigned) as assigned,
                               r.id as report, r.reported_at, r.period_to, coalesce(r.late, false) as late,
                               coalesce(r.completion, false) as completion, %s as waiting,
                        """.formatted(TaskSql.WAITING) + FactKeys.SQL + " as facts" + TaskSql.from(filter)
                                + " order by " + order + " limit :limit offset :offset",
                        actor,
                        filter,
                        keys)
                .param("order", keys.ordered(STATUSES))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> read(row, keys))
                .list();
    }

    /** How many tasks stand where; statuses without a task are left out. */
    @Transactional(readOnly = true)
    public Map<String, Long> counts(Actor actor, TaskFilter filter) {
        FactKeys keys = new FactKeys(standings.reader());
        Map<String, Long> counts = new TreeMap<>(java.util.Comparator.comparingInt(STATUSES::indexOf));
        asked(
                        "select " + FactKeys.SQL + " as facts, count(*) as n" + TaskSql.from(filter) + " group by 1",
                        actor,
                        filter.standing(null),
                        keys)
                .query((row, n) ->
                        counts.merge(keys.standing(row.getString("facts")).status(), row.getLong("n"), Long::sum))
                .list();
        return counts;
    }

    /** The rates by the rule of the report on tasks. */
    @Transactional(readOnly = true)
    public Rates rates(Actor actor, TaskFilter filter) {
        FactKeys keys = new FactKeys(standings.reader());
        Rates[] rates = {Rates.NONE};
        asked(
                        "select " + FactKeys.SQL + " as facts, count(*) as n" + TaskSql.from(filter) + " group by 1",
                        actor,
                        filter.standing(null),
                        keys)
                .query((row, n) -> rates[0] =
                        rates[0].plus(keys.standing(row.getString("facts")).rateClass(), row.getInt("n")))
                .list();
        return rates[0];
    }

    private JdbcClient.StatementSpec asked(String sql, Actor actor, TaskFilter filter, FactKeys keys) {
        return TaskSql.bind(jdbc.sql(sql), actor, filter, keys, clock.instant());
    }

    private static TaskRow read(ResultSet row, FactKeys keys) throws SQLException {
        Achievement achievement = row.getString("target_name") == null
                ? null
                : new Achievement(
                        row.getBigDecimal("achieved"),
                        row.getBigDecimal("assigned"),
                        row.getBigDecimal("target"),
                        row.getString("target_unit"));
        return new TaskRow(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getObject("conclusion_id", UUID.class),
                row.getString("conclusion"),
                row.getString("ref"),
                row.getString("said"),
                Role.valueOf(row.getString("role")),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("original_name"),
                deadline(row, "due_on", "due_precision"),
                deadline(row, "original_due_on", "original_due_precision"),
                keys.standing(row.getString("facts")),
                row.getInt("returned_count"),
                achievement == null ? "" : achievement.text(),
                achievement == null || !achievement.isMeasured() ? null : achievement.isMet(),
                row.getObject("report", Long.class),
                instant(row, "reported_at"),
                row.getObject("period_to", LocalDate.class),
                row.getBoolean("late"),
                row.getBoolean("completion"),
                row.getBoolean("waiting"));
    }

    private static Deadline deadline(ResultSet row, String on, String precision) throws SQLException {
        return new Deadline(row.getObject(on, LocalDate.class), Precision.valueOf(row.getString(precision)));
    }
}
