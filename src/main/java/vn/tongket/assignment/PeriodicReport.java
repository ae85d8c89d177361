package vn.tongket.assignment;

import java.time.Instant;
import java.util.UUID;

/**
 * The report on one period.
 *
 * @param figures sealed when they were collected
 * @param text what the tracker makes of them
 * @param symbol number and symbol, once it was sent
 */
public record PeriodicReport(
        UUID id,
        UUID conclusionId,
        PeriodFigures figures,
        String figuresHash,
        String text,
        Instant collectedAt,
        Instant writtenAt,
        Instant sentAt,
        String symbol,
        int version) {}
