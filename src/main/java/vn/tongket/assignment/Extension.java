package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A unit's request for more time. */
public record Extension(
        long id,
        UUID assignmentId,
        String reason,
        LocalDate requestedDueOn,
        Instant requestedAt,
        String requestedBy,
        Boolean granted,
        String decisionReason,
        Instant decidedAt) {}
