package vn.tongket.cycle;

/** Sơ kết, tổng kết, or an evaluation of which the source says no more; the length of the period does not decide it. */
public enum ReviewKind {
    INTERIM_REVIEW,
    FINAL_REVIEW,
    EVALUATION
}
