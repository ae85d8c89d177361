package vn.tongket.cycle;

/** A part of a review cycle; every one may be left out, so that a cycle can be entered at any of them. */
public enum Phase {
    PLAN,
    REPORTS,
    CONSOLIDATION,
    COMMENDATION,
    CONFERENCE,
    CONCLUSION,
    FOLLOW_UP
}
