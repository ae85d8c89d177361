package vn.tongket.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.Signing;

/**
 * A conference of a cycle.
 *
 * @param held the date as far as it is known
 * @param dateState whether a person still has to confirm a year that was inferred
 * @param dateSource what the source says of the date, or null
 * @param place null where it is not known
 * @param evaluation the overall evaluation given at the conference, or null
 * @param signing in which capacity the minutes were signed
 * @param numbering how the letter of invitation gets its number
 * @param invitationId the letter in the register of issued documents, or null
 * @param replyBy until when answers are asked for, or null
 * @param quorumPercent how many of those invited have to be there, in percent; null for no such rule
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
        Signing signing,
        Numbering numbering,
        Integer invitationNumber,
        UUID invitationId,
        LocalDate replyBy,
        Integer quorumPercent,
        int version) {

    /** How the letter of invitation gets its number. */
    public enum Numbering {
        /** The next one of the series, when the agenda is ready. */
        NEXT,
        /** The one that was typed. */
        GIVEN,
        /** By the clerk afterwards, or none at all. */
        LATER
    }

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
