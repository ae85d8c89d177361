package vn.tongket.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tongket.Text;

/**
 * What a unit writes, as it is typed: half-finished and wrong entries are part of it.
 *
 * @param dataUntil the day up to which the figures count, e.g. {@code 31/8/2018}
 */
public record ReportContent(String dataUntil, List<Passage> sections, List<Entry> values) {

    public ReportContent {
        sections = sections == null ? List.of() : List.copyOf(sections);
        values = values == null ? List.of() : List.copyOf(values);
    }

    /**
     * The text of one section of the outline.
     *
     * @param notApplicable the unit declares that nothing arose here, and says why in {@code reason}
     */
    public record Passage(String code, String text, boolean notApplicable, String reason) {}

    /**
     * One figure as it is typed, for one year where the indicator is a series.
     *
     * @param names for an indicator that lists names, one to a line; null for the others
     */
    public record Entry(
            String indicator, Integer year, String value, String numerator, String denominator, String names) {}

    public Map<String, Passage> sectionsByCode() {
        return sections.stream()
                .collect(Collectors.toMap(Passage::code, Function.identity(), (first, second) -> first));
    }

    public Map<String, List<Entry>> valuesByIndicator() {
        return values.stream().collect(Collectors.groupingBy(Entry::indicator));
    }

    /** Whether nothing at all was written. */
    public boolean holdsNothing() {
        return Text.isBlank(dataUntil)
                && sections.stream()
                        .allMatch(section -> Text.isBlank(section.text())
                                && !section.notApplicable()
                                && Text.isBlank(section.reason()))
                && values.stream()
                        .allMatch(entry -> Text.isBlank(entry.value())
                                && Text.isBlank(entry.numerator())
                                && Text.isBlank(entry.denominator())
                                && Text.isBlank(entry.names()));
    }
}
