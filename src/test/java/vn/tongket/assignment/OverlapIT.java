package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.cluster.ClusterStore;
import vn.tongket.assignment.cluster.Clusters;
import vn.tongket.assignment.limitation.LimitationRow;
import vn.tongket.assignment.limitation.Limitations;
import vn.tongket.audit.Actors;
import vn.tongket.web.Visitor;

/** Several conclusions over the same units: tasks that are the same work, limitations that come back. */
@TongKetTest
class OverlapIT {

    private static final String SAID =
            "Đẩy mạnh tuyên truyền, giáo dục quốc phòng và an ninh cho cán bộ, đảng viên và Nhân dân";

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private Clusters clusters;

    @Autowired
    private Limitations limitations;

    @Autowired
    private TargetSources sources;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Autowired
    private Jobs jobs;

    @Test
    void one_report_serves_the_tasks_that_a_person_found_to_be_the_same_work() {
        SampleConclusion first = play.begin("NVK", 1, Map.of("1", SAID));
        SampleConclusion second = play.again(
                first,
                Map.of("1", "Tăng cường tuyên truyền, giáo dục quốc phòng và an ninh cho cán bộ, đảng viên, học sinh"));
        String unit = first.code("SO1");
        UUID one = play.task(first, "1", unit);
        UUID other = play.task(second, "1", unit);
        List<ClusterStore.Pair> proposed = pairs(unit, null);
        assertThat(proposed).singleElement().matches(pair -> pair.percent() >= Likeness.WORTH_SHOWING);

        play.drafter(unit).run(() -> {
            clusters.decide(Actors.current(), one, other, true, "Cùng kế hoạch năm");
            assertThatThrownBy(() -> clusters.decide(Actors.current(), one, play.task(first, "2", unit), true, null))
                    .hasMessageContaining("assignment.cluster.one-conclusion");
        });
        assertThat(pairs(unit, null)).isEmpty();
        assertThat(pairs(unit, true)).hasSize(1);
        play.accept(one, unit);
        play.report(one, unit, Progress.saying("Đã mở 12 lớp").on(null, "https://sotc.example.vn"), false);
        long report = play.drafter(unit)
                .call(() -> play.desk().file(Actors.current(), one))
                .reports()
                .get(0)
                .id();
        play.drafter(unit).run(() -> {
            clusters.copy(Actors.current(), one, report, List.of(other));
            assertThatThrownBy(() -> clusters.copy(Actors.current(), one, report, List.of(other)))
                    .hasMessageContaining("assignment.copy.twice");
            assertThatThrownBy(
                            () -> clusters.copy(Actors.current(), one, report, List.of(play.task(second, "2", unit))))
                    .isInstanceOf(NotFound.class);
        });

        assertThat(play.drafter(unit)
                        .call(() -> play.desk().file(Actors.current(), other))
                        .reports())
                .singleElement()
                .matches(copy -> copy.said().equals("Đã mở 12 lớp") && one.equals(copy.copiedFrom()));
        Visitor drafter = visitor(SampleConclusion.drafter(unit));
        assertThat(drafter.get("/nhiem-vu/" + other).body()).contains("Nhiệm vụ cùng cụm", "Chép từ báo cáo nhiệm vụ");
        assertThat(drafter.get("/nhiem-vu/cum?xem=cung").body())
                .contains("Cùng kế hoạch năm", "Tăng cường tuyên truyền");
    }

    private List<ClusterStore.Pair> pairs(String unit, Boolean same) {
        return play.drafter(unit).call(() -> clusters.pairs(Actors.current(), same, "", 20, 0));
    }

    @Test
    void a_limitation_that_comes_back_is_counted_and_judged_by_the_review_that_follows() throws Exception {
        SampleConclusion first = play.begin("NVL", 1);
        UUID found = limitation(first, 1, "Nhận thức của một số cấp ủy chưa thật sâu sắc, đầy đủ", "AWARENESS", "1");
        limitation(first, 2, "Tiến độ xây dựng nhà làm việc còn chậm", null, "5b");
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        SampleConclusion second = play.again(first, Map.of());
        UUID again = limitation(second, 1, "Một bộ phận Nhân dân nhận thức chưa đầy đủ", "AWARENESS", "1");
        jdbc.sql("update app.review_cycle set previous_cycle_id = :before where id = :id")
                .param("before", first.cycle)
                .param("id", second.cycle)
                .update();
        jdbc.sql("update app.conclusion set issued_on = '2031-01-02' where id = :id")
                .param("id", second.conclusion)
                .update();
        Acting.Person coordinator = play.coordinator(first);

        assertThatThrownBy(() -> coordinator.run(() -> limitations.judge(Actors.current(), found, "", " ")))
                .hasMessageContaining("assignment.limitation.verdict-missing")
                .hasMessageContaining("assignment.limitation.evidence-missing");
        assertThatThrownBy(() -> coordinator.run(() -> limitations.judge(Actors.current(), again, "RESOLVED", "x")))
                .isInstanceOf(NotFound.class);
        coordinator.run(() -> limitations.judge(Actors.current(), found, "REPEATED", "Báo cáo tổng hợp, mục 3.1"));

        Map<UUID, LimitationRow> rows = rows(coordinator);
        assertThat(rows.get(again))
                .matches(row -> row.times() == 2 && row.since().equals(LocalDate.of(2026, 1, 2)));
        assertThat(rows.get(found).later())
                .singleElement()
                .matches(one -> one.id().equals(again));
        assertThat(rows.get(found).verdicts())
                .singleElement()
                .matches(one -> one.evidence().endsWith("3.1"));
        assertThat(rows.get(found).tasks())
                .singleElement()
                .matches(task -> task.ref().equals("1") && task.rates().narrative() == 4);
        assertThat(visitor("NVL.dieuphoi").get("/han-che?q=nhan+thuc").body())
                .contains("nêu lần thứ 2, từ 02/01/2026", "Lặp lại", "Báo cáo tổng hợp, mục 3.1");
        int few = sql.count(source, () -> rows(coordinator)).statements();
        for (int n = 3; n <= 15; n++) {
            limitation(second, n, "Hạn chế thứ " + n + " của đợt hai, nội dung riêng", null, "2");
        }
        assertThat(sql.count(source, () -> assertThat(rows(coordinator)).hasSize(16))
                        .statements())
                .isEqualTo(few)
                .isLessThanOrEqualTo(8);
    }

    private Map<UUID, LimitationRow> rows(Acting.Person person) {
        return person
                .call(() -> limitations.page(Actors.current(), new Limitations.Filter(null, null, null, ""), 50, 0))
                .stream()
                .collect(java.util.stream.Collectors.toMap(LimitationRow::id, row -> row));
    }

    private UUID limitation(SampleConclusion sample, int ordinal, String said, String topic, String ref) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into app.limitation (id, conclusion_id, ordinal, said, topic) "
                        + "values (:id, :conclusion, :ordinal, :said, :topic::text)")
                .param("id", id)
                .param("conclusion", sample.conclusion)
                .param("ordinal", ordinal)
                .param("said", said)
                .param("topic", topic)
                .update();
        jdbc.sql("insert into app.limitation_clause (limitation_id, clause_id) "
                        + "select :id, id from app.clause where conclusion_id = :conclusion and ref = :ref")
                .param("id", id)
                .param("conclusion", sample.conclusion)
                .param("ref", ref)
                .update();
        return id;
    }

    @Test
    void a_target_shows_where_its_figure_comes_from_and_never_rounds_up() {
        SampleConclusion sample = play.begin("NVM", 1);
        String unit = sample.code("SO1");
        UUID task = play.task(sample, "5b", unit);
        play.accept(task, unit);
        play.report(task, unit, Progress.saying("Giao quân").measuring("1022", "1023"), false);

        Assignment assignment = play.drafter(unit)
                .call(() -> play.desk().file(Actors.current(), task))
                .assignment();
        assertThat(sources.of(assignment))
                .singleElement()
                .matches(one ->
                        one.kind().equals("PROGRESS") && !one.achievement().isMet());
        assertThatThrownBy(() -> play.tracker(sample).run(() -> sources.name(Actors.current(), task, "KHONG-CO")))
                .hasMessageContaining("assignment.indicator.unknown");
        jdbc.sql("insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years) "
                        + "values (:cycle, 'NVM-1', 1, 'Tuyển quân', '%', 'RATIO', 'RATIO_OF_SUMS', 'LATEST')")
                .param("cycle", sample.cycle)
                .update();
        accepted(sample, unit);
        play.tracker(sample).run(() -> sources.name(Actors.current(), task, "nvm-1"));
        assertThat(sources.of(assignment))
                .hasSize(2)
                .first()
                .matches(one ->
                        one.kind().equals("REPORT") && one.achievement().text().equals("100 %"));
        assertThat(visitor("NVM.theodoi").get("/nhiem-vu/" + task).body())
                .contains("99,9 %", "chưa đạt", "(1.022/1.023)", "chỉ số NVM-1");
    }

    /** A report of the unit that was accepted in the same review, with every recruit handed over. */
    private void accepted(SampleConclusion sample, String unit) {
        UUID obligation = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                               original_due_at, created_at, opened_at, accepted_at)
                        values (:id, :cycle, :unit, :unit, '2026-02-01', 'DAY', '2026-02-01', '2026-02-01', '2026-01-06',
                                '2026-01-06', '2026-02-02')
                        """)
                .param("id", obligation)
                .param("cycle", sample.cycle)
                .param("unit", unit)
                .update();
        jdbc.sql("insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, "
                        + "saved_by) values (:id, :obligation, 1, '2026-01-06', 'x', '2026-01-06', 'x')")
                .param("id", version)
                .param("obligation", obligation)
                .update();
        jdbc.sql("insert into app.report_value (version_id, indicator_code, numerator, denominator) "
                        + "values (:id, 'NVM-1', 1023, 1023)")
                .param("id", version)
                .update();
        jdbc.sql("insert into app.report_check (version_id, decided_at, decided_by, accepted) "
                        + "values (:id, '2026-02-02', 'x', true)")
                .param("id", version)
                .update();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
