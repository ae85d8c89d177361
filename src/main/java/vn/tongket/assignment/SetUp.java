package vn.tongket.assignment;

/**
 * What the coordinator settles before units get to work; nothing of it is guessed.
 *
 * @param cutOffDay day of a period's last month on which figures are closed; null for the 14th
 * @param version the version that was read; null saves whatever the version is
 */
public record SetUp(
        String trackerUnit, String recipientUnit, PeriodKind periodKind, Integer cutOffDay, Integer version) {}
