package vn.tongket.assignment.period;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Reads every assignment of a conclusion as it stood at one moment and at one before, in one statement. */
@Component
class PeriodRows {

    private static final String READ = """
            with stood as (
              select distinct on (s.assignment_id) s.*
                from app.assignment_state s join app.assignment a on a.id = s.assignment_id
               where a.conclusion_id = :id and a.carried_by = 'UNIT' and s.at <= :moment
               order by s.assignment_id, s.at desc, s.id desc
            ), before as (
              select distinct on (s.assignment_id) s.*
                from app.assignment_state s join app.assignment a on a.id = s.assignment_id
               where a.conclusion_id = :id and a.carried_by = 'UNIT' and s.at <= :since
               order by s.assignment_id, s.at desc, s.id desc
            ), more_time as (
              select e.assignment_id, count(*) as extensions,
                     max(e.granted_due_at) filter (where e.decided_at > :since) as extended_to
                from app.assignment_extension e join app.assignment a on a.id = e.assignment_id
               where a.conclusion_id = :id and e.granted and e.decided_at <= :moment
               group by e.assignment_id
            ), urged as (
              select g.assignment_id, (array_agg(g.rung order by g.id desc))[1] as rung,
                     (array_agg(g.symbol order by g.id desc) filter (where g.letter))[1] as letter,
                     (array_agg(g.answered_at <= :moment order by g.id desc) filter (where g.letter))[1] as answered,
                     count(*) filter (where g.letter and g.sent_at > :since) as letters
                from app.urging g join app.assignment a on a.id = g.assignment_id
               where a.conclusion_id = :id and g.sent_at <= :moment
               group by g.assignment_id
            )
            select a.id, c.ref, c.said, s.unit_code, u.name as unit_name, a.handed_to_cycle is not null as handed_on,
                   s.due_on, s.due_precision, a.original_due_at, a.original_due_on,
                   s.due_at, s.accepted_at, s.submitted_at, s.confirmed_at, s.suspended_at, s.cancelled_at, s.withdrawn_at,
                   b.assignment_id as was, b.due_at as b_due_at, b.accepted_at as b_accepted_at,
                   b.submitted_at as b_submitted_at, b.confirmed_at as b_confirmed_at, b.suspended_at as b_suspended_at,
                   b.cancelled_at as b_cancelled_at, b.withdrawn_at as b_withdrawn_at,
                   b.unit_code as b_unit, v.name as b_unit_name,
                   coalesce(m.extensions, 0) as extensions, (m.extended_to at time zone :zone)::date as extended_to,
                   g.rung, g.letter, coalesce(g.answered, false) as answered, coalesce(g.letters, 0) as letters,
                   exists (select from app.progress_report r
                            where r.assignment_id = a.id and r.reported_at > :since and r.reported_at <= :moment) as reported
              from stood s
              join app.assignment a on a.id = s.assignment_id
              join app.clause c on c.id = a.clause_id
              join app.org_unit u on u.code = s.unit_code
              left join before b on b.assignment_id = s.assignment_id
              left join app.org_unit v on v.code = b.unit_code
              left join more_time m on m.assignment_id = s.assignment_id
              left join urged g on g.assignment_id = s.assignment_id
             order by c.ordinal, u.name, s.unit_code, a.id
            """;

    private final JdbcClient jdbc;

    PeriodRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PeriodRow> of(UUID conclusion, Instant since, Instant moment) {
        return jdbc.sql(READ)
                .param("id", conclusion)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("zone", Deadline.ZONE.getId())
                .query((row, n) -> read(row, since, moment))
                .list();
    }

    private static PeriodRow read(ResultSet row, Instant since, Instant moment) throws SQLException {
        return new PeriodRow(
                row.getObject("id", UUID.class),
                row.getString("ref"),
                row.getString("said"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getBoolean("handed_on"),
                state(row, "", moment),
                row.getObject("was", UUID.class) == null ? null : state(row, "b_", since),
                row.getString("b_unit"),
                row.getString("b_unit_name"),
                instant(row, "original_due_at"),
                row.getObject("original_due_on", LocalDate.class),
                new Deadline(
                        row.getObject("due_on", LocalDate.class), Precision.valueOf(row.getString("due_precision"))),
                row.getInt("extensions"),
                row.getObject("extended_to", LocalDate.class),
                row.getString("rung"),
                row.getString("letter"),
                row.getBoolean("answered"),
                row.getInt("letters"),
                row.getBoolean("reported"));
    }

    private static PeriodRow.State state(ResultSet row, String of, Instant at) throws SQLException {
        return new PeriodRow.State(
                at,
                instant(row, of + "due_at"),
                instant(row, of + "accepted_at"),
                instant(row, of + "submitted_at"),
                instant(row, of + "confirmed_at"),
                instant(row, of + "suspended_at"),
                instant(row, of + "cancelled_at"),
                instant(row, of + "withdrawn_at"));
    }
}
