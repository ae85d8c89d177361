package vn.tongket.assignment.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import vn.tongket.assignment.Period;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.calendar.Deadline;

/**
 * An open assignment as the run finds it.
 *
 * @param branch branch of the unit, which decides who urges it
 * @param due unknown when there is no due date
 * @param reportedTo last day of the last period that was reported on, or null
 * @param taken rungs that were taken towards the due date already
 */
record OpenTask(
        UUID id,
        String unit,
        String branch,
        Deadline due,
        Instant dueAt,
        PeriodKind periodKind,
        int cutOffDay,
        Followed followed,
        LocalDate reportedTo,
        Set<String> taken) {

    /**
     * Who has a say in the follow-up.
     *
     * @param recipient to whom the periodic reports go, whose head decides on criticism of units of the State
     * @param approver who decides for the Party committee that concluded
     */
    record Followed(String tracker, String recipient, String issuer, String approver) {}

    Period periodOn(LocalDate day) {
        return Period.containing(day, periodKind == null ? PeriodKind.QUARTER : periodKind, cutOffDay);
    }
}
