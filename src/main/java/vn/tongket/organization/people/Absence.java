package vn.tongket.organization.people;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody is away from one day to another, both included.
 *
 * @param proposed user whom the person proposes as substitute, or null
 * @param confirmedAt null while nobody has confirmed it; only then it counts
 * @param closedReason why it was taken back or refused; null while it stands
 */
public record Absence(
        long id,
        String user,
        String userName,
        LocalDate from,
        LocalDate to,
        String reason,
        String proposed,
        String proposedName,
        Instant enteredAt,
        String enteredBy,
        Instant confirmedAt,
        String confirmedBy,
        Instant closedAt,
        String closedBy,
        String closedReason) {

    public boolean isWaiting() {
        return confirmedAt == null && closedAt == null;
    }

    public boolean counts() {
        return confirmedAt != null && closedAt == null;
    }

    public boolean isOn(LocalDate day) {
        return counts() && !day.isBefore(from) && !day.isAfter(to);
    }
}
