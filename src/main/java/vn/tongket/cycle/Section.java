package vn.tongket.cycle;

/**
 * A section of the outline that every unit's report follows.
 *
 * @param code {@code 1}, {@code 1.2}, {@code 1.2.3}; unique in the cycle
 * @param parentCode code of the section above; null at the top
 * @param leaf whether units write here; the others are headings
 * @param minWords 0 where any length will do
 */
public record Section(
        String code,
        String parentCode,
        int ordinal,
        String title,
        String guidance,
        boolean leaf,
        boolean required,
        int minWords) {}
