package vn.tongket.organization.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A decision on units, from the first draft on.
 *
 * @param effectiveOn null as long as no day is typed that can be read
 * @param listedAt when its open things were listed last
 * @param tookEffectAt when what holds from the effective date on was brought about
 */
public record UnitChange(
        UUID id,
        ChangeKind kind,
        String title,
        ChangeEntry entry,
        LocalDate effectiveOn,
        Instant createdAt,
        String createdBy,
        Instant savedAt,
        Instant listedAt,
        Instant carriedOutAt,
        String carriedOutBy,
        Instant tookEffectAt,
        Instant droppedAt,
        int version) {

    public boolean isDraft() {
        return carriedOutAt == null && droppedAt == null;
    }

    public boolean isCarriedOut() {
        return carriedOutAt != null;
    }
}
