package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A unit's request for more time.
 *
 * @param basis the document on which the decision rests; null where none was named
 * @param oldDueAt the due date in force when it was decided
 * @param grantedDueAt the due date that was granted, maybe not the one that was asked for
 * @param overdueDays working days the assignment was overdue by when more time was granted; they are not forgotten
 */
public record Extension(
        long id,
        UUID assignmentId,
        String reason,
        LocalDate requestedDueOn,
        Instant requestedAt,
        String requestedBy,
        Boolean granted,
        String decisionReason,
        String basis,
        Instant decidedAt,
        String decidedBy,
        Instant oldDueAt,
        Instant grantedDueAt,
        Integer overdueDays) {}
