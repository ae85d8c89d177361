package vn.tongket.report.copies;

import java.util.UUID;

/**
 * A section that has passages in common with a section of another report.
 *
 * @param version the report that was looked at
 * @param other the version in which the passages stand as well
 * @param obligation the report that the other version belongs to
 * @param unit the unit that wrote the other
 * @param words how many words are common
 * @param percent how much of the shorter section is common
 */
public record Copy(
        UUID version,
        String section,
        UUID other,
        String otherSection,
        UUID obligation,
        String unit,
        int words,
        int percent) {}
