package vn.tongket.document;

/** In which capacity somebody signs; the Party and the State write the same capacity differently. */
public enum Capacity {
    HEAD("", ""),
    ON_BEHALF("TM.", "T/M"),
    FOR_HEAD("KT.", "K/T"),
    BY_ORDER("TL.", "T/L"),
    BY_AUTHORITY("TUQ.", "T/UQ"),
    ACTING("Q.", "Q.");

    private final String ofState;
    private final String ofParty;

    Capacity(String ofState, String ofParty) {
        this.ofState = ofState;
        this.ofParty = ofParty;
    }

    /** What stands before the office above the signature; empty when the head signs. */
    public String prefix(Style style) {
        return style == Style.PARTY ? ofParty : ofState;
    }
}
