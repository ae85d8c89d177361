package vn.tongket.organization.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days in sentences. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Days() {}

    static String of(LocalDate day) {
        return DAY.format(day);
    }

    static String of(LocalDate from, LocalDate to) {
        return DAY.format(from) + " – " + DAY.format(to);
    }
}
