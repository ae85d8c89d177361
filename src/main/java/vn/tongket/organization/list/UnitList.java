package vn.tongket.organization.list;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A list of units that somebody sent, kept until it is entered or dropped.
 *
 * @param counts how many rows there are of each verdict
 */
public record UnitList(
        UUID id,
        String fileName,
        Instant sentAt,
        String sentBy,
        Instant enteredAt,
        Instant droppedAt,
        Map<ListRow.Verdict, Long> counts) {

    public boolean isOpen() {
        return enteredAt == null && droppedAt == null;
    }

    public long count(ListRow.Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** The same by the name of the verdict, as templates ask for it. */
    public long count(String verdict) {
        return count(ListRow.Verdict.valueOf(verdict));
    }

    /** Whether entering it would change anything. */
    public boolean hasNews() {
        return count(ListRow.Verdict.NEW) + count(ListRow.Verdict.CHANGED) > 0;
    }
}
