package vn.tongket.document;

import java.time.LocalDate;
import vn.tongket.calendar.Precision;

/**
 * A document that is to get its number.
 *
 * @param issuer code of the unit that issues it
 * @param documentType abbreviation of its type, e.g. {@code KH}; see {@link DocumentType}
 * @param number the number it already has on paper; null for the next one of its series
 * @param body the body's code in the symbol, e.g. {@code TU}; null for the one that is set for the issuer
 * @param field the field of an official letter of the State, e.g. {@code VX}; else null
 * @param date the date of the document
 * @param precision how exactly that date is known; only documents of former times may have less than a day
 * @param subject what it is about
 */
public record IssueRequest(
        String issuer,
        String documentType,
        Integer number,
        String body,
        String field,
        LocalDate date,
        Precision precision,
        String subject) {

    /** A document of that day with the next number of its series. */
    public static IssueRequest next(String issuer, String documentType, LocalDate date, String subject) {
        return new IssueRequest(issuer, documentType, null, null, null, date, Precision.DAY, subject);
    }

    public IssueRequest numbered(Integer given) {
        return new IssueRequest(issuer, documentType, given, body, field, date, precision, subject);
    }

    public IssueRequest ofBody(String code) {
        return new IssueRequest(issuer, documentType, number, code, field, date, precision, subject);
    }

    public IssueRequest inField(String code) {
        return new IssueRequest(issuer, documentType, number, body, code, date, precision, subject);
    }

    public IssueRequest known(Precision howExactly) {
        return new IssueRequest(issuer, documentType, number, body, field, date, howExactly, subject);
    }
}
