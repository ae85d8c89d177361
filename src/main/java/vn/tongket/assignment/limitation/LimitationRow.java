package vn.tongket.assignment.limitation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.tongket.assignment.Rates;

/**
 * A limitation of a review.
 *
 * @param tasks the clauses that answer it, with how their tasks stand
 * @param times how often it was found so far, this time included
 * @param since day of the conclusion in which it was found first
 * @param earlier where it was found before, the latest first
 * @param later where it was found again, the first one first
 * @param verdicts what later reviews said, the latest first; the last word of each review
 * @param judging the next review, where the reader may give its verdict; else null
 */
public record LimitationRow(
        UUID id,
        UUID cycleId,
        String cycleTitle,
        String conclusion,
        int number,
        String said,
        String topic,
        LocalDate foundOn,
        List<Task> tasks,
        int times,
        LocalDate since,
        List<Found> earlier,
        List<Found> later,
        List<Verdict> verdicts,
        Review judging) {

    /** A clause that answers the limitation. */
    public record Task(UUID clause, String ref, String said, Rates rates) {}

    /** The same limitation in another review. */
    public record Found(UUID id, UUID cycle, String cycleTitle, String conclusion, LocalDate on, String said) {}

    /** A review that says what became of the limitations of the one before. */
    public record Review(UUID cycle, String title) {}

    public boolean isRepeated() {
        return times > 1;
    }
}
