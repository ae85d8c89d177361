package vn.tongket.document;

import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Precision;

/**
 * A line of the register of outgoing documents, with the columns of Phụ lục IV of Nghị định 30/2020/NĐ-CP.
 *
 * @param documentType abbreviation of the type
 * @param keptBy unit or person who keeps the copy on file
 * @param copies how many were made; null while nobody has said
 * @param receipt who confirmed to have received it
 */
public record RegisterEntry(
        UUID id,
        String issuer,
        String issuerName,
        Style style,
        String documentType,
        Integer number,
        String symbol,
        LocalDate issuedOn,
        Precision precision,
        String subject,
        String signer,
        String recipients,
        String keptBy,
        Integer copies,
        LocalDate sentOn,
        String receipt,
        String note,
        boolean written) {

    /** What a clerk writes of a document, as it was typed. */
    public record Typed(
            String signer,
            String recipients,
            String keptBy,
            String copies,
            String sentOn,
            String receipt,
            String note) {}

    /** The name of the type and the subject; a subject that begins with that name says it itself. */
    public String title(String typeName) {
        return subject.regionMatches(true, 0, typeName + " ", 0, typeName.length() + 1)
                ? subject
                : typeName + " " + subject;
    }

    /** The day as the register prints it: as exactly as it is known. */
    public String day() {
        if (issuedOn == null) {
            return "";
        }
        return switch (precision) {
            case YEAR -> String.valueOf(issuedOn.getYear());
            case MONTH -> "%02d/%d".formatted(issuedOn.getMonthValue(), issuedOn.getYear());
            default -> whole(issuedOn);
        };
    }

    /** The day it was sent; empty while nobody has written it. */
    public String daySent() {
        return sentOn == null ? "" : whole(sentOn);
    }

    private static String whole(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
