package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A step of the ladder that reached a unit.
 *
 * @param sender {@code TRACKER}, or {@code PARTY_OFFICE} for units of the Party
 * @param sentAt null while a letter waits for its signature
 * @param symbol number and symbol of the letter; null when the step is no letter
 * @param letterOn date of the letter
 * @param answeredAt first report or explanation of the unit after the step
 * @param caseId what waited for a person because of the step, or null
 */
public record Urging(
        long id,
        UUID assignmentId,
        String rung,
        String sender,
        LocalDate onDay,
        Instant sentAt,
        boolean letter,
        String symbol,
        LocalDate letterOn,
        Instant answeredAt,
        UUID caseId) {

    public boolean byPartyOffice() {
        return "PARTY_OFFICE".equals(sender);
    }
}
