package vn.tongket.assignment;

import java.time.LocalDate;

/**
 * What the coordinator settles before units get to work; nothing of it is guessed.
 *
 * @param cutOffDay day of a period's last month on which figures are closed; null for the 14th
 * @param nextReviewOn when the next review is planned, beyond which no due date goes; null as long as nobody knows
 * @param version the version that was read; null saves whatever the version is
 */
public record SetUp(
        String trackerUnit,
        String recipientUnit,
        PeriodKind periodKind,
        Integer cutOffDay,
        LocalDate nextReviewOn,
        Integer version) {

    public SetUp(String trackerUnit, String recipientUnit, PeriodKind periodKind, Integer cutOffDay, Integer version) {
        this(trackerUnit, recipientUnit, periodKind, cutOffDay, null, version);
    }
}
