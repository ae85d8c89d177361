package vn.tongket.document;

/** How a body writes its documents: numbers, symbols and series differ between the Party and the State. */
public enum Style {
    PARTY,
    STATE;

    /** {@code 97-KH/TU}; {@code 79/KH-UBND}; an official letter of the State has no type: {@code 12/UBND-VX}. */
    String symbol(int number, String type, String body, String field) {
        String padded = number < 10 ? "0" + number : String.valueOf(number);
        if (this == PARTY) {
            return "%s-%s/%s".formatted(padded, type, body);
        }
        if (DocumentType.OFFICIAL_LETTER.equals(type)) {
            return field == null ? "%s/%s".formatted(padded, body) : "%s/%s-%s".formatted(padded, body, field);
        }
        return "%s/%s-%s".formatted(padded, type, body);
    }
}
