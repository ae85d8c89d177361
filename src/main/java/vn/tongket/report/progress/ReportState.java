package vn.tongket.report.progress;

/** How far one report has come, and whether it came in time; follows from what happened. */
public enum ReportState {
    OVERDUE,
    RETURNED,
    WRITING,
    HANDED_OVER,
    SUBMITTED,
    SUBMITTED_LATE,
    ACCEPTED,
    ACCEPTED_LATE,
    NOT_OPENED,
    WITHDRAWN;

    public boolean isSubmitted() {
        return this == SUBMITTED || this == SUBMITTED_LATE || isAccepted();
    }

    public boolean isAccepted() {
        return this == ACCEPTED || this == ACCEPTED_LATE;
    }

    public boolean isLate() {
        return this == SUBMITTED_LATE || this == ACCEPTED_LATE;
    }
}
