package vn.tongket.document;

import java.time.LocalDate;
import java.util.List;

/**
 * An official document as it is to stand on paper; what it looks like is the business of its template.
 *
 * @param issuer code of the unit that issues it
 * @param parentBody name of the body above the issuer, e.g. “Ủy ban nhân dân tỉnh Hà Giang”; null where none is printed
 * @param issuerName name of the issuer as it is written in a sentence; the head prints it in capitals
 * @param documentType abbreviation of the type, e.g. {@code KH}; see {@link DocumentType}
 * @param typeName the type in words, e.g. “Kế hoạch”; not printed on an official letter
 * @param subject what it is about, without “V/v”
 * @param symbol number and symbol, e.g. {@code 79/KH-UBND}; null, or its end alone ({@code /UBND-NC}), until it is issued
 * @param place where it is issued, e.g. “Hà Giang”
 * @param date null until it is issued
 * @param addressees whom it is addressed to (“Kính gửi”); empty for a document that is not sent to somebody above
 * @param bases the documents a decision rests on, each a whole sentence from “Căn cứ”
 * @param recipients who gets it (“Nơi nhận”), without the last line
 * @param archive what stands behind “Lưu” in the last line, e.g. {@code VT, NC}; null for what is usual
 * @param secretary who signs on the left of minutes; null elsewhere
 */
public record Paper(
        String issuer,
        String parentBody,
        String issuerName,
        Style style,
        String documentType,
        String typeName,
        String subject,
        String symbol,
        String place,
        LocalDate date,
        List<String> addressees,
        List<String> bases,
        List<Block> blocks,
        Signature signature,
        List<String> recipients,
        String archive,
        Urgency urgency,
        List<Annex> annexes,
        Signature secretary) {

    /** How fast it is to be delivered. */
    public enum Urgency {
        NONE,
        URGENT,
        VERY_URGENT,
        EXPRESS
    }

    /**
     * Who signs.
     *
     * @param body what stands behind the prefix: “ỦY BAN NHÂN DÂN” behind TM., “CHỦ TỊCH” behind KT.
     * @param position of the person who signs; for an acting head without the prefix
     * @param name null while nobody is named
     */
    public record Signature(Capacity prefix, String body, String position, String name) {}

    /** What is attached, with pages of its own number. */
    public record Annex(String title, List<Block> blocks, boolean landscape) {

        public Annex {
            blocks = blocks == null ? List.of() : List.copyOf(blocks);
        }
    }

    public Paper {
        addressees = addressees == null ? List.of() : List.copyOf(addressees);
        bases = bases == null ? List.of() : List.copyOf(bases);
        blocks = blocks == null ? List.of() : List.copyOf(blocks);
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        annexes = annexes == null ? List.of() : List.copyOf(annexes);
        urgency = urgency == null ? Urgency.NONE : urgency;
    }

    /** The same document with its number and its date. */
    public Paper numbered(String givenSymbol, LocalDate givenDate) {
        return new Paper(
                issuer,
                parentBody,
                issuerName,
                style,
                documentType,
                typeName,
                subject,
                givenSymbol,
                place,
                givenDate,
                addressees,
                bases,
                blocks,
                signature,
                recipients,
                archive,
                urgency,
                annexes,
                secretary);
    }

    /**
     * Whether it is still to be signed and says so. What is final has its date; a number that the product does not give,
     * as that of a unit's report, may follow by hand.
     */
    public boolean isDraft() {
        return date == null;
    }

    /** Whether it has its number and its date. */
    public boolean isIssued() {
        return date != null && symbol != null && !symbol.isEmpty() && Character.isDigit(symbol.charAt(0));
    }
}
