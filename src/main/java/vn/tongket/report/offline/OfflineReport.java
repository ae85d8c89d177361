package vn.tongket.report.offline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;

/**
 * A report as it goes into a file: what the plan asks for, what is written so far, and what the unit reported before.
 *
 * @param scope name of the unit whose results are reported, where another one writes; else null
 * @param years the years that each indicator is asked for, by its code; one null where it is no series
 * @param before what the unit reported in the cycle before; null where there is none
 */
record OfflineReport(
        UUID obligation,
        UUID cycle,
        int planVersion,
        String title,
        LocalDate from,
        LocalDate to,
        String unit,
        String unitName,
        String scope,
        String due,
        List<Section> outline,
        List<Indicator> indicators,
        Map<String, List<Integer>> years,
        ReportContent content,
        Before before) {

    /** The accepted figures of the cycle before. */
    record Before(String title, List<Figure> figures) {}

    Binding binding(OfflineKind kind) {
        return Binding.of(kind, obligation, cycle, unit, planVersion, kind == OfflineKind.WORD ? leaves() : indicators);
    }

    List<Section> leaves() {
        return outline.stream().filter(Section::leaf).toList();
    }

    Optional<Indicator> indicator(String code) {
        return indicators.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    List<Integer> yearsOf(Indicator indicator) {
        return years.get(indicator.code());
    }

    Optional<Entry> entry(String indicator, Integer year) {
        return content.values().stream()
                .filter(entry -> entry.indicator().equals(indicator) && Objects.equals(entry.year(), year))
                .findFirst();
    }

    Optional<Figure> figureBefore(String indicator, Integer year) {
        return before == null
                ? Optional.empty()
                : before.figures().stream()
                        .filter(figure -> figure.indicator().equals(indicator) && Objects.equals(figure.year(), year))
                        .findFirst();
    }
}
