package vn.tongket.assignment.next;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** When what is left of a conclusion is judged by the next review: no due date goes beyond that day. */
@Component
public class NextReviews {

    private final JdbcClient jdbc;

    NextReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day of the next cycle's reports, else the end of its period, else the day that was planned; empty when nobody knows. */
    public Optional<LocalDate> of(UUID conclusion) {
        return jdbc.sql("""
                        select n.due_on, n.due_precision, coalesce(n.period_to, f.next_review_on) as day
                          from app.follow_up f
                          left join lateral (select c.due_on, c.due_precision, c.period_to from app.review_cycle c
                                              where c.previous_cycle_id = f.cycle_id and c.closed_at is null
                                              order by c.created_at limit 1) n on true
                         where f.conclusion_id = :id
                        """)
                .param("id", conclusion)
                .query((row, n) -> {
                    LocalDate due = row.getObject("due_on", LocalDate.class);
                    return Optional.ofNullable(
                            due == null
                                    ? row.getObject("day", LocalDate.class)
                                    : new Deadline(due, Precision.valueOf(row.getString("due_precision"))).lastDay());
                })
                .optional()
                .flatMap(day -> day);
    }
}
