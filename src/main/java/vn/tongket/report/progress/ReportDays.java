package vn.tongket.report.progress;

import static vn.tongket.Moments.instant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.cycle.ReviewCycle;

/** Completeness and punctuality of a cycle's reports day by day, reckoned from what happened. */
@Component
public class ReportDays {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From the day on which the reports were handed out to the last one on which something happened; newest last. */
    @Transactional(readOnly = true)
    public List<ReportDay> of(Seen seen) {
        return of(seen, null);
    }

    /** The same up to a moment; null is now. */
    @Transactional(readOnly = true)
    public List<ReportDay> of(Seen seen, Instant at) {
        ReviewCycle cycle = seen.cycle();
        if (!seen.whole() || cycle.reportsOpenedAt() == null || at != null && at.isBefore(cycle.reportsOpenedAt())) {
            return List.of();
        }
        List<Course> courses = courses(cycle.id());
        LocalDate first = day(cycle.reportsOpenedAt());
        Instant end = cycle.isClosed() || cycle.reportsClosedAt() != null ? lastEvent(cycle, courses) : clock.instant();
        LocalDate last = day(at != null && at.isBefore(end) ? at : end);
        return ReportDay.of(courses, first, last.isBefore(first) ? first : last);
    }

    private List<Course> courses(UUID cycle) {
        Map<UUID, Course> courses = new LinkedHashMap<>();
        jdbc.sql("""
                        select o.id, o.due_at, o.withdrawn_at, v.submitted_at, v.on_time, c.decided_at, c.accepted
                          from app.obligation o
                          left join app.report_version v on v.obligation_id = o.id and v.submitted_at is not null
                          left join app.report_check c on c.version_id = v.id and c.decided_at is not null
                         where o.cycle_id = :cycle
                         order by o.id, v.version_no
                        """).param("cycle", cycle).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            Course course = courses.get(id);
            if (course == null) {
                course = new Course(instant(row, "due_at"), instant(row, "withdrawn_at"), new ArrayList<>());
                courses.put(id, course);
            }
            Instant submitted = instant(row, "submitted_at");
            if (submitted != null) {
                course.rounds()
                        .add(new Course.Round(
                                submitted,
                                row.getBoolean("on_time"),
                                instant(row, "decided_at"),
                                row.getBoolean("accepted")));
            }
        });
        return new ArrayList<>(courses.values());
    }

    private static Instant lastEvent(ReviewCycle cycle, List<Course> courses) {
        return Stream.concat(
                        Stream.of(cycle.reportsClosedAt() == null ? cycle.reportsOpenedAt() : cycle.reportsClosedAt()),
                        courses.stream()
                                .flatMap(course -> course.rounds().stream())
                                .map(round -> round.decidedAt() == null ? round.submittedAt() : round.decidedAt()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Deadline.ZONE).toLocalDate();
    }
}
