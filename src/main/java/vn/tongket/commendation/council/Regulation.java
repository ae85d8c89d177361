package vn.tongket.commendation.council;

import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.commendation.VoteRules;

/**
 * A regulation of a council with the time for which it holds.
 *
 * @param owner the body whose council it is
 * @param awardName the kind of award it is for; null for every kind
 * @param validTo its last day; null while no end is known
 * @param used whether a commendation voted or is to vote under it
 */
public record Regulation(
        UUID id,
        String owner,
        String ownerName,
        String awardName,
        VoteRules rules,
        LocalDate validFrom,
        LocalDate validTo,
        boolean used) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
