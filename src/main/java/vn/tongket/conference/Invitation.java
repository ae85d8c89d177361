package vn.tongket.conference;

import java.time.Instant;

/**
 * The invitation of one unit, with its answer and whether it came.
 *
 * @param representative who comes instead, when represented
 * @param reason why the unit declines
 * @param notedBy how the door or the list noted it; null where only the form did
 * @param onBehalf whether the coordinator entered the answer for the unit
 */
public record Invitation(
        String unit,
        String unitName,
        Answer answer,
        String representative,
        String reason,
        Instant repliedAt,
        boolean onBehalf,
        Boolean attended,
        String attendedBy,
        String notedBy) {

    /** What a unit answers; null as long as it has not answered. */
    public enum Answer {
        ATTENDS,
        REPRESENTED,
        DECLINES
    }
}
