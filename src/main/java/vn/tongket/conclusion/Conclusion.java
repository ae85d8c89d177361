package vn.tongket.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * The conclusion of a cycle.
 *
 * @param conferenceId the conference whose closing remarks it takes over, or null
 * @param signature who signs, as far as it is typed
 * @param wanted what the clerk has typed to issue it
 * @param number null for a speech, or as long as it is not issued
 * @param issuedOn date of the document, or of the speech
 * @param reportPeriod how often units report on clauses that say nothing else, or null
 * @param nextReviewText when the next review is planned, as it was typed
 * @param nextReview the same as far as it can be read
 */
public record Conclusion(
        UUID id,
        UUID cycleId,
        UUID conferenceId,
        SourceType sourceType,
        String title,
        String issuer,
        String coordinatorUnit,
        String approverUnit,
        String clerkUnit,
        String generalPart,
        boolean consultationNeeded,
        LocalDate consultationDueOn,
        boolean directiveNeeded,
        Instant commentsRequestedAt,
        Instant commentsResolvedAt,
        Boolean clausesSound,
        String refusal,
        Instant signedAt,
        String signedBy,
        Signature signature,
        Issuing wanted,
        String documentType,
        Integer number,
        String symbol,
        LocalDate issuedOn,
        UUID documentId,
        Instant issuedAt,
        Stage stage,
        int version,
        String reportPeriod,
        String nextReviewText,
        Deadline nextReview) {

    /** How far the conclusion has come; derived from what happened. */
    public enum Stage {
        DRAFT,
        CONSULTATION,
        SIGNING,
        ISSUING,
        ISSUED
    }

    public boolean isSigned() {
        return signedAt != null;
    }

    public boolean isSpeech() {
        return sourceType == SourceType.SPEECH;
    }
}
