package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportCycles;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportWriter;
import vn.tongket.report.RoundWriter;
import vn.tongket.report.SubmittedReports;

/** Figures against those of the other units and of the cycle before, read in a constant number of statements. */
@TongKetTest
class OutliersIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestUnits units;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportWriter writer;

    @Autowired
    RoundWriter rounds;

    @Autowired
    ReportStore store;

    @Autowired
    ReportDesk desk;

    @Autowired
    UnitSpread spread;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Autowired
    Acting acting;

    private SubmittedReports reports() {
        return new SubmittedReports(jdbc, units, cycles, obligations, writer, rounds, store);
    }

    @Test
    void figure_far_from_the_other_units_and_from_the_cycle_before_is_named_with_both_numbers() {
        SubmittedReports reports = reports();
        Province province = reports.province("NGOAI", 10);
        UUID[] before = new UUID[1];
        Map<String, UUID> formerly = reports.opened(province, before);
        UUID former = reports.submit(formerly.get("NGOAI-H1"), lessons("40"));
        reports.accept(formerly.get("NGOAI-H1"), former);
        UUID[] cycle = new UUID[1];
        Map<String, UUID> owed = reports.opened(province, cycle);
        jdbc.sql("update app.review_cycle set previous_cycle_id = :before where id = :id")
                .param("before", before[0])
                .param("id", cycle[0])
                .update();
        UUID first = owed.get("NGOAI-H1");
        reports.draft(first, lessons("4.000"));
        for (int n = 2; n <= 8; n++) {
            reports.submit(owed.get("NGOAI-H" + n), lessons(String.valueOf(30 + n)));
        }

        assertThat(warnings("NGOAI-H1", first))
                .containsEntry(
                        "report.check.previous-jump",
                        List.of("Số lớp bồi dưỡng", "4.000", "40", "Tổng kết 10 năm thực hiện Nghị quyết 28-NQ/TW"))
                .as("seven units are too few")
                .doesNotContainKey("report.check.units-outlying");

        reports.submit(owed.get("NGOAI-H9"), lessons("39"));
        spread.forget(cycle[0]);

        assertThat(warnings("NGOAI-H1", first))
                .containsEntry(
                        "report.check.units-outlying",
                        List.of("Số lớp bồi dưỡng", "4.000", 8, "35,5", "33,75", "37,25"));
    }

    @Test
    void opening_a_draft_costs_the_same_among_30_and_among_400_units() throws Exception {
        int few = statements("IT", 30);
        int many = statements("NHIEU", 400);

        assertThat(many).isEqualTo(few);
    }

    private int statements(String prefix, int count) throws Exception {
        SubmittedReports reports = reports();
        Province province = reports.province(prefix, count);
        UUID[] cycle = new UUID[1];
        Map<String, UUID> owed = reports.opened(province, cycle);
        for (int n = 2; n <= count; n++) {
            reports.submit(owed.get(prefix + "-H" + n), lessons(String.valueOf(30 + n % 17)));
        }
        UUID first = owed.get(prefix + "-H1");
        reports.draft(first, lessons("90.000"));
        acting.as(prefix + "-H1.soan", prefix + "-H1.drafter").run(() -> desk.file(Actors.current(), first));
        spread.forget(cycle[0]);
        int[] statements = new int[1];
        acting.as(prefix + "-H1.soan", prefix + "-H1.drafter")
                .run(() -> statements[0] = counted(() -> {
                    ReportForm form = desk.file(Actors.current(), first);
                    assertThat(form.warnings())
                            .extracting(Refusal.Problem::key)
                            .contains("report.check.units-outlying");
                }));
        return statements[0];
    }

    private int counted(Acting.Step work) {
        try {
            return sql.count(source, work).statements();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, List<Object>> warnings(String unit, UUID report) {
        Map<String, List<Object>> found = new java.util.HashMap<>();
        acting.as(unit + ".soan", unit + ".drafter")
                .run(() -> desk.file(Actors.current(), report)
                        .warnings()
                        .forEach(problem -> found.put(problem.key(), problem.args())));
        return found;
    }

    private static ReportContent lessons(String typed) {
        ReportContent complete = ReportCycles.complete();
        List<Entry> values = new ArrayList<>(complete.values());
        values.set(0, new Entry("LOP", null, typed, null, null, null));
        return new ReportContent(complete.dataUntil(), complete.sections(), values);
    }
}
