package vn.tongket.conference;

import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * What stands above every page of a conference.
 *
 * @param heldOn the date as far as it is known
 * @param place null where it is not known
 * @param closed whether the minutes are signed, so that nothing changes but by a recorded correction
 * @param mayRecord whether the reader writes down what happens: the coordinator, until the minutes are signed
 */
public record ConferenceHead(
        UUID id,
        UUID cycleId,
        String cycleTitle,
        String title,
        Deadline heldOn,
        String place,
        boolean closed,
        boolean mayRecord) {}
