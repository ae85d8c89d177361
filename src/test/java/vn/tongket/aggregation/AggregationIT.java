package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.PlainFigures.Outcome;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Indicator;

/** Provincial figures and texts, compared with what a second computation in plain Java makes of the same reports. */
@TongKetTest
class AggregationIT {

    private static final Logger log = LoggerFactory.getLogger(AggregationIT.class);

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

    @Autowired
    private DataSource dataSource;

    @Autowired
    private SqlCount count;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void figures_coverage_and_missing_units_are_those_of_a_second_computation(long seed) {
        RandomReports reports = reports("GA" + seed, 30, seed);

        ConsolidatedReport report = aggregation.consolidate(reports.cycle);

        assertThat(report.unitsExpected()).isEqualTo(reports.expected.size());
        assertThat(report.unitsReported()).isEqualTo(reports.accepted.size());
        Map<String, ProvincialFigure> figures = new HashMap<>();
        store.figures(report.id(), reports.indicators)
                .forEach(figure -> figures.put(figure.indicator().code() + figure.year(), figure));
        Map<String, List<String>> missing = store.missing(report.id());
        for (Indicator indicator : reports.indicators) {
            compare(reports, indicator, null, figures);
            if (indicator.yearly()) {
                IntStream.rangeClosed(RandomReports.FIRST_YEAR, RandomReports.LAST_YEAR)
                        .forEach(year -> compare(reports, indicator, year, figures));
            }
            TreeSet<String> silent = new TreeSet<>(reports.expected);
            silent.removeAll(PlainFigures.of(reports.accepted, indicator, null).units());
            assertThat(missing.getOrDefault(indicator.code(), List.of()))
                    .as("missing from " + indicator.code())
                    .containsExactlyInAnyOrderElementsOf(silent);
        }
    }

    private static void compare(
            RandomReports reports, Indicator indicator, Integer year, Map<String, ProvincialFigure> figures) {
        Outcome plain = PlainFigures.of(reports.accepted, indicator, year);
        ProvincialFigure computed = figures.get(indicator.code() + year);
        String which = "%s %s %s %s year %s"
                .formatted(indicator.code(), indicator.kind(), indicator.overUnits(), indicator.overYears(), year);
        if (computed == null) {
            assertThat(plain.units()).as(which).isEmpty();
            assertThat(year).as(which).isNotNull();
            return;
        }
        assertThat(computed.units()).as(which).isEqualTo(plain.units().size());
        assertThat(computed.value())
                .as(which)
                .usingComparator(AggregationIT::compare)
                .isEqualTo(plain.value());
        boolean oneOfSeveral =
                indicator.overUnits() == Indicator.OverUnits.MIN || indicator.overUnits() == Indicator.OverUnits.MAX;
        if (oneOfSeveral && plain.numerator() != null && plain.denominator().signum() != 0) {
            assertThat(computed.numerator().multiply(plain.denominator()))
                    .as(which)
                    .isEqualByComparingTo(plain.numerator().multiply(computed.denominator()));
        } else if (!oneOfSeveral) {
            assertThat(computed.numerator())
                    .as(which)
                    .usingComparator(AggregationIT::compare)
                    .isEqualTo(plain.numerator());
            assertThat(computed.denominator())
                    .as(which)
                    .usingComparator(AggregationIT::compare)
                    .isEqualTo(plain.denominator());
        }
    }

    private static int compare(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == other ? 0 : 1;
        }
        return one.compareTo(other);
    }

    @Test
    void statements_do_not_grow_with_the_number_of_units() throws Exception {
        int few = statements(reports("GB", 30, 11), "GB");
        int many = statements(reports("GC", 400, 12), "GC");

        assertThat(many).isEqualTo(few);
    }

    /** Consolidates, reads everything that the forms show, and saves a text. */
    private int statements(RandomReports reports, String prefix) throws Exception {
        SqlCount.Counted counted = count.count(dataSource, () -> aggregation.consolidate(reports.cycle));
        SqlCount.Counted read = count.count(dataSource, () -> read(reports, prefix));
        SqlCount.Counted saved =
                count.count(dataSource, () -> save(reports, prefix, "Đoạn do người biên tập viết.", null));
        log.warn(
                "{} units: consolidating {}, reading {}, saving {} statements",
                reports.expected.size(),
                counted.statements(),
                read.statements(),
                saved.statements());
        assertThat(counted.statements()).isLessThanOrEqualTo(25);
        return counted.statements() + read.statements() + saved.statements();
    }

    @Test
    void passages_keep_their_unit_and_version() {
        RandomReports reports = reports("GD", 8, 21);
        aggregation.consolidate(reports.cycle);

        ConsolidatedReportFile file = read(reports, "GD");
        String draft = section(file, RandomReports.SECTION).body();
        RandomReports.Report corrected = reports.accepted.stream()
                .filter(report -> report.versionNo() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(draft)
                .contains("Đơn vị " + corrected.unit() + ":\n" + RandomReports.textOf(corrected))
                .doesNotContain(corrected.unit() + ", lần 1");
        assertThat(section(file, RandomReports.SECTION).sources())
                .contains("Đơn vị %s (bản 2)".formatted(corrected.unit()));
        assertThat(section(file, RandomReports.EMPTY_SECTION).body()).isIn("", "Không phát sinh: Đơn vị GD-X1.");
        List<Passage> passages = acting.as("GD.thamdinh", "GD-T.reviewer")
                .call(() -> desk.passages(Actors.current(), reports.cycle, RandomReports.SECTION));
        assertThat(passages)
                .extracting(passage -> passage.unit() + " " + passage.versionNo() + " " + passage.text())
                .containsExactlyInAnyOrderElementsOf(reports.accepted.stream()
                        .map(report -> report.unit() + " " + report.versionNo() + " " + RandomReports.textOf(report))
                        .toList());
        assertThat(file.coverage())
                .isEqualTo("%d/%d đơn vị".formatted(reports.accepted.size(), reports.expected.size()));
    }

    @Test
    void edited_text_survives_what_is_computed_again_and_approval_seals_everything() {
        RandomReports reports = reports("GE", 6, 31);
        UUID first = aggregation.consolidate(reports.cycle).id();
        save(
                reports,
                "GE",
                "Đoạn do người biên tập viết.",
                read(reports, "GE").draft().version());
        assertThatThrownBy(() -> save(reports, "GE", "Ghi đè", 1))
                .isInstanceOf(OptimisticLockingFailureException.class);

        reports.report(units("GE", 7, 12));
        acting.as("GE.thamdinh", "GE-T.reviewer").run(() -> desk.consolidateAgain(Actors.current(), reports.cycle));

        ConsolidatedReportFile again = read(reports, "GE");
        assertThat(store.newest(reports.cycle).orElseThrow().id()).isEqualTo(first);
        assertThat(section(again, RandomReports.SECTION).body()).isEqualTo("Đoạn do người biên tập viết.");
        assertThat(section(again, RandomReports.SECTION).outdated()).isTrue();
        assertThat(again.coverage()).endsWith("/" + reports.expected.size() + " đơn vị");

        aggregation.finishEditing(reports.cycle);
        refused(() -> save(reports, "GE", "Muộn", null), "aggregation.being-approved");
        refused(() -> aggregation.consolidate(reports.cycle), "aggregation.being-approved");
        refused(() -> aggregation.decide(reports.cycle, false, " "), "aggregation.reason-missing");
        aggregation.decide(reports.cycle, false, "Viết rõ hơn");
        assertThat(read(reports, "GE").returnReason()).isEqualTo("Viết rõ hơn");
        refused(() -> aggregation.decide(reports.cycle, true, null), "aggregation.not-ready");
        aggregation.finishEditing(reports.cycle);
        aggregation.decide(reports.cycle, true, null);

        refused(() -> save(reports, "GE", "Muộn", null), "aggregation.approved-already");
        for (String table : List.of("figure", "missing", "source", "section")) {
            assertThatThrownBy(() -> jdbc.getJdbcTemplate()
                            .update("delete from app.consolidated_%s where report_id = ?".formatted(table), first))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
        ConsolidatedReport next = aggregation.consolidate(reports.cycle);
        assertThat(next.versionNo()).isEqualTo(2);
        assertThat(section(read(reports, "GE"), RandomReports.SECTION).body())
                .isEqualTo("Đoạn do người biên tập viết.");
    }

    @Test
    void empty_section_is_refused_and_strangers_find_nothing() {
        RandomReports reports = reports("GG", 5, 41);
        aggregation.consolidate(reports.cycle);
        save(reports, "GG", " ", null);

        refused(() -> aggregation.finishEditing(reports.cycle), "aggregation.section.empty");
        for (String stranger : List.of("GG-X1.leader", "GG-X1.reviewer", "camunda-admin", "GG-T.drafter")) {
            acting.as("GG.la", stranger)
                    .run(() -> assertThatThrownBy(() -> desk.file(Actors.current(), reports.cycle))
                            .isInstanceOf(NotFound.class));
        }
        acting.as("GG.duyet", "GG-T.approver")
                .run(() -> assertThatThrownBy(
                                () -> desk.save(Actors.current(), reports.cycle, new ReportSheet(List.of(), null)))
                        .isInstanceOf(NotFound.class));
    }

    private RandomReports reports(String prefix, int count, long seed) {
        units.create(prefix + "-T", "Tỉnh " + prefix, "STATE", "PROVINCE", null);
        RandomReports reports = new RandomReports(jdbc, seed);
        reports.plan("Tổng kết " + prefix, prefix + "-T");
        reports.report(units(prefix, 1, count));
        return reports;
    }

    /** Units are named by their codes, so that names can be compared. */
    private List<String> units(String prefix, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> {
                    String code = prefix + "-X" + n;
                    units.create(
                            code, code.startsWith("GA") ? code : "Đơn vị " + code, "PARTY", "DISTRICT", prefix + "-T");
                    return code;
                })
                .toList();
    }

    private ConsolidatedReportFile read(RandomReports reports, String prefix) {
        return acting.as(prefix + ".thamdinh", prefix + "-T.reviewer")
                .call(() -> desk.file(Actors.current(), reports.cycle));
    }

    private void save(RandomReports reports, String prefix, String body, Integer version) {
        acting.as(prefix + ".thamdinh", prefix + "-T.reviewer")
                .run(() -> desk.save(
                        Actors.current(),
                        reports.cycle,
                        new ReportSheet(List.of(new ReportSheet.Text(RandomReports.SECTION, body, true)), version)));
    }

    private static ConsolidatedReportFile.Text section(ConsolidatedReportFile file, String code) {
        return file.draft().sections().stream()
                .filter(text -> text.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::key)
                                .containsExactly(key));
    }
}
