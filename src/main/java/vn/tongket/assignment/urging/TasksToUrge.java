package vn.tongket.assignment.urging;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Finds the assignments that may be urged: open, not reported as done, and with a clock that runs. */
@Component
public class TasksToUrge {

    /** One page in the order of units, each row with all that the ladder is asked with. */
    static final String FIND = """
            select a.id, a.unit_code, u.branch, a.due_on, a.due_precision, a.due_at,
                   coalesce(c.report_period, f.period_kind) as period_kind, f.cut_off_day,
                   f.tracker_unit, f.recipient_unit, k.issuer, k.approver_unit,
                   (select max(p.period_to) from app.progress_report p where p.assignment_id = a.id) as reported_to,
                   array(select g.rung from app.urging g
                          where g.assignment_id = a.id
                            and g.towards = (a.due_at at time zone 'Asia/Ho_Chi_Minh')::date) as taken
              from app.assignment a
              join app.org_unit u on u.code = a.unit_code
              join app.follow_up f on f.conclusion_id = a.conclusion_id
              join app.conclusion k on k.id = a.conclusion_id
              join app.clause c on c.id = a.clause_id
             where a.carried_by = 'UNIT' and a.confirmed_at is null and a.cancelled_at is null and a.withdrawn_at is null
               and a.opened_at is not null and a.submitted_at is null and f.tracker_unit is not null
               and not app.assignment_suspended(a.id, :now)
               and (:unit::text is null or (a.unit_code, a.id) > (:unit, :id))
             order by a.unit_code, a.id
             limit :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TasksToUrge(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Goes through all of them without doing anything; answers how many there are. */
    public int countByPages() {
        String unit = null;
        UUID id = null;
        int found = 0;
        for (List<OpenTask> page = after(unit, id, UrgingRuns.PAGE);
                !page.isEmpty();
                page = after(unit, id, UrgingRuns.PAGE)) {
            found += page.size();
            unit = page.get(page.size() - 1).unit();
            id = page.get(page.size() - 1).id();
        }
        return found;
    }

    /** The next ones behind an assignment; from the first when there is none. */
    List<OpenTask> after(String unit, UUID id, int most) {
        return jdbc.sql(FIND)
                .param("now", OffsetDateTime.now(clock))
                .param("unit", unit, Types.VARCHAR)
                .param("id", id, Types.OTHER)
                .param("most", most)
                .query(TasksToUrge::read)
                .list();
    }

    private static OpenTask read(ResultSet row, int n) throws SQLException {
        String kind = row.getString("period_kind");
        OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
        return new OpenTask(
                row.getObject("id", UUID.class),
                row.getString("unit_code"),
                row.getString("branch"),
                new Deadline(
                        row.getObject("due_on", LocalDate.class), Precision.valueOf(row.getString("due_precision"))),
                dueAt == null ? null : dueAt.toInstant(),
                kind == null ? null : PeriodKind.valueOf(kind),
                row.getInt("cut_off_day"),
                new OpenTask.Followed(
                        row.getString("tracker_unit"),
                        row.getString("recipient_unit"),
                        row.getString("issuer"),
                        row.getString("approver_unit")),
                row.getObject("reported_to", LocalDate.class),
                set(row.getArray("taken")));
    }

    private static Set<String> set(Array texts) throws SQLException {
        Object[] read = (Object[]) texts.getArray();
        return read.length == 0
                ? Set.of()
                : Arrays.stream(read).map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
