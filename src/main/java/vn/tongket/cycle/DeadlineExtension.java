package vn.tongket.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A unit's request for more time.
 *
 * @param granted null while nobody has decided
 * @param grantedDueAt the last second in time as it was granted; null unless it was
 */
public record DeadlineExtension(
        long id,
        UUID obligationId,
        String reason,
        LocalDate requestedDueOn,
        Instant requestedAt,
        String requestedBy,
        Boolean granted,
        String decisionReason,
        Instant grantedDueAt) {}
