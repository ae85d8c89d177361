package vn.tongket.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The conclusion of a cycle.
 *
 * @param conferenceId the conference whose closing remarks it takes over, or null
 * @param number null for a speech, or as long as it is not issued
 * @param issuedOn date of the document, or of the speech
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
        String signerTitle,
        String documentType,
        Integer number,
        String symbol,
        LocalDate issuedOn,
        UUID documentId,
        Instant issuedAt) {

    public boolean isSigned() {
        return signedAt != null;
    }
}
