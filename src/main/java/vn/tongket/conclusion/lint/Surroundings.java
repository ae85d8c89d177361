package vn.tongket.conclusion.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Unit;
import vn.tongket.reference.CitationReader;

/**
 * What clauses are held against.
 *
 * @param issuedOn the day on which the conclusion is issued at the earliest
 * @param nextReview the review that is planned next, as far as anybody said
 * @param working whether offices work on a day
 * @param nextWorking the first working day behind a day
 * @param units every unit that the draft names, by code
 * @param citations what the texts cite, by their places in the draft
 */
public record Surroundings(
        LocalDate issuedOn,
        Deadline nextReview,
        Predicate<LocalDate> working,
        UnaryOperator<LocalDate> nextWorking,
        Map<String, Unit> units,
        List<CitationReader.Reading> citations) {

    public Surroundings {
        nextReview = nextReview == null ? Deadline.UNKNOWN : nextReview;
        units = Map.copyOf(units);
        citations = List.copyOf(citations);
    }
}
