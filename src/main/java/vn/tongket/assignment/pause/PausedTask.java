package vn.tongket.assignment.pause;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One assignment whose clock stands still, or would.
 *
 * @param pausedOn from which day; null in a preview
 * @param resumedOn the first day on which its clock goes again; null while it stands
 * @param days calendar days by which its due date moved
 */
public record PausedTask(
        UUID id,
        String ref,
        String unit,
        String conclusion,
        Instant dueAt,
        Instant originalDueAt,
        LocalDate pausedOn,
        LocalDate resumedOn,
        int days) {}
