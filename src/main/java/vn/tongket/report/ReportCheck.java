package vn.tongket.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What the reviewer answers to a submitted version.
 *
 * @param accepted null while the reviewer still writes
 * @param newDue the new date of a returned report, as typed; blank where the unit keeps the one it has
 * @param revision grows with every saved change of an answer that is still written
 */
public record ReportCheck(
        UUID versionId, Boolean accepted, Instant decidedAt, String newDue, List<Reason> reasons, int revision) {

    /**
     * Why the report is returned.
     *
     * @param section code of the section meant; null when the whole report is
     */
    public record Reason(String section, String reason) {}

    /** Why the whole is returned; null where only sections are. */
    String wholeReason() {
        return reasonOf(null);
    }

    String reasonOf(String section) {
        return reasons.stream()
                .filter(reason -> Objects.equals(reason.section(), section))
                .map(Reason::reason)
                .findFirst()
                .orElse(null);
    }

    /** Codes of the sections that are returned; {@code *} stands for the whole. */
    List<String> sections() {
        return reasons.stream()
                .map(reason -> reason.section() == null ? "*" : reason.section())
                .toList();
    }

    static List<Reason> reasons(List<String> sections, List<String> reasons) {
        return IntStream.range(0, reasons.size())
                .mapToObj(i -> new Reason(sections.get(i), reasons.get(i)))
                .sorted(java.util.Comparator.comparing(
                        Reason::section, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())))
                .toList();
    }
}
