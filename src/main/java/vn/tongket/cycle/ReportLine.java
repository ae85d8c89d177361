package vn.tongket.cycle;

import java.time.Instant;
import java.util.UUID;

/**
 * One row of a cycle's table of reports.
 *
 * @param writer name of the unit that writes, where it is another one; else null
 * @param due as people write it, e.g. “20/08/2018”
 */
public record ReportLine(
        UUID id,
        String unitCode,
        String unit,
        String writer,
        Status status,
        String due,
        Instant dueAt,
        Instant submittedAt,
        int returnedCount,
        Instant acceptedAt,
        String withdrawnReason) {

    /** How far a report has come; follows from what happened, and is never stored. */
    public enum Status {
        NOT_OPENED,
        OVERDUE,
        RETURNED,
        WRITING,
        SUBMITTED,
        ACCEPTED,
        WITHDRAWN
    }
}
