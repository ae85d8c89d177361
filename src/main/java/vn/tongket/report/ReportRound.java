package vn.tongket.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tongket.document.Signing;

/**
 * One version of a report and what became of it.
 *
 * @param submittedAt null for the draft
 * @param warnings how many warnings stood in it when it was submitted; null where nobody counted
 * @param accepted null while it is checked, and while it is a draft
 * @param newDue the date that came with its return; null where the unit kept the one it had
 * @param reasons why it was returned; none where it was not
 * @param undone acceptances of it that were taken back, the oldest first
 * @param signing in which capacity the leader signed
 */
public record ReportRound(
        UUID versionId,
        int no,
        String amendmentReason,
        Instant submittedAt,
        String submittedBy,
        Boolean onTime,
        String sha256,
        Integer warnings,
        Boolean accepted,
        Instant decidedAt,
        String decidedBy,
        String newDue,
        List<ReportCheck.Reason> reasons,
        List<Undone> undone,
        Signing signing) {

    /** An acceptance that was taken back. */
    public record Undone(Instant acceptedAt, String acceptedBy, Instant undoneAt, String undoneBy, String reason) {}

    public boolean isDraft() {
        return submittedAt == null;
    }
}
