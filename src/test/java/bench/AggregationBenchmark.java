package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.BareAggregates;
import vn.tongket.aggregation.ConsolidatedReportBoard;
import vn.tongket.aggregation.ConsolidatedReportDesk;
import vn.tongket.aggregation.Coverage;
import vn.tongket.aggregation.ReportSheet;
import vn.tongket.aggregation.SectionSources;
import vn.tongket.audit.Actors;

/**
 * 400 reports of 60 indicators and 10 sections of 3 pages: putting them together against asking the database the same
 * questions without writing the answers down. {@code mvn test -Dtest=AggregationBenchmark}
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
class AggregationBenchmark {

    private static final Logger log = LoggerFactory.getLogger(AggregationBenchmark.class);
    private static final int UNITS = 400;
    private static final int ROUNDS = 5;
    private static final double MOST = 2.0;
    private static final long MEGABYTE = 1 << 20;

    @Autowired
    private Aggregation aggregation;

    @Autowired
    private TestUnits units;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Autowired
    private ConsolidatedReportDesk desk;

    @Autowired
    private ConsolidatedReportBoard board;

    @Autowired
    private Acting acting;

    private final UUID cycle = UUID.randomUUID();
    private int edits;

    @Test
    void putting_together_takes_at_most_twice_as_long_as_asking() {
        generate();
        long[] made = new long[ROUNDS];
        long[] asked = new long[ROUNDS];
        long before = heap();
        for (int round = -1; round < ROUNDS; round++) {
            forget();
            long making = time(() -> aggregation.consolidate(cycle).unitsReported());
            long asking = time(() -> BareAggregates.ask(jdbc, cycle));
            if (round >= 0) {
                made[round] = making;
                asked[round] = asking;
            }
        }
        long grown = heap() - before;
        long again = time(() -> aggregation.consolidate(cycle).unitsReported());
        double ratio = (double) median(made) / median(asked);
        log.warn(
                "{} reports: consolidated in {} ms, asked in {} ms, ratio {}; consolidated again in {} ms; heap grew by {} MB",
                UNITS,
                median(made) / 1_000_000,
                median(asked) / 1_000_000,
                String.format("%.2f", ratio),
                again / 1_000_000,
                grown / MEGABYTE);
        read();
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    /** What an editor and readers wait for, once warm. */
    private void read() {
        Acting.Person reviewer = acting.as("AGB.thamdinh", "AGB-T.reviewer");
        Map<String, LongSupplier> pages = new LinkedHashMap<>();
        pages.put("form", () -> desk.file(Actors.current(), cycle).figures().size());
        pages.put("saving", () -> desk.save(Actors.current(), cycle, sheet()).version());
        pages.put("passages", () -> sources("").total());
        pages.put("passages with words", () -> sources("lanh dao 17").total() + 1L);
        pages.put(
                "matrix",
                () -> board.coverage(
                                Actors.current(),
                                cycle,
                                null,
                                new Coverage.Filter(null, null, null, "", "missing"),
                                50,
                                0)
                        .total());
        pages.put(
                "indicator",
                () -> board.indicator(Actors.current(), cycle, null, "I2", "value", 50, 0)
                        .units()
                        .size());
        pages.forEach((name, page) -> reviewer.run(() -> {
            time(page);
            log.warn("{}: {} ms", name, time(page) / 1_000_000);
        }));
    }

    private ReportSheet sheet() {
        edits++;
        return new ReportSheet(
                IntStream.rangeClosed(1, 10)
                        .mapToObj(n -> new ReportSheet.Text(
                                String.valueOf(n), "Tổng số {{I1}}. Câu thứ %d của mục này.".formatted(edits), true))
                        .toList(),
                null);
    }

    private SectionSources sources(String words) {
        return board.sources(Actors.current(), cycle, null, "3", "", words, 10, 0);
    }

    private static long time(LongSupplier work) {
        long start = System.nanoTime();
        assertThat(work.getAsLong()).isPositive();
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void forget() {
        for (String table : new String[] {
            "missing", "figure", "segment_figure", "segment", "passage", "sentence", "basis", "source", "section"
        }) {
            jdbc.update("""
                    delete from app.consolidated_%s where report_id in (select id from app.consolidated_report
                                                                         where cycle_id = :cycle)
                    """.formatted(table), Map.of("cycle", cycle));
        }
        jdbc.update("delete from app.consolidated_report where cycle_id = :cycle", Map.of("cycle", cycle));
    }

    /** Everything is made in the database; every third indicator is a ratio, every second a series of five years. */
    private void generate() {
        units.create("AGB-T", "Tỉnh đo", "STATE", "PROVINCE", null);
        for (String statement : DATA.split(";\\s*\\n")) {
            jdbc.update(statement, Map.of("cycle", cycle, "units", UNITS));
        }
        for (String table :
                new String[] {"obligation", "report_version", "report_section", "report_value", "report_check"}) {
            jdbc.getJdbcTemplate().execute("analyze app." + table);
        }
        Long letters = jdbc.queryForObject("""
                select sum(length(t.body)) from app.report_section t join app.report_version v on v.id = t.version_id
                  join app.obligation o on o.id = v.obligation_id where o.cycle_id = :cycle
                """, Map.of("cycle", cycle), Long.class);
        log.warn("{} reports with {} million letters", UNITS, letters / 1_000_000);
    }

    static final String DATA = """
            insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                                          clerk_unit, search, created_at, created_by)
            values (:cycle, 'Đo tổng hợp', 'FINAL_REVIEW', 'AGB-T', 'AGB-T', 'AGB-T', 'AGB-T', 'AGB-T', '', now(), 'test');
            insert into app.outline_section (cycle_id, code, ordinal, title, leaf, min_words)
            select :cycle, n::text, n, 'Mục ' || n, true, 200 from generate_series(1, 10) n;
            insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years, yearly, required)
            select :cycle, 'I' || n, n, 'Chỉ tiêu ' || n, 'người', case n % 3 when 0 then 'RATIO' else 'NUMBER' end,
                   case n % 3 when 0 then 'RATIO_OF_SUMS' else 'SUM' end, case n % 4 when 0 then 'LATEST' else 'SUM' end,
                   n % 2 = 0, true
              from generate_series(1, 60) n;
            insert into app.org_unit (code, name, kind, branch, level, parent, search)
            select 'AGB-' || n, 'Đơn vị ' || n, 'COMMITTEE', 'STATE', 'COMMUNE', 'AGB-T', 'don vi ' || n
              from generate_series(1, :units) n;
            insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                        original_due_at, created_at)
            select gen_random_uuid(), :cycle, code, code, '2026-08-20', 'DAY', now(), now(), now()
              from app.org_unit where code like 'AGB-%' and code <> 'AGB-T';
            insert into app.report_version (id, obligation_id, version_no, data_until, created_at, created_by, saved_at, saved_by)
            select gen_random_uuid(), id, 1, '2026-06-30', now(), 'test', now(), 'test'
              from app.obligation where cycle_id = :cycle;
            insert into app.report_section (version_id, code, body)
            select v.id, s.n::text,
                   (select string_agg('Cấp ủy, chính quyền ' || o.scope_unit || ' đã lãnh đạo, chỉ đạo thực hiện nhiệm vụ '
                             || s.n || '.' || k || ' trên địa bàn; kết quả ' || md5(o.scope_unit || s.n || k) || ' đạt yêu cầu đề ra.',
                             case when k % 6 = 0 then E'\\n' else ' ' end)
                      from generate_series(1, 66) k)
              from app.report_version v join app.obligation o on o.id = v.obligation_id
              cross join generate_series(1, 10) as s (n)
             where o.cycle_id = :cycle;
            insert into app.report_value (version_id, indicator_code, year, value, numerator, denominator)
            select v.id, i.code, y.year, case i.kind when 'NUMBER' then (random() * 1000)::integer end,
                   case i.kind when 'RATIO' then (random() * 100)::integer end, case i.kind when 'RATIO' then 100 end
              from app.report_version v join app.obligation o on o.id = v.obligation_id
              join app.indicator i on i.cycle_id = o.cycle_id
              cross join lateral (select null::integer as year where not i.yearly
                                  union all select generate_series(2021, 2025) where i.yearly) y
             where o.cycle_id = :cycle and random() > 0.03;
            update app.report_version set submitted_at = now(), submitted_by = 'test', on_time = true, sha256 = repeat('0', 64)
             where obligation_id in (select id from app.obligation where cycle_id = :cycle);
            insert into app.report_check (version_id, accepted, decided_at, decided_by)
            select v.id, true, now(), 'test' from app.report_version v join app.obligation o on o.id = v.obligation_id
             where o.cycle_id = :cycle""";
}
