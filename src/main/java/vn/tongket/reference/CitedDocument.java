package vn.tongket.reference;

import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Precision;
import vn.tongket.reference.Document.Confidence;

/**
 * A line of the register of cited documents.
 *
 * @param original the citation as it was written
 * @param sameAs the document that a partial citation was matched with; else null
 * @param expiredOn the first day on which it no longer holds; null while it holds or nobody said
 * @param issuedHere whether the product numbered it, so that nobody corrects it here
 */
public record CitedDocument(
        UUID id,
        String symbol,
        String issuer,
        LocalDate dated,
        Precision precision,
        Confidence confidence,
        String subject,
        String original,
        UUID sameAs,
        LocalDate expiredOn,
        UUID successor,
        String replacedBy,
        LocalDate successorDated,
        State state,
        boolean issuedHere) {

    /** Whether the document holds today. */
    public enum State {
        IN_FORCE,
        ENDING,
        EXPIRED,
        REPLACED
    }

    /** What people call it: its number and symbol, or the citation where these are not known. */
    public String name() {
        return symbol == null ? original : symbol;
    }

    public boolean confirmed() {
        return confidence == Confidence.FULL;
    }

    /** Its date as exactly as it is known and as people type it: 22/09/2008, 9/2008, 2008; empty where it is not. */
    public String day() {
        return switch (precision) {
            case DAY -> "%02d/%02d/%d".formatted(dated.getDayOfMonth(), dated.getMonthValue(), dated.getYear());
            case MONTH -> "%d/%d".formatted(dated.getMonthValue(), dated.getYear());
            case YEAR -> String.valueOf(dated.getYear());
            case UNKNOWN -> "";
        };
    }
}
