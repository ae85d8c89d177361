package vn.tongket.commendation;

/** Whom an award honours. */
public enum Recipient {
    COLLECTIVE,
    INDIVIDUAL
}
