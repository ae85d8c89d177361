package vn.tongket.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A change of a plan that was issued.
 *
 * @param unit the unit added or withdrawn, or the one whose date is moved; null moves the date of all
 * @param newDueOn null unless the date is moved
 * @param basis the document it is based on, or null
 */
public record Amendment(
        long id,
        UUID cycleId,
        Kind kind,
        String unit,
        LocalDate newDueOn,
        String reason,
        String basis,
        Instant proposedAt,
        String proposedBy,
        Instant approvedAt,
        Instant rejectedAt,
        String decisionReason,
        Instant appliedAt) {

    /** What is changed. */
    public enum Kind {
        UNIT_ADDED,
        UNIT_WITHDRAWN,
        DATE_MOVED
    }

    /** A change as it is typed; {@code due} is text, e.g. “30/9/2018”. */
    public record Proposal(String kind, String unit, String due, String reason, String basis) {}

    /** The same change without what was decided on it after a moment. */
    Amendment until(Instant moment) {
        boolean decided =
                approvedAt != null && !approvedAt.isAfter(moment) || rejectedAt != null && !rejectedAt.isAfter(moment);
        return new Amendment(
                id,
                cycleId,
                kind,
                unit,
                newDueOn,
                reason,
                basis,
                proposedAt,
                proposedBy,
                decided ? approvedAt : null,
                decided ? rejectedAt : null,
                decided ? decisionReason : null,
                appliedAt != null && !appliedAt.isAfter(moment) ? appliedAt : null);
    }

    public boolean isPending() {
        return approvedAt == null && rejectedAt == null;
    }
}
