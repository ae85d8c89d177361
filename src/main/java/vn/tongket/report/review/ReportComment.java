package vn.tongket.report.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a reviewer says about a section or a figure of a submitted version. The unit reads it when the version is decided.
 *
 * @param versionNo the version it is about
 * @param section code of the section; null where a figure is meant
 * @param indicator code of the indicator; null where a section is meant
 * @param year the year of a series; null where the indicator has none
 * @param about title of the section or name of the indicator
 * @param resolution what the unit did about it; null as long as it is open
 * @param said whether it was decided upon, so that its words stay
 */
public record ReportComment(
        UUID id,
        UUID versionId,
        int versionNo,
        String section,
        String indicator,
        Integer year,
        String about,
        String text,
        Instant writtenAt,
        String writtenBy,
        String resolution,
        Instant resolvedAt,
        String resolvedBy,
        boolean said,
        List<Reply> replies) {

    /** A further word to it, from the unit or from those who check. */
    public record Reply(String text, boolean ofUnit, Instant at, String by) {}

    /** As it is typed: without an id it is new. */
    public record Typed(UUID id, String section, String indicator, Integer year, String text) {}

    /** What the unit did about a comment, as it is typed. */
    public record Resolution(UUID id, String text) {}

    public boolean isOpen() {
        return resolution == null;
    }
}
