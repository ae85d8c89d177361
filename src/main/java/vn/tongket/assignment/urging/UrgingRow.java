package vn.tongket.assignment.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * One step of urging and what became of it.
 *
 * @param deliveredAt when the mail server took the first mail; null when the notice is in the product only, or waits
 * @param openedAt when somebody of the unit first opened the notice or the task
 * @param answeredAt when the unit reported or explained
 * @param told how many notices were written
 * @param unreachable how many of them no mail can be sent for
 */
public record UrgingRow(
        long id,
        UUID assignment,
        String rung,
        String sender,
        LocalDate onDay,
        String unit,
        String unitName,
        String ref,
        String task,
        String conclusion,
        Deadline due,
        Instant sentAt,
        Instant deliveredAt,
        Instant openedAt,
        Instant answeredAt,
        String symbol,
        UUID caseId,
        int told,
        int unreachable) {}
