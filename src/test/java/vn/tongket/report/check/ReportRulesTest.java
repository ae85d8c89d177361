package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.ReviewKind;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.check.Finding.Code;

class ReportRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2018, 8, 20);

    private final Section heading = new Section("1", null, 0, "Công tác lãnh đạo", null, false, true, 0);
    private final Section section = new Section("1.1", "1", 1, "Quán triệt", null, true, true, 5);
    private final Section optional = new Section("1.2", "1", 2, "Kiến nghị", null, true, false, 0);

    @Test
    void complete_report_has_no_findings() {
        assertThat(sections(new Passage("1.1", "Đã quán triệt đến từng chi bộ", false, null)))
                .isEmpty();
        assertThat(sections(new Passage("1.1", "", true, "Đơn vị mới thành lập")))
                .isEmpty();
        assertThat(number("1.234,5", null, null)).isEmpty();
        assertThat(ratio("109", "109", 100)).isEmpty();
        assertThat(ratio("107", "100", 120)).isEmpty();
        assertThat(ratio("0", "0", 100)).isEmpty();
    }

    @Test
    void blank_required_section_needs_text_or_a_reason() {
        assertThat(sections()).containsExactly(at("sections.1.text", Code.SECTION_BLANK));
        assertThat(sections(new Passage("1.1", " \u00a0\n", false, null)))
                .containsExactly(at("sections.1.text", Code.SECTION_BLANK));
        assertThat(sections(new Passage("1.1", "", true, " ")))
                .containsExactly(at("sections.1.reason", Code.SECTION_REASON_MISSING));
        assertThat(sections(new Passage("1.1", "Đã quán triệt", false, null)))
                .containsExactly(at("sections.1.text", Code.SECTION_TOO_SHORT));
        assertThat(sections(new Passage("1.1", "Đã quán triệt", true, "Không có")))
                .containsExactly(at("sections.1.text", Code.SECTION_BOTH));
    }

    @Test
    void letters_in_a_number_are_found_where_they_stand() {
        assertThat(number("12 lớp", null, null))
                .containsExactly(at("indicators.0.entries.0.value", Code.NUMBER_UNREADABLE));
        assertThat(ratio("12a", "14", 100))
                .containsExactly(at("indicators.0.entries.0.numerator", Code.NUMBER_UNREADABLE));
        assertThat(number("-1", null, null)).containsExactly(at("indicators.0.entries.0.value", Code.NUMBER_NEGATIVE));
        assertThat(number("-1", -5, null)).isEmpty();
    }

    @Test
    void figures_outside_their_limits_are_found() {
        assertThat(number("101", null, 100)).containsExactly(at("indicators.0.entries.0.value", Code.ABOVE_LIMIT));
        assertThat(number("1", 2, null)).containsExactly(at("indicators.0.entries.0.value", Code.BELOW_LIMIT));
        assertThat(ratio("125", "100", 120)).containsExactly(at("indicators.0.entries.0.numerator", Code.ABOVE_LIMIT));
        assertThat(ratio("5", "4", null))
                .containsExactly(at("indicators.0.entries.0.numerator", Code.RATIO_NUMERATOR_GREATER));
        assertThat(ratio("5", "0", 100))
                .containsExactly(at("indicators.0.entries.0.denominator", Code.RATIO_OF_NOTHING));
        assertThat(ratio("5", "", 100))
                .containsExactly(at("indicators.0.entries.0.denominator", Code.RATIO_INCOMPLETE));
    }

    @Test
    void required_figures_and_years_are_missed_and_years_outside_the_period_are_found() {
        Indicator yearly = indicator(Indicator.Kind.NUMBER, true, true, null, null);

        assertThat(figures(yearly)).containsExactly(at("indicators.0", Code.INDICATOR_MISSING));
        assertThat(figures(yearly, new Entry("X", 2016, "1", null, null, null)))
                .containsExactly(at("indicators.0", Code.YEAR_MISSING));
        assertThat(figures(
                        yearly,
                        new Entry("X", 2016, "1", null, null, null),
                        new Entry("X", 2017, "1", null, null, null),
                        new Entry("X", 2018, "1", null, null, null),
                        new Entry("X", 2019, "1", null, null, null)))
                .containsExactly(at("indicators.0", Code.YEAR_OUTSIDE_PERIOD));
        assertThat(figures(indicator(Indicator.Kind.NUMBER, false, false, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, DATE_MISSING",
                "8/2018, DATE_UNREADABLE",
                "hôm qua, DATE_UNREADABLE",
                "31/2/2018, DATE_UNREADABLE",
                "31/12/2015, DATE_BEFORE_PERIOD",
                "21/8/2018, DATE_IN_FUTURE"
            })
    void date_of_the_figures_lies_in_the_period_and_not_in_the_future(String typed, Code code) {
        List<Finding> found = new ReportRules(cycle(), List.of(), List.of(), TODAY)
                .check(new ReportContent(typed, List.of(), List.of()));

        assertThat(found).extracting(Finding::code).containsExactly(code);
    }

    private List<At> sections(Passage... passages) {
        return check(List.of(heading, section, optional), List.of(), List.of(passages), List.of());
    }

    private List<At> number(String typed, Integer lower, Integer upper) {
        return figures(
                indicator(Indicator.Kind.NUMBER, false, true, lower, upper),
                new Entry("X", null, typed, null, null, null));
    }

    private List<At> ratio(String numerator, String denominator, Integer upper) {
        return figures(
                indicator(Indicator.Kind.RATIO, false, true, null, upper),
                new Entry("X", null, null, numerator, denominator, null));
    }

    private List<At> figures(Indicator indicator, Entry... entries) {
        return check(List.of(), List.of(indicator), List.of(), List.of(entries));
    }

    private static List<At> check(
            List<Section> outline, List<Indicator> indicators, List<Passage> passages, List<Entry> entries) {
        return new ReportRules(cycle(), outline, indicators, TODAY)
                .check(new ReportContent("20/8/2018", passages, entries)).stream()
                        .map(finding -> at(finding.at(), finding.code()))
                        .toList();
    }

    private record At(String place, Code code) {}

    private static At at(String place, Code code) {
        return new At(place, code);
    }

    private static Indicator indicator(
            Indicator.Kind kind, boolean yearly, boolean required, Integer lower, Integer upper) {
        return new Indicator(
                "X",
                0,
                "Số lớp bồi dưỡng",
                "lớp",
                kind,
                Indicator.OverUnits.SUM,
                Indicator.OverYears.SUM,
                yearly,
                null,
                null,
                lower == null ? null : BigDecimal.valueOf(lower),
                upper == null ? null : BigDecimal.valueOf(upper),
                required);
    }

    private static ReviewCycle cycle() {
        return new ReviewCycle(
                UUID.randomUUID(),
                "Tổng kết",
                ReviewKind.FINAL_REVIEW,
                null,
                LocalDate.of(2016, 1, 1),
                LocalDate.of(2018, 8, 31),
                "TU",
                "TU",
                "TU",
                "TU",
                "TU",
                null,
                null,
                null,
                Deadline.UNKNOWN,
                null,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
