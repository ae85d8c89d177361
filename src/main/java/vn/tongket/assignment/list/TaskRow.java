package vn.tongket.assignment.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.assignment.Standing;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Addressee.Role;

/**
 * One line of a list of tasks, as of the moment that was asked for.
 *
 * @param conclusion the conclusion as people cite it
 * @param receivedFrom name of the unit that the task was first given to; null when it is still the same
 * @param result what was achieved of the target; empty when nothing was, or when there is none
 * @param met whether the target is reached; null when there is none or nothing was reported
 * @param report the newest report of the unit, or null
 * @param waiting whether that report waits for the tracker
 */
public record TaskRow(
        UUID id,
        UUID cycleId,
        UUID conclusionId,
        String conclusion,
        String ref,
        String text,
        Role role,
        String unit,
        String unitName,
        String receivedFrom,
        Deadline due,
        Deadline originalDue,
        Standing standing,
        int returnedCount,
        String result,
        Boolean met,
        Long report,
        Instant reportedAt,
        LocalDate reportedTo,
        boolean late,
        boolean completion,
        boolean waiting) {

    public boolean isExtended() {
        return !due.equals(originalDue);
    }
}
