package vn.tongket.conclusion.schedule;

import java.time.LocalDate;
import vn.tongket.calendar.Deadline;

/**
 * A step with its dates.
 *
 * @param duration working days from the step before it
 * @param planned what the plan says; unknown where it says nothing
 * @param latest the last day on which it is still in time; null as long as nobody knows when the conference is
 * @param expected when it was done, or will be as things stand
 * @param done when it was done; null before that
 * @param slack working days between the expected and the latest day; negative when it is late, null without latest day
 * @param slipped when it will be after the slip that is asked about; null where none is
 * @param slippedSlack the slack that is left after the slip
 */
public record Row(
        Step step,
        int duration,
        Deadline planned,
        LocalDate latest,
        LocalDate expected,
        LocalDate done,
        Integer slack,
        LocalDate slipped,
        Integer slippedSlack) {

    public boolean isLate() {
        return slack != null && slack < 0;
    }

    /** Whether the slip makes late what would have been in time. */
    public boolean isMadeLate() {
        return slippedSlack != null && slippedSlack < 0 && !isLate();
    }
}
