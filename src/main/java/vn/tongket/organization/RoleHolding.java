package vn.tongket.organization;

import java.time.LocalDate;

/**
 * Somebody holds a role of a unit from one day to another, both inclusive; open ended where {@code validTo} is null.
 *
 * @param acting whether it is held as “Quyền”
 * @param substituteFor user whose dated absence is filled, or null
 */
public record RoleHolding(
        long id,
        String unit,
        Role role,
        String user,
        boolean acting,
        String substituteFor,
        LocalDate validFrom,
        LocalDate validTo) {

    public static RoleHolding of(String unit, Role role, String user, LocalDate validFrom, LocalDate validTo) {
        return new RoleHolding(0, unit, role, user, false, null, validFrom, validTo);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
