package vn.tongket.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is issued to have a conclusion carried out, as far as it is known.
 *
 * @param issuer code of the unit that issues it
 * @param pending whether number and date follow later
 * @param numberText the number as it is typed before it is recorded
 * @param dateText the date as it is typed before it is recorded
 * @param symbol null as long as the number is pending
 * @param recordedAt null for a draft
 * @param completedAt when a pending number was added
 */
public record Directive(
        String issuer,
        String documentType,
        String field,
        String subject,
        boolean pending,
        String numberText,
        String dateText,
        Integer number,
        String symbol,
        LocalDate issuedOn,
        UUID documentId,
        Instant recordedAt,
        Instant completedAt) {

    /** What the clerk types; a blank number takes the next one of the issuer's series. */
    public record Entry(
            String issuer,
            String documentType,
            String field,
            String subject,
            boolean pending,
            String number,
            String date) {}
}
