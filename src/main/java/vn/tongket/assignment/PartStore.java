package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Parts of tasks, and what cooperating units have done. */
@Component
public class PartStore {

    private static final String SELECT = """
            select p.*, u.name as owed_name,
                   p.due_on < :today and p.done_at is null and p.dropped_at is null as overdue
              from app.assignment_part p
              left join app.assignment o on o.id = p.owed_by left join app.org_unit u on u.code = o.unit_code
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PartStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Part> of(UUID assignment) {
        return select(" where p.assignment_id = :id order by p.ordinal", assignment);
    }

    /** What this task contributes to the task of whoever leads. */
    List<Part> owedBy(UUID assignment) {
        return select(" where p.owed_by = :id order by p.created_at, p.ordinal", assignment);
    }

    /** A part, held until the transaction ends. */
    Part lock(UUID part) {
        return select(" where p.id = :id for update of p", part).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("part", part));
    }

    private List<Part> select(String where, UUID id) {
        return jdbc.sql(SELECT + where)
                .param("id", id)
                .param("today", LocalDate.now(clock))
                .query(PartStore::read)
                .list();
    }

    UUID add(UUID assignment, String said, String assignee, UUID owedBy, LocalDate dueOn, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.assignment_part (id, assignment_id, ordinal, said, assignee, owed_by, due_on, created_at,
                                                         created_by)
                        values (:id, :assignment,
                                (select coalesce(max(ordinal), 0) + 1 from app.assignment_part where assignment_id = :assignment),
                                :said, :assignee, :owedBy, :due, :now, :by)
                        """)
                .param("id", id)
                .param("assignment", assignment)
                .param("said", said)
                .param("assignee", assignee, Types.VARCHAR)
                .param("owedBy", owedBy, Types.OTHER)
                .param("due", dueOn, Types.DATE)
                .param("now", now())
                .param("by", by)
                .update();
        return id;
    }

    /** {@code done} false takes the word back that it is done. */
    void finish(UUID part, boolean done, String note, String by) {
        jdbc.sql("""
                        update app.assignment_part
                           set done_at = case when :done then :now::timestamptz end, done_by = case when :done then :by end,
                               done_note = :note
                         where id = :id
                        """)
                .param("done", done)
                .param("now", now())
                .param("by", by)
                .param("note", note, Types.VARCHAR)
                .param("id", part)
                .update();
    }

    void drop(UUID part, String reason, String by) {
        jdbc.sql(
                        "update app.assignment_part set dropped_at = :now, dropped_by = :by, drop_reason = :reason where id = :id")
                .param("now", now())
                .param("by", by)
                .param("reason", reason)
                .param("id", part)
                .update();
    }

    /**
     * Another unit on the same clause.
     *
     * @param asked how many parts the lead asks it for
     * @param done how many of those are done
     */
    public record Partner(
            UUID id,
            String unitName,
            boolean leads,
            Deadline due,
            Instant submittedAt,
            Instant confirmedAt,
            Instant reportedAt,
            LocalDate reportedTo,
            String said,
            int files,
            int asked,
            int done) {}

    /** Those who cooperate on the clause, or those who lead it. */
    List<Partner> partners(Assignment assignment, boolean leads) {
        return jdbc.sql("""
                        select a.id, u.name, a.role, a.due_on, a.due_precision, a.submitted_at, a.confirmed_at,
                               r.reported_at, r.period_to, r.said,
                               (select count(*) from app.progress_file f where f.report_id = r.id) as files,
                               (select count(*) from app.assignment_part p
                                 where p.owed_by = a.id and p.dropped_at is null) as asked,
                               (select count(*) from app.assignment_part p
                                 where p.owed_by = a.id and p.dropped_at is null and p.done_at is not null) as done
                          from app.assignment a join app.org_unit u on u.code = a.unit_code
                          left join lateral (select * from app.progress_report x
                                              where x.assignment_id = a.id order by x.id desc limit 1) r on true
                         where a.clause_id = :clause and a.id <> :id and a.carried_by = 'UNIT' and a.role = :role
                           and a.cancelled_at is null and a.withdrawn_at is null
                         order by u.name, u.code limit 200
                        """)
                .param("clause", assignment.clauseId())
                .param("id", assignment.id())
                .param("role", leads ? "LEAD" : "COOPERATING")
                .query((row, n) -> new Partner(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        "LEAD".equals(row.getString("role")),
                        new Deadline(
                                row.getObject("due_on", LocalDate.class),
                                Precision.valueOf(row.getString("due_precision"))),
                        instant(row, "submitted_at"),
                        instant(row, "confirmed_at"),
                        instant(row, "reported_at"),
                        row.getObject("period_to", LocalDate.class),
                        row.getString("said"),
                        row.getInt("files"),
                        row.getInt("asked"),
                        row.getInt("done")))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Part read(ResultSet row, int n) throws SQLException {
        return new Part(
                row.getObject("id", UUID.class),
                row.getObject("assignment_id", UUID.class),
                row.getInt("ordinal"),
                row.getString("said"),
                row.getString("assignee"),
                row.getObject("owed_by", UUID.class),
                row.getString("owed_name"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "done_at"),
                row.getString("done_by"),
                row.getString("done_note"),
                instant(row, "dropped_at"),
                row.getString("drop_reason"),
                row.getBoolean("overdue"));
    }
}
