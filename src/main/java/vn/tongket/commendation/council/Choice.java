package vn.tongket.commendation.council;

/** What a member says about a nominee; {@code NONE} is a blank ballot. */
public enum Choice {
    FOR,
    AGAINST,
    NONE
}
