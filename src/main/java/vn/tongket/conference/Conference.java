package vn.tongket.conference;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * A conference of a cycle.
 *
 * @param held the date as far as it is known
 * @param dateState whether a person still has to confirm a year that was inferred
 * @param dateSource what the source says of the date, or null
 * @param place null where it is not known
 * @param evaluation the overall evaluation given at the conference, or null
 * @param minutesRefusal why the minutes came back last, or null
 */
public record Conference(
        UUID id,
        UUID cycleId,
        String title,
        String organizer,
        String coordinatorUnit,
        String approverUnit,
        Deadline held,
        LocalTime startsAt,
        DateState dateState,
        String dateSource,
        String place,
        Chair chair,
        String evaluation,
        Stage stage,
        Instant invitedAt,
        String minutesRefusal,
        Instant minutesSignedAt,
        String minutesSignedBy,
        int version) {

    /** Whether the date is the source's, or was completed by inference and waits for a person. */
    public enum DateState {
        CONFIRMED,
        NEEDS_CONFIRMATION
    }

    /** How far the conference has come; derived from what happened. */
    public enum Stage {
        AGENDA,
        REPLIES,
        RECORD,
        MINUTES,
        CLOSED
    }

    public boolean isClosed() {
        return stage == Stage.CLOSED;
    }
}
