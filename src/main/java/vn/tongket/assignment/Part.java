package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A part of a task: of the unit's own work, or what the lead asks a cooperating unit for.
 *
 * @param assignee a person or a section of the unit, as people write it; null where another unit contributes
 * @param owedBy the cooperating unit's task, or null
 * @param owedByName name of that unit
 * @param overdue not done although its day has passed
 */
public record Part(
        UUID id,
        UUID assignmentId,
        int number,
        String said,
        String assignee,
        UUID owedBy,
        String owedByName,
        LocalDate dueOn,
        Instant doneAt,
        String doneBy,
        String doneNote,
        Instant droppedAt,
        String dropReason,
        boolean overdue) {

    public boolean isOpen() {
        return doneAt == null && droppedAt == null;
    }

    /** What was typed of a part. */
    public record Typed(String said, String assignee, String dueOn, UUID owedBy) {}
}
