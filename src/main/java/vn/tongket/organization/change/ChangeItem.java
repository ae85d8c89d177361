package vn.tongket.organization.change;

import java.time.Instant;
import java.util.UUID;
import vn.tongket.Refusal;

/**
 * One open thing of an ended unit, with the successor that was chosen for it.
 *
 * @param proposed successor that the rows of the decision speak for; null where they speak for none
 * @param to null as long as nobody chose
 * @param refusal why it could not be moved; null otherwise
 */
public record ChangeItem(
        String kind,
        UUID id,
        String from,
        String fromName,
        UUID cycleId,
        String label,
        Instant dueAt,
        String link,
        String proposed,
        String to,
        State state,
        Refusal.Problem refusal) {

    /** How far it has come. */
    public enum State {
        WAITING,
        MOVED,
        CLOSED,
        REFUSED
    }
}
