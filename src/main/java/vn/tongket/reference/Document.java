package vn.tongket.reference;

import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Precision;

/**
 * A document that texts cite.
 *
 * @param symbol null when the citation gives a number only
 * @param issuer who issued it, with the term where there is one; null when the citation does not say
 * @param dated null when the citation does not say
 * @param original the citation as it was written
 * @param expiredOn the first day on which it no longer holds; null while it holds or nobody said
 * @param replacedBy symbol of the document that took its place; null where none did
 */
public record Document(
        UUID id,
        String symbol,
        String issuer,
        LocalDate dated,
        Precision precision,
        Confidence confidence,
        String subject,
        String original,
        LocalDate expiredOn,
        String replacedBy) {

    /** Whether everything that identifies the document is known. */
    public enum Confidence {
        FULL,
        PARTIAL
    }
}
