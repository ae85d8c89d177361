package vn.tongket.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * One review, from its plan to the last task that follows from it.
 *
 * @param qualifier null when the review says nothing beside its kind
 * @param organizer code of the unit in whose name the review is held
 * @param councilUnit null where nobody votes on commendations
 * @param trackerUnit who tracks the conclusion's tasks; null as long as nobody was named
 * @param due until when the units report, as the plan says it
 * @param closingAt when the reports are closed at the latest; null while the plan is a draft or without reports
 * @param version grows with every saved change of the plan
 */
public record ReviewCycle(
        UUID id,
        String title,
        ReviewKind kind,
        Qualifier qualifier,
        LocalDate periodFrom,
        LocalDate periodTo,
        String organizer,
        String coordinatorUnit,
        String approverUnit,
        String reviewerUnit,
        String clerkUnit,
        String councilUnit,
        String trackerUnit,
        String purpose,
        Deadline due,
        Instant closingAt,
        Set<Phase> phases,
        Instant planApprovedAt,
        Instant planIssuedAt,
        Instant reportsOpenedAt,
        Instant reportsClosedAt,
        Instant closedAt,
        int version) {

    public boolean has(Phase phase) {
        return phases.contains(phase);
    }

    /** The same cycle without what happened to it after a moment. */
    ReviewCycle until(Instant moment) {
        return new ReviewCycle(
                id,
                title,
                kind,
                qualifier,
                periodFrom,
                periodTo,
                organizer,
                coordinatorUnit,
                approverUnit,
                reviewerUnit,
                clerkUnit,
                councilUnit,
                trackerUnit,
                purpose,
                due,
                closingAt,
                phases,
                by(planApprovedAt, moment),
                by(planIssuedAt, moment),
                by(reportsOpenedAt, moment),
                by(reportsClosedAt, moment),
                by(closedAt, moment),
                version);
    }

    private static Instant by(Instant happened, Instant moment) {
        return happened == null || happened.isAfter(moment) ? null : happened;
    }

    public boolean isClosed() {
        return closedAt != null;
    }
}
