package vn.tongket.assignment.next;

import java.time.Instant;
import java.util.UUID;

/**
 * An open assignment that the next review takes up, with where it comes from.
 *
 * @param originalUnit name of the unit to which it was first given, where that is another one; else null
 * @param cycleId the review from which it comes
 * @param handedAt when it went to the next review; null before that review's plan is issued
 */
public record CarriedTask(
        UUID id,
        String ref,
        String text,
        String unit,
        String originalUnit,
        String conclusion,
        UUID cycleId,
        String cycleTitle,
        Instant dueAt,
        Instant originalDueAt,
        boolean overdue,
        boolean suspended,
        Instant handedAt,
        UUID carriedBy) {}
