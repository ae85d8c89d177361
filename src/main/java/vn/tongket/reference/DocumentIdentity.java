package vn.tongket.reference;

import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;

/** What tells one document from all others: number and symbol, issuer and date; with what it is about. */
record DocumentIdentity(Citation citation, String symbol, String issuer, Deadline dated, String subject) {

    /** The refusal when the register holds such a document already. */
    Refusal taken() {
        return Refusal.at("symbol", "reference.duplicate", symbol, issuer, dated.text());
    }
}
