package vn.tongket.calendar;

import java.time.LocalDate;

/**
 * A day that differs from the ordinary week.
 *
 * @param basisDocument the decision it rests on
 * @param provisional computed in advance; the year's decision may say otherwise
 */
public record SpecialDay(LocalDate day, Kind kind, String basisDocument, boolean provisional) {

    /** Why the day differs. */
    public enum Kind {
        HOLIDAY,
        COMPENSATORY_OFF,
        SWAP_OFF,
        SWAP_WORK
    }

    public boolean isWorked() {
        return kind == Kind.SWAP_WORK;
    }
}
