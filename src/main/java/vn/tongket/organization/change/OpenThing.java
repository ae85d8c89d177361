package vn.tongket.organization.change;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a unit still has to do: a report it owes, a task, an office in a cycle.
 *
 * @param unit code of the unit that has to do it
 * @param cycleId the review cycle it belongs to, or null
 * @param label what it is, as people know it
 * @param dueAt until when; null where nothing is said
 * @param link its page, or null
 */
public record OpenThing(UUID id, String unit, UUID cycleId, String label, Instant dueAt, String link) {}
