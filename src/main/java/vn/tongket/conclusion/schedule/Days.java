package vn.tongket.conclusion.schedule;

import java.time.LocalDate;

/** The working days that a schedule reckons with. */
public interface Days {

    boolean isWorked(LocalDate day);

    LocalDate add(LocalDate day, int workingDays);

    int between(LocalDate from, LocalDate to);

    default LocalDate lastOnOrBefore(LocalDate day) {
        return isWorked(day) ? day : add(day, -1);
    }
}
