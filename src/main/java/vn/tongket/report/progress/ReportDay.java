package vn.tongket.report.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.tongket.calendar.Deadline;

/**
 * How the reports of a cycle stood at the end of a day.
 *
 * @param owed all that were not withdrawn
 * @param onTime of those that were submitted, those that came in time
 * @param decided those of which was known whether they came in time: submitted, or not submitted and overdue
 */
public record ReportDay(LocalDate day, int owed, int submitted, int accepted, int onTime, int decided) {

    /** Longer courses are told by the week, very long ones by several weeks. */
    private static final int MOST_DAYS = 200;

    public String submittedRate() {
        return Tally.percent(submitted, owed);
    }

    public String acceptedRate() {
        return Tally.percent(accepted, owed);
    }

    public String onTimeRate() {
        return Tally.percent(onTime, decided);
    }

    /** Every day from the first to the last, or every so many weeks and the last day where there are too many. */
    static List<ReportDay> of(List<Course> courses, LocalDate first, LocalDate last) {
        long days = java.time.temporal.ChronoUnit.DAYS.between(first, last) + 1;
        long step = days > MOST_DAYS ? 7 * ((days - 1) / (7L * MOST_DAYS) + 1) : 1;
        List<ReportDay> found = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(last); day = day.plusDays(step)) {
            found.add(at(courses, day));
        }
        found.add(at(courses, last));
        return found;
    }

    private static ReportDay at(List<Course> courses, LocalDate day) {
        Instant end = Deadline.day(day).dueAt();
        int owed = 0;
        int submitted = 0;
        int accepted = 0;
        int onTime = 0;
        int overdue = 0;
        for (Course course : courses) {
            if (!course.isOwedAt(end)) {
                continue;
            }
            owed++;
            Course.Round standing = course.standingAt(end);
            if (standing == null) {
                overdue += course.isOverdueAt(end) ? 1 : 0;
                continue;
            }
            submitted++;
            onTime += standing.onTime() ? 1 : 0;
            accepted += standing.accepted() && Course.decidedBy(standing, end) ? 1 : 0;
        }
        return new ReportDay(day, owed, submitted, accepted, onTime, submitted + overdue);
    }
}
