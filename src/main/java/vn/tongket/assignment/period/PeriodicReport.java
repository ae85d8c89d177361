package vn.tongket.assignment.period;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tongket.document.Signing;

/**
 * The report on one period.
 *
 * @param figures sealed when they were collected
 * @param parts what the tracker makes of them
 * @param text the parts as one text
 * @param signing in which capacity whoever signs it does
 * @param copies units besides the recipient to which it goes
 * @param symbol number and symbol, once it was sent
 */
public record PeriodicReport(
        UUID id,
        UUID conclusionId,
        PeriodFigures figures,
        String figuresHash,
        List<PeriodPart> parts,
        String text,
        Signing signing,
        List<String> copies,
        Instant collectedAt,
        Instant writtenAt,
        Instant sentAt,
        String symbol,
        int version) {

    /** Whether it was written as one text, before reports had parts. */
    boolean isPlain() {
        return parts.isEmpty();
    }
}
