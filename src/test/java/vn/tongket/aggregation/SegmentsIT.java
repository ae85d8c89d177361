package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.PlainFigures.Outcome;
import vn.tongket.aggregation.RandomReports.Report;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.Indicator.OverUnits;
import vn.tongket.cycle.Indicator.OverYears;

/** A reorganisation inside the period: old units up to the day before, new units after, each figure over both. */
@TongKetTest
class SegmentsIT {

    private static final LocalDate DAY = LocalDate.of(2017, 7, 1);

    @Autowired
    private Aggregation aggregation;

    @Autowired
    private ConsolidatedReportDesk desk;

    @Autowired
    private ConsolidationStore store;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    /** In which part of the period a unit existed; 0 is both. */
    private final Map<String, Integer> part = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void figures_and_their_parts_are_those_of_a_second_computation(long seed) {
        RandomReports reports = reorganised("SG" + seed, seed);

        ConsolidatedReport report = aggregation.consolidate(reports.cycle);

        Map<String, ProvincialFigure> figures = new HashMap<>();
        store.figures(report.id(), reports.indicators)
                .forEach(figure -> figures.put(figure.indicator().code() + figure.year(), figure));
        Map<String, List<ConsolidationStore.SegmentFigure>> segments = store.segments(report.id(), reports.indicators);
        for (Indicator indicator : reports.indicators) {
            boolean state = indicator.overYears() == OverYears.LATEST || indicator.overUnits() == OverUnits.LATEST;
            Predicate<Report> atTheEnd = one -> part.get(one.unit()) != 1;
            ProvincialFigure whole = figures.get(indicator.code() + "null");
            same(indicator, "whole", of(reports, indicator, null, state ? atTheEnd : one -> true), whole);
            assertThat(whole.comparable())
                    .as(indicator.code())
                    .isEqualTo(indicator.kind() == Kind.NAMES
                            || indicator.overUnits() != OverUnits.COUNT
                                    && indicator.overUnits() != OverUnits.COUNT_DISTINCT);
            if (indicator.yearly()) {
                for (int year : IntStream.rangeClosed(RandomReports.FIRST_YEAR, RandomReports.LAST_YEAR)
                        .toArray()) {
                    Predicate<Report> atYearEnd = one -> part.get(one.unit()) != (year >= 2017 ? 1 : 2);
                    same(
                            indicator,
                            "year " + year,
                            of(reports, indicator, year, state ? atYearEnd : one -> true),
                            figures.get(indicator.code() + year));
                }
            }
            Map<Integer, ProvincialFigure> parts = new HashMap<>();
            segments.getOrDefault(indicator.code(), List.of())
                    .forEach(
                            one -> parts.put(one.from() == null ? 0 : one.from().equals(DAY) ? 2 : 1, one.figure()));
            for (int which : new int[] {0, 1, 2}) {
                Predicate<Report> inPart = one -> part.get(one.unit()) == which;
                same(indicator, "part " + which, of(reports, indicator, null, inPart), parts.get(which));
            }
        }
    }

    private static Outcome of(RandomReports reports, Indicator indicator, Integer year, Predicate<Report> which) {
        return PlainFigures.of(reports.accepted.stream().filter(which).toList(), indicator, year);
    }

    private static void same(Indicator indicator, String what, Outcome plain, ProvincialFigure computed) {
        String which = "%s %s %s %s %s"
                .formatted(indicator.code(), indicator.kind(), indicator.overUnits(), indicator.overYears(), what);
        if (computed == null) {
            assertThat(plain.units()).as(which).isEmpty();
            return;
        }
        assertThat(computed.units()).as(which).isEqualTo(plain.units().size());
        same(which, plain.value(), computed.value());
        if (indicator.overUnits() == OverUnits.MIN || indicator.overUnits() == OverUnits.MAX) {
            return;
        }
        same(which, plain.numerator(), computed.numerator());
        same(which, plain.denominator(), computed.denominator());
    }

    private static void same(String which, BigDecimal plain, BigDecimal computed) {
        if (plain == null || computed == null) {
            assertThat(computed).as(which).isEqualTo(plain);
        } else {
            assertThat(computed).as(which).isEqualByComparingTo(plain);
        }
    }

    @Test
    void readers_see_both_parts_and_dissolved_units_are_not_missing_from_a_state() {
        RandomReports reports = reorganised("SH", 60);
        aggregation.consolidate(reports.cycle);

        ConsolidatedReportFile file =
                acting.as("SH.thamdinh", "SH-T.reviewer").call(() -> desk.file(Actors.current(), reports.cycle));

        ConsolidatedReportFile.Row sum = row(file, reports, OverUnits.SUM, OverYears.SUM);
        assertThat(sum.segments())
                .extracting(ConsolidatedReportFile.Segment::period)
                .containsExactly(
                        "01/01/2015 – 30/06/2017",
                        "01/07/2017 – 31/12/2018",
                        "Các đơn vị không thuộc diện sắp xếp (cả kỳ)");
        ConsolidatedReportFile.Row state = row(file, reports, OverUnits.SUM, OverYears.LATEST);
        long lasting =
                reports.expected.stream().filter(unit -> part.get(unit) != 1).count();
        assertThat(state.coverage()).endsWith("/" + lasting + " đơn vị");
        assertThat(state.missing()).doesNotContain("SH-X");
        assertThat(row(file, reports, OverUnits.COUNT, OverYears.SUM).note()).contains("không so sánh được");
    }

    private static ConsolidatedReportFile.Row row(
            ConsolidatedReportFile file, RandomReports reports, OverUnits overUnits, OverYears overYears) {
        String code = reports.indicators.stream()
                .filter(one -> one.kind() == Kind.NUMBER
                        && one.overUnits() == overUnits
                        && one.overYears() == overYears
                        && one.yearly())
                .findFirst()
                .orElseThrow()
                .code();
        return file.figures().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Ten old units merged into four new ones, and six that stay; nothing says so but the successions. */
    private RandomReports reorganised(String prefix, long seed) {
        units.create(prefix + "-T", "Tỉnh " + prefix, "STATE", "PROVINCE", null);
        List<String> all = new ArrayList<>();
        add(all, prefix, "X", 10, 1);
        add(all, prefix, "N", 4, 2);
        add(all, prefix, "L", 6, 0);
        for (int i = 1; i <= 10; i++) {
            jdbc.update(
                    """
                    insert into app.org_succession (from_unit, to_unit, kind, aspect, basis_document, effective_on)
                    values (:from, :to, 'MERGE', 'TERRITORY', 'NQ 202/2025/QH15', :day)
                    """,
                    new MapSqlParameterSource("from", prefix + "-X" + i)
                            .addValue("to", prefix + "-N" + (i % 4 + 1))
                            .addValue("day", DAY));
        }
        RandomReports reports = new RandomReports(jdbc, seed);
        reports.plan("Tổng kết " + prefix, prefix + "-T");
        jdbc.update(
                "update app.review_cycle set period_from = '2015-01-01', period_to = '2018-12-31' where id = :id",
                new MapSqlParameterSource("id", reports.cycle));
        reports.report(all);
        return reports;
    }

    private void add(List<String> all, String prefix, String kind, int count, int which) {
        for (int i = 1; i <= count; i++) {
            String code = prefix + "-" + kind + i;
            units.create(code, code, "STATE", "DISTRICT", prefix + "-T");
            part.put(code, which);
            all.add(code);
        }
    }
}
