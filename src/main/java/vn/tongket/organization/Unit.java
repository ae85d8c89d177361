package vn.tongket.organization;

import java.time.LocalDate;

/**
 * A unit as it was named and placed between two dates (both inclusive); open ended where {@code validTo} is null.
 *
 * @param code e.g. {@code H-BACME}; groups of the engine are {@code <code>.<role>}
 * @param branch {@code PARTY}, {@code STATE}, {@code MILITARY} or {@code FRONT}
 * @param level {@code REGION}, {@code PROVINCE}, {@code DISTRICT}, {@code AREA} or {@code COMMUNE}
 */
public record Unit(
        String code,
        String name,
        String kind,
        String branch,
        String level,
        String parent,
        String place,
        String email,
        LocalDate validFrom,
        LocalDate validTo) {

    public boolean existsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
