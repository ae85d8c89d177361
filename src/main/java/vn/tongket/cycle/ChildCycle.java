package vn.tongket.cycle;

import java.time.Instant;
import java.util.UUID;

/**
 * A cycle that a unit opened for the units below it, to answer its own obligation.
 *
 * @param due until when the units below report, as the plan says it; null while the plan is drafted
 * @param late whether they may report later than the unit itself has to
 * @param owed how many reports are owed in it, and how many of them are accepted
 * @param collecting whether it still waits for its plan or for reports
 */
public record ChildCycle(
        UUID id,
        String title,
        Instant createdAt,
        String due,
        Instant dueAt,
        Instant planIssuedAt,
        Instant reportsClosedAt,
        Instant closedAt,
        boolean late,
        int owed,
        int accepted) {

    public boolean collecting() {
        return closedAt == null && reportsClosedAt == null;
    }

    public Step step() {
        if (closedAt != null) {
            return Step.CLOSED;
        }
        if (reportsClosedAt != null) {
            return Step.AFTER_REPORTS;
        }
        return owed > 0 ? Step.REPORTS : Step.PLAN;
    }

    /** How far it has come. */
    public enum Step {
        PLAN,
        REPORTS,
        AFTER_REPORTS,
        CLOSED
    }
}
