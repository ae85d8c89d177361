package vn.tongket.organization;

import java.time.LocalDate;
import vn.tongket.calendar.Deadline;

/** A unit as an administrator types it; dates are text, e.g. “1/7/2025”. */
public record UnitEntry(
        String code,
        String name,
        String kind,
        String branch,
        String level,
        String parent,
        String place,
        String email,
        String validFrom,
        String validTo) {

    public static UnitEntry of(Unit unit) {
        return new UnitEntry(
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.branch(),
                unit.level(),
                unit.parent(),
                unit.place(),
                unit.email(),
                unit.validFrom().getYear() == 1900 ? null : text(unit.validFrom()),
                text(unit.validTo()));
    }

    private static String text(LocalDate day) {
        return day == null ? null : Deadline.day(day).text();
    }
}
