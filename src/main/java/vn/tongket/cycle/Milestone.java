package vn.tongket.cycle;

import vn.tongket.calendar.Deadline;

/**
 * A date of the plan beside the due date of the reports.
 *
 * @param kind English and stable, e.g. {@code CONFERENCE}
 * @param on as far as it is known
 * @param place null where it is not known
 */
public record Milestone(String kind, Deadline on, String place, String note) {

    /** The provincial conference. */
    public static final String CONFERENCE = "CONFERENCE";
}
