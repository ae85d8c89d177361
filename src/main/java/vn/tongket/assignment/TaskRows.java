package vn.tongket.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
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
                        """.formatted(WAITING) + FactKeys.SQL + " as facts" + from(filter)
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
                        "select " + FactKeys.SQL + " as facts, count(*) as n" + from(filter) + " group by 1",
                        actor,
                        filter.standing(null),
                        keys)
                .query((row, n) ->
                        counts.merge(keys.standing(row.getString("facts")).status(), row.getLong("n"), Long::sum))
                .list();
        return counts;
    }

    /** The rates by the rule of the report on tasks, and those by the due dates before any extension. */
    @Transactional(readOnly = true)
    public Rates rates(Actor actor, TaskFilter filter) {
        FactKeys keys = new FactKeys(standings.reader());
        Rates[] rates = {Rates.NONE};
        asked(
                        "select " + FactKeys.SQL + " as facts, count(*) as n" + from(filter) + " group by 1",
                        actor,
                        filter.standing(null),
                        keys)
                .query((row, n) -> rates[0] =
                        rates[0].plus(keys.standing(row.getString("facts")).rateClass(), row.getInt("n")))
                .list();
        return rates[0];
    }

    /** A report that the tracker has neither confirmed nor sent back, and that no later one replaces. */
    static final String WAITING = """
            (r.id is not null and s.confirmed_at is null and s.cancelled_at is null and s.withdrawn_at is null
             and case when r.completion then s.submitted_at is not null
                      else not exists (select from app.progress_decision d where d.report_id = r.id) end)
            """;

    private static String from(TaskFilter filter) {
        String state = filter.asOf() == null ? " join app.assignment s on s.id = a.id " : """
                   cross join lateral (select * from app.assignment_state x where x.assignment_id = a.id and x.at <= :at
                                        order by x.at desc, x.id desc limit 1) s
                  """;
        return " from app.assignment a " + state + """
                  join app.clause c on c.id = a.clause_id
                  join app.conclusion k on k.id = a.conclusion_id
                  join app.follow_up f on f.conclusion_id = a.conclusion_id
                  join app.org_unit u on u.code = s.unit_code
                  left join app.org_unit o on o.code = a.original_unit and a.original_unit <> s.unit_code
                  left join lateral (select * from app.progress_report p
                                      where p.assignment_id = a.id and p.reported_at <= :at
                                      order by p.id desc limit 1) r on true
                 where a.carried_by = 'UNIT' and (s.opened_at is not null or f.tracker_unit = any(:tracked)
                                                  or f.coordinator_unit = any(:concluded))
                   and (:cycle::uuid is null or a.cycle_id = :cycle) and (:conclusion::uuid is null or a.conclusion_id = :conclusion)
                   and (:unit::text is null or s.unit_code = :unit) and (:clause::text is null or c.ref = :clause)
                   and not exists (select from unnest(:words::text[]) w(word)
                                    where not (c.search like w.word or u.search like w.word
                                               or lower(coalesce(k.symbol, '')) like w.word))
                   and (:status::text is null or %s = any(:keys)) and (not :waiting or %s) and
                """.formatted(FactKeys.SQL, WAITING) + TaskScope.VISIBLE;
    }

    private JdbcClient.StatementSpec asked(String sql, Actor actor, TaskFilter filter, FactKeys keys) {
        TaskScope scope = TaskScope.of(actor);
        Instant at = filter.asOf() == null ? clock.instant() : filter.asOf();
        return jdbc.sql(sql)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("cycle", filter.cycle(), Types.OTHER)
                .param("conclusion", filter.conclusion(), Types.OTHER)
                .param("unit", blankAsNull(filter.unit()), Types.VARCHAR)
                .param("clause", blankAsNull(filter.clause()), Types.VARCHAR)
                .param("words", Text.patterns(filter.words()))
                .param("status", blankAsNull(filter.status()), Types.VARCHAR)
                .param("keys", keys.keys(blankAsNull(filter.status())))
                .param("waiting", filter.waiting())
                .param("own", scope.own().toArray(String[]::new))
                .param("tracked", scope.tracked().toArray(String[]::new))
                .param("concluded", scope.concluded().toArray(String[]::new))
                .param("told", scope.told().toArray(String[]::new));
    }

    private static String blankAsNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
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
                AssignmentStore.instant(row, "reported_at"),
                row.getObject("period_to", LocalDate.class),
                row.getBoolean("late"),
                row.getBoolean("completion"),
                row.getBoolean("waiting"));
    }

    private static Deadline deadline(ResultSet row, String on, String precision) throws SQLException {
        return new Deadline(row.getObject(on, LocalDate.class), Precision.valueOf(row.getString(precision)));
    }
}
