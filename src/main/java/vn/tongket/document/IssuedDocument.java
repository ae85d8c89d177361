package vn.tongket.document;

import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Precision;

/**
 * A document in the register.
 *
 * @param number null while the number is pending
 * @param symbol number and symbol as they are printed, e.g. {@code 97-KH/TU}; null while the number is pending
 * @param issuedOn null while the date is pending
 * @param format key of the template that it is written with; null while the date is pending
 */
public record IssuedDocument(
        UUID id,
        String issuer,
        Style style,
        String documentType,
        Integer number,
        String symbol,
        LocalDate issuedOn,
        Precision precision,
        String subject,
        String format) {

    public boolean isPending() {
        return number == null;
    }
}
