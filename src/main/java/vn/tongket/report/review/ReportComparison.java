package vn.tongket.report.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.Figure;
import vn.tongket.report.Plans;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.TextDiff;
import vn.tongket.report.TextDiff.Piece;
import vn.tongket.report.VietnameseNumber;

/** Two contents of a report beside each other, in the order of the plan. */
public record ReportComparison(List<SectionChange> sections, List<FigureChange> figures) {

    /**
     * One section of the outline. What is declared empty has its reason in the place of its text.
     *
     * @param depth 0 for a section at the top
     * @param emptyBefore whether the unit declared that nothing arose here; so {@code emptyAfter}
     */
    public record SectionChange(
            String code,
            String title,
            int depth,
            boolean leaf,
            boolean emptyBefore,
            boolean emptyAfter,
            List<Piece> pieces) {

        public boolean changed() {
            return emptyBefore != emptyAfter || TextDiff.isChanged(pieces);
        }
    }

    /** One figure, for one year where the indicator is a series, as people write it; null where nothing is written. */
    public record FigureChange(
            String indicator, String name, String unit, Integer year, String before, String after, boolean names) {

        public boolean changed() {
            return !Objects.equals(before, after);
        }
    }

    static ReportComparison of(Plans.Plan plan, ReportContent before, ReportContent after) {
        Map<String, Passage> old = before.sectionsByCode();
        Map<String, Passage> now = after.sectionsByCode();
        List<SectionChange> sections = plan.outline().stream()
                .map(section -> section(section, old.get(section.code()), now.get(section.code())))
                .toList();
        return new ReportComparison(sections, figures(plan.indicators(), before, after));
    }

    private static SectionChange section(Section section, Passage before, Passage after) {
        return new SectionChange(
                section.code(),
                section.title(),
                section.code().split("\\.").length - 1,
                section.leaf(),
                before != null && before.notApplicable(),
                after != null && after.notApplicable(),
                TextDiff.of(said(before), said(after)));
    }

    private static List<FigureChange> figures(List<Indicator> indicators, ReportContent before, ReportContent after) {
        Map<String, List<Entry>> old = before.valuesByIndicator();
        Map<String, List<Entry>> now = after.valuesByIndicator();
        List<FigureChange> changes = new ArrayList<>();
        for (Indicator indicator : indicators) {
            List<Entry> from = old.getOrDefault(indicator.code(), List.of());
            List<Entry> to = now.getOrDefault(indicator.code(), List.of());
            Set<Integer> years = new LinkedHashSet<>();
            to.forEach(entry -> years.add(entry.year()));
            from.forEach(entry -> years.add(entry.year()));
            years.stream()
                    .sorted(java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()))
                    .forEach(year -> {
                        String was = shown(indicator, from, year).orElse(null);
                        String is = shown(indicator, to, year).orElse(null);
                        if (was != null || is != null) {
                            changes.add(new FigureChange(
                                    indicator.code(),
                                    indicator.name(),
                                    indicator.unit(),
                                    year,
                                    was,
                                    is,
                                    indicator.kind() == Indicator.Kind.NAMES));
                        }
                    });
        }
        return changes;
    }

    static Optional<String> shown(Indicator indicator, List<Entry> entries, Integer year) {
        return entries.stream()
                .filter(entry -> Objects.equals(entry.year(), year))
                .findFirst()
                .map(entry -> shown(indicator, entry))
                .filter(text -> !text.isBlank());
    }

    /** One figure in a line, e.g. “109 / 112 = 97,32%”. */
    static String shown(Indicator indicator, Entry entry) {
        return switch (indicator.kind()) {
            case NUMBER -> orEmpty(entry.value());
            case NAMES -> orEmpty(entry.names());
            case RATIO -> {
                String percent = Figure.of(indicator, entry)
                        .percent()
                        .map(BigDecimal::stripTrailingZeros)
                        .map(value -> " = " + VietnameseNumber.write(value) + "%")
                        .orElse("");
                yield orEmpty(entry.numerator()).isEmpty()
                                && orEmpty(entry.denominator()).isEmpty()
                        ? ""
                        : orEmpty(entry.numerator()) + " / " + orEmpty(entry.denominator()) + percent;
            }
        };
    }

    private static String said(Passage passage) {
        if (passage == null) {
            return "";
        }
        String text = orEmpty(passage.text());
        return passage.notApplicable() && text.isBlank() ? orEmpty(passage.reason()) : text;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
