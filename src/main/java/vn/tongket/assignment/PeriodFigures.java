package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The figures of one period as they were sealed.
 *
 * @param asOf moment of which the figures tell
 * @param total all assignments by the due dates in force
 * @param byOriginalDue the same by the due dates before any extension
 */
public record PeriodFigures(
        LocalDate from,
        LocalDate to,
        Instant asOf,
        Rates total,
        Rates byOriginalDue,
        List<OfClause> clauses,
        List<OfUnit> units,
        List<Overdue> overdue,
        List<OfTarget> targets,
        Changes changes) {

    /** One clause over all its units. */
    public record OfClause(String ref, String text, Rates rates) {}

    /** One unit over all its clauses. */
    public record OfUnit(String unit, String name, Rates rates) {}

    /** An assignment that is overdue, by name. */
    public record Overdue(
            String unit, String name, String ref, String due, int workingDays, String letter, boolean answered) {}

    /** What a unit achieved of a target. */
    public record OfTarget(String ref, String target, String unit, String name, String result, boolean met) {}

    /** What happened since the figures before were closed. */
    public record Changes(int completed, int becameOverdue, int extended, int takenBack, int letters) {}
}
