package vn.tongket.report.reuse;

/**
 * A place in a report: a section of the outline, or an indicator in a year of its series.
 *
 * @param section code of the section; null for a figure
 * @param indicator code of the indicator; null for a section
 * @param year null where the indicator is no series
 */
public record Place(String section, String indicator, Integer year) {

    static Place section(String code) {
        return new Place(code, null, null);
    }

    static Place figure(String indicator, Integer year) {
        return new Place(null, indicator, year);
    }

    public boolean isSection() {
        return section != null;
    }

    /** The place in one word, e.g. {@code 2.1} or {@code NGAN-SACH/2015}. */
    public String key() {
        return section != null ? section : year == null ? indicator : indicator + "/" + year;
    }
}
