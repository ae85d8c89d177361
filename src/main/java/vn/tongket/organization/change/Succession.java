package vn.tongket.organization.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One unit succeeded another in one aspect.
 *
 * @param share the part that went over; null where it is not told
 * @param changeId the decision that was carried out here; null for what was entered otherwise
 */
public record Succession(
        String from,
        String to,
        ChangeKind kind,
        Aspect aspect,
        BigDecimal share,
        String basis,
        LocalDate effectiveOn,
        UUID changeId) {}
