package vn.tongket.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;

/** The periods that a unit is to report on, from the one in which it got its task to the one that runs. */
@Component
public class PeriodsOwed {

    private static final int MOST = 60;

    private final ProgressStore progress;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PeriodsOwed(ProgressStore progress, WorkingCalendar calendar, Clock clock) {
        this.progress = progress;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * One period.
     *
     * @param until last day on which a report is not late
     * @param reported whether a report stands that was not sent back
     */
    public record Owed(LocalDate from, LocalDate to, LocalDate until, boolean reported, boolean running) {}

    /** The newest first; none before the unit has its task. */
    List<Owed> of(Assignment assignment, FollowUp followUp) {
        if (assignment.openedAt() == null) {
            return List.of();
        }
        int days = progress.reportDays(assignment.conclusionId());
        Set<LocalDate> reported = new HashSet<>(progress.reportedPeriods(assignment.id()));
        Period running = followUp.periodOn(LocalDate.now(clock));
        Period period = followUp.periodOn(LocalDate.ofInstant(assignment.openedAt(), Deadline.ZONE));
        List<Owed> owed = new ArrayList<>();
        while (!period.to().isAfter(running.to())) {
            owed.add(
                    0,
                    new Owed(
                            period.from(),
                            period.to(),
                            until(period, days),
                            reported.contains(period.to()),
                            period.to().equals(running.to())));
            period = period.next(followUp.cutOffDay());
        }
        return owed.size() > MOST ? List.copyOf(owed.subList(0, MOST)) : owed;
    }

    boolean isLate(Assignment assignment, Period period, Instant now) {
        LocalDate until = until(period, progress.reportDays(assignment.conclusionId()));
        return now.isAfter(Deadline.day(until).dueAt());
    }

    private LocalDate until(Period period, int days) {
        return days == 0 ? period.to() : calendar.addWorkingDays(period.to(), days);
    }
}
