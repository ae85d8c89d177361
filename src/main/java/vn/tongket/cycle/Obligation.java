package vn.tongket.cycle;

import java.time.Instant;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * One report owed: about whom, by whom, until when.
 *
 * @param scopeUnit the unit whose results are reported
 * @param reporterUnit the unit that writes
 * @param groupCode the reporter group through which the unit came into the plan; null when it was named itself
 * @param due as the plan says it, e.g. “trong tháng 8/2018”
 * @param dueAt the last second that is still in time; moved by extensions, returns and amendments
 * @param originalDueAt the last second in time as the plan was issued
 * @param submittedAt when it was submitted last; null while the unit writes
 */
public record Obligation(
        UUID id,
        UUID cycleId,
        String scopeUnit,
        String reporterUnit,
        String groupCode,
        Deadline due,
        Instant dueAt,
        Instant originalDueAt,
        Instant openedAt,
        Instant submittedAt,
        int returnedCount,
        Instant acceptedAt,
        Instant withdrawnAt,
        String withdrawnReason) {

    public boolean isOpen() {
        return acceptedAt == null && withdrawnAt == null;
    }

    /** Whether nothing was submitted in time; a report that was submitted in time is never overdue while it is checked. */
    public boolean isOverdue(Instant now) {
        return isOpen() && submittedAt == null && now.isAfter(dueAt);
    }
}
