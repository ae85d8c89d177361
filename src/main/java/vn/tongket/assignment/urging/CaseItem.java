package vn.tongket.assignment.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * One overdue assignment within a case.
 *
 * @param live still open and not reported as done, so that it is still asked for
 * @param daysLate working days since the due date, at the moment of reading
 * @param reportedOn day of the unit's last report, or null
 */
public record CaseItem(
        UUID assignment,
        UUID cycle,
        String ref,
        String task,
        String conclusion,
        Deadline due,
        Deadline originalDue,
        int daysLate,
        LocalDate reportedOn,
        Instant steppedAt,
        boolean live) {

    /** As it stands in a table: the due date, and the first one where more time was granted. */
    public String dueText() {
        return due.equals(originalDue) ? due.text() : due.text() + " (" + originalDue.text() + ")";
    }
}
