package vn.tongket.assignment.period;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import vn.tongket.assignment.Rates;

/**
 * The figures of one period as they were sealed.
 *
 * @param asOf moment of which the figures tell: the end of the period, or the moment they were asked for before it
 * @param total all assignments by the due dates in force
 * @param byOriginalDue the same by the due dates before any extension or pause
 * @param apart what the rates do not count, by reason
 * @param events what happened since the figures before, by name
 * @param cases units that were asked to explain or criticised because of overdue assignments
 */
@JsonIgnoreProperties(ignoreUnknown = true)
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
        Changes changes,
        Apart apart,
        List<Event> events,
        List<Case> cases) {

    public PeriodFigures {
        apart = apart == null ? Apart.NONE : apart;
        events = Objects.requireNonNullElse(events, List.of());
        cases = Objects.requireNonNullElse(cases, List.of());
    }

    /**
     * One clause over all its units.
     *
     * @param reported units that reported on it within the period
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OfClause(String ref, String text, Rates rates, Rates original, int reported) {}

    /** One unit over all its clauses, under the name it had at the end of the period. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OfUnit(String unit, String name, Rates rates, Rates original) {}

    /**
     * An assignment that is overdue, by name.
     *
     * @param originalDue null where the due date never moved
     * @param extensions how often more time was granted
     * @param rung the last step of the ladder that reached the unit; null when none did
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Overdue(
            UUID id,
            String unit,
            String name,
            String ref,
            String due,
            String originalDue,
            int workingDays,
            int extensions,
            String rung,
            String letter,
            boolean answered) {}

    /** What a unit achieved of a target. */
    public record OfTarget(String ref, String target, String unit, String name, String result, boolean met) {}

    /** How much happened since the figures before were closed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Changes(
            int completed,
            int becameOverdue,
            int extended,
            int takenBack,
            int letters,
            int suspended,
            int resumed,
            int transferred,
            int handedOn) {}

    /** What the rates do not count: clocks that stand still, what was cancelled or withdrawn, what the next review judges. */
    public record Apart(int suspended, int cancelled, int withdrawn, int handedOn) {

        static final Apart NONE = new Apart(0, 0, 0, 0);
    }

    /**
     * Something that happened to one assignment since the figures before.
     *
     * @param kind e.g. {@code COMPLETED}, in the order of {@link EventKind}
     * @param note what belongs to it: the new due date, the former unit
     */
    public record Event(EventKind kind, String unit, String name, String ref, String note) {}

    /**
     * A unit that was asked to explain, or criticised.
     *
     * @param state {@code ASKED}, {@code ANSWERED}, {@code PROPOSED} or {@code CRITICISED}
     */
    public record Case(String unit, String name, String state, LocalDate on) {}

    /** What can happen between two reports. */
    public enum EventKind {
        COMPLETED,
        BECAME_OVERDUE,
        EXTENDED,
        SUSPENDED,
        RESUMED,
        TRANSFERRED,
        TAKEN_BACK,
        HANDED_ON
    }

    /** The events of one kind. */
    public List<Event> events(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }
}
