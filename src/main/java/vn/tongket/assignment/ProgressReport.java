package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.tongket.file.KeptFile;

/**
 * What a unit reported on a period.
 *
 * @param links addresses of what proves the result
 * @param result the figure on the target as people read it; empty when there is none
 * @param met whether the target is reached; null when there is none or nothing was measured
 * @param completion whether it says that the work is done
 * @param late whether it came after the day until which the period was to be reported on
 * @param corrects the report of the same period that this one corrects, or null
 * @param correctedBy the report that corrects this one, or null
 * @param copiedFrom the task that it was copied from, or null
 * @param decision what the tracker said to it; null while nothing was said, and for a report of completion
 */
public record ProgressReport(
        long id,
        LocalDate from,
        LocalDate to,
        String said,
        String difficulties,
        String proposals,
        String evidence,
        List<String> links,
        String result,
        Boolean met,
        boolean completion,
        boolean late,
        String openPartsReason,
        Long corrects,
        Long correctedBy,
        UUID copiedFrom,
        Instant reportedAt,
        String reportedBy,
        Decision decision,
        List<KeptFile> files) {

    /** What the tracker said to a report on a period. */
    public record Decision(boolean confirmed, String reason, Instant at, String by) {}

    /** Whether the tracker has still to say something to it; completion is decided by a task of its own. */
    public boolean isWaiting() {
        return decision == null && !completion && correctedBy == null;
    }
}
