package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a unit reported on a period.
 *
 * @param result the figure on the target as people read it; empty when there is none
 * @param completion whether it says that the work is done
 */
public record ProgressReport(
        LocalDate from,
        LocalDate to,
        String said,
        String difficulties,
        String evidence,
        String result,
        boolean completion,
        Instant reportedAt) {}
