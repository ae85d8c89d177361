package vn.tongket.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.document.Signing;

/**
 * One version of a unit's report: a draft until it is submitted, sealed from then on.
 *
 * @param no 1 for the first; every round and every amendment has its own
 * @param predecessorId the version before; null for the first
 * @param amendmentReason why an accepted report was written again; null in the ordinary rounds
 * @param dataUntil the day up to which the figures count; null while it is missing or not a date
 * @param revision grows with every saved change of the draft
 * @param changes grows with every change of the content, attachments included; what is sealed is what was read
 * @param handedOverAt when the drafter handed it to the leader; null while it is written
 * @param sentBackReason what the leader asked the drafter to change; null when nothing
 * @param onTime whether the submission came in time; null for a draft
 * @param sha256 hash of the canonical form; null for a draft
 * @param byCard the report is classified and travels elsewhere; the version holds nothing but a card
 * @param signing in which capacity the leader signs, as far as it is typed
 */
public record ReportVersion(
        UUID id,
        UUID obligationId,
        int no,
        UUID predecessorId,
        String amendmentReason,
        String dataUntilTyped,
        LocalDate dataUntil,
        Instant savedAt,
        int revision,
        int changes,
        Instant handedOverAt,
        String sentBackReason,
        Instant submittedAt,
        String submittedBy,
        Boolean onTime,
        String sha256,
        boolean byCard,
        Signing signing) {

    public boolean isDraft() {
        return submittedAt == null;
    }
}
