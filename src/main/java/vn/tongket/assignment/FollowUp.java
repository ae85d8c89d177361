package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How a conclusion is followed up.
 *
 * @param title title of the conclusion
 * @param symbol number and symbol of the conclusion; null for a speech
 * @param trackerUnit null as long as nobody was named
 * @param recipientUnit to whom the periodic reports go
 * @param cutOffDay day of a period's last month on which figures are closed
 * @param nextPeriodEnd last day of the period that is reported next
 * @param nextReviewOn when the next review is planned; null as long as nobody knows
 */
public record FollowUp(
        UUID conclusionId,
        UUID cycleId,
        String title,
        String symbol,
        String coordinatorUnit,
        String trackerUnit,
        String recipientUnit,
        PeriodKind periodKind,
        int cutOffDay,
        LocalDate nextPeriodEnd,
        Instant handedOverAt,
        Instant setUpAt,
        Instant closedAt,
        Instant handedToNextAt,
        LocalDate nextReviewOn,
        int version) {

    public boolean isSetUp() {
        return setUpAt != null;
    }

    /** Whether periodic reports are no longer made. */
    public boolean isOver() {
        return closedAt != null || handedToNextAt != null;
    }

    /** The period that is reported next; null before the follow-up is set up. */
    public Period period() {
        return periodKind == null || nextPeriodEnd == null
                ? null
                : Period.containing(nextPeriodEnd, periodKind, cutOffDay);
    }

    /** The same with another period, for the units of a clause that has its own. */
    FollowUp reportedEvery(PeriodKind kind) {
        return new FollowUp(
                conclusionId,
                cycleId,
                title,
                symbol,
                coordinatorUnit,
                trackerUnit,
                recipientUnit,
                kind,
                cutOffDay,
                nextPeriodEnd,
                handedOverAt,
                setUpAt,
                closedAt,
                handedToNextAt,
                nextReviewOn,
                version);
    }

    /** The period in which a day lies; by quarters as long as nothing else was settled. */
    public Period periodOn(LocalDate day) {
        return Period.containing(day, periodKind == null ? PeriodKind.QUARTER : periodKind, cutOffDay);
    }

    /** The conclusion as people cite it. */
    public String citation() {
        return symbol == null ? title : symbol;
    }
}
