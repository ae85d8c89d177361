package vn.tongket.conclusion;

/** What a clause asks for; {@code COORDINATION} names who tracks all the others. */
public enum ClauseKind {
    QUALITATIVE,
    QUANTITATIVE,
    TIME_BOUND,
    COORDINATION
}
