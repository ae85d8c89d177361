package vn.tongket.cycle;

/** What a review says of itself beside its kind: “giữa nhiệm kỳ”. */
public enum Qualifier {
    MID_TERM
}
