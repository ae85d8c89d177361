package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.ReviewKind;
import vn.tongket.cycle.Section;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.check.Finding.Code;
import vn.tongket.report.check.UnitSpread.Quartiles;

/** Figures that lie far from others, and texts that say nothing. */
class OutlierRulesTest {

    private static final int FIRST = 2014;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 12 11 13 12    | -",
                "10 12 1200 13 12  | 2016",
                "1000 12 11 13 12  | 2014",
                "10 12 11 13 1300  | 2018",
                "10 10 100 100 100 | 2016",
                "10 12 0 13 12     | -",
                "0 0 5000 0 0      | -",
                "10 1200           | -",
                "10 1200 10 1200 10| 2015 2017"
            })
    void year_that_leaps_is_found_once(String values, String years) {
        List<Finding> found = new SeriesRules(cycle(), Thresholds.USUAL)
                .check(
                        List.of(indicator(Kind.NUMBER, true)),
                        series(values.strip().split(" ")));

        assertThat(found).allMatch(finding -> finding.code() == Code.YEAR_JUMP);
        assertThat(found.stream().map(finding -> (String) finding.args().get(1)).collect(Collectors.joining(" ")))
                .isEqualTo(years.equals("-") ? "" : years);
        assertThat(found)
                .allSatisfy(finding -> assertThat(finding.at())
                        .isEqualTo("indicators.0.entries."
                                + (Integer.parseInt((String) finding.args().get(1)) - FIRST)
                                + ".value"));
    }

    @ParameterizedTest
    @CsvSource({
        // a number is measured in multiples: half of the units lie between 20 and 40
        "NUMBER, 20, 30, 40, 30, false",
        "NUMBER, 20, 30, 40, 300, false",
        "NUMBER, 20, 30, 40, 330, true",
        "NUMBER, 20, 30, 40, 3, false",
        "NUMBER, 20, 30, 40, 2, true",
        "NUMBER, 20, 30, 40, 30000, true",
        // all alike: a little off is not far
        "NUMBER, 10, 10, 10, 11, false",
        "NUMBER, 10, 10, 10, 20, true",
        "NUMBER, 0, 0, 1, 3, false",
        "NUMBER, 0, 0, 1, 50, true",
        "RATIO, 95, 97, 99, 84, false",
        "RATIO, 95, 97, 99, 60, true",
        "RATIO, 100, 100, 100, 99, false",
        "RATIO, 100, 100, 100, 50, true"
    })
    void figure_beyond_the_outer_fences_of_the_units_is_found(
            Kind kind, BigDecimal lower, BigDecimal median, BigDecimal upper, String typed, boolean far) {
        Quartiles quartiles = new Quartiles("X", null, null, 8, lower, median, upper);
        Entry entry = kind == Kind.RATIO
                ? new Entry("X", null, null, typed, "100", null)
                : new Entry("X", null, typed, null, null, null);

        List<Finding> found = new OutlierRules(cycle(), List.of(indicator(kind, false)), Thresholds.USUAL)
                .amongUnits(new ReportContent(null, List.of(), List.of(entry)), List.of(quartiles), null);

        assertThat(found).hasSize(far ? 1 : 0);
    }

    @Test
    void own_group_is_preferred_where_enough_of_it_have_reported() {
        List<Quartiles> spread = List.of(
                new Quartiles("X", null, "XA", 8, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE),
                new Quartiles("X", null, "SO", 7, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN),
                new Quartiles("X", null, null, 15, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN));

        assertThat(UnitSpread.of(spread, "X", null, "XA", 8)).contains(spread.get(0));
        assertThat(UnitSpread.of(spread, "X", null, "SO", 8)).contains(spread.get(2));
        assertThat(UnitSpread.of(spread, "X", null, null, 8)).contains(spread.get(2));
        assertThat(UnitSpread.of(spread, "X", 2014, "XA", 8)).isEmpty();
    }

    @Test
    void figures_of_other_years_are_compared_by_their_middle() {
        Indicator yearly = indicator(Kind.NUMBER, true);
        List<Figure> before = IntStream.range(2009, 2014)
                .mapToObj(year -> new Figure("X", year, BigDecimal.TEN, null, null, List.of()))
                .toList();
        OutlierRules rules = new OutlierRules(cycle(), List.of(yearly), Thresholds.USUAL);

        assertThat(rules.sincePrevious(series("10", "12", "11", "13", "12"), before, "Đợt trước"))
                .isEmpty();
        assertThat(rules.sincePrevious(series("100", "120", "110", "130", "120"), before, "Đợt trước"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.args()).containsExactly("Số lớp bồi dưỡng", "116", "10", "Đợt trước"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đã mở … lớp bồi dưỡng",
                "Kết quả đạt ... % kế hoạch",
                "Số liệu: [...]",
                "[…] sẽ bổ sung",
                "Tổng số [điền số liệu] người",
                "…………",
                "Lorem ipsum dolor sit amet",
                "Đã kết nạp xxx đảng viên",
                "Ngày ____ tháng ____"
            })
    void place_left_open_is_found(String text) {
        assertThat(SectionTexts.openPlace(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tuyên truyền bằng nhiều hình thức: hội nghị, loa truyền thanh, tờ rơi…",
                "Các ngành như công an, quân sự, … và các đoàn thể",
                "Phối hợp với công an, quân sự, v.v... để nắm tình hình.",
                "Theo [1] và Phụ lục 2, đạt 98,5%.",
                "Nghị quyết số 28-NQ/TW (xem [Phụ lục])",
                "Giai đoạn 2008 - 2018... Kết quả như sau."
            })
    void enumeration_that_trails_off_is_good_writing(String text) {
        assertThat(SectionTexts.openPlace(text)).isEmpty();
    }

    @Test
    void guidance_given_back_is_no_answer() {
        Section section = new Section(
                "1.1",
                null,
                0,
                "Công tác lãnh đạo, chỉ đạo quán triệt",
                "Nêu rõ việc tổ chức học tập, quán triệt nghị quyết đến cán bộ, đảng viên",
                true,
                true,
                0);

        assertThat(SectionTexts.repeats(
                        "Nêu rõ việc tổ chức học tập, quán triệt nghị quyết đến cán bộ, đảng viên.", section))
                .isTrue();
        assertThat(SectionTexts.repeats("CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO QUÁN TRIỆT", section))
                .isTrue();
        assertThat(SectionTexts.repeats(
                        "Huyện đã tổ chức 12 hội nghị học tập, quán triệt nghị quyết đến cán bộ, đảng viên.", section))
                .isFalse();
        assertThat(SectionTexts.repeats("Có.", section)).isFalse();
    }

    private static ReportContent series(String... values) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            entries.add(new Entry("X", FIRST + i, values[i], null, null, null));
        }
        return new ReportContent(null, List.of(), entries);
    }

    private static Indicator indicator(Kind kind, boolean yearly) {
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
                null,
                null,
                true);
    }

    private static ReviewCycle cycle() {
        return new ReviewCycle(
                UUID.randomUUID(),
                "Tổng kết",
                ReviewKind.FINAL_REVIEW,
                null,
                LocalDate.of(FIRST, 1, 1),
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
