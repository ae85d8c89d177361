package vn.tongket.organization.people;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An entry of who holds a role, as people read it.
 *
 * @param role suffix of the group
 * @param known whether the person has an account
 * @param substituteFor user who is away, or null
 * @param withdrawnReason why it was taken back; null while it counts
 * @param corrects the entry in whose place it stands, or null
 */
public record RoleEntry(
        long id,
        String unit,
        String unitName,
        String role,
        String user,
        String userName,
        boolean known,
        boolean acting,
        String substituteFor,
        String substituteName,
        LocalDate validFrom,
        LocalDate validTo,
        Long absenceId,
        String endReason,
        Instant enteredAt,
        String enteredBy,
        Instant withdrawnAt,
        String withdrawnBy,
        String withdrawnReason,
        Long corrects) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    public boolean holdsOn(LocalDate day) {
        return !isWithdrawn() && !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public boolean isOver(LocalDate day) {
        return isWithdrawn() || validTo != null && validTo.isBefore(day);
    }
}
