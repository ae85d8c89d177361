package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.web.Visitor;

/** What whoever concluded says of one task: in the clause, and later by a decision on its page. */
@TongKetTest
class TaskDecisionsIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private AssignmentDesk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Jobs jobs;

    @Test
    void a_task_that_stood_still_by_itself_gets_the_days_back_that_no_area_gave_it() {
        SampleConclusion sample = play.begin("TDA", 1);
        String unit = sample.code("SO1");
        UUID task = play.task(sample, "3", unit);
        play.coordinator(sample);
        Visitor coordinator = visitor("TDA.dieuphoi");
        jobs.travelTo(LocalDate.of(2026, 2, 2));

        assertThat(decide(coordinator, task, "tam-dung", "", "")).contains("Hãy ghi lý do");
        assertThat(decide(coordinator, task, "tam-dung", "", "Chờ quy hoạch")).contains("Đã ghi quyết định");
        assertThat(decide(coordinator, task, "tam-dung", "", "Lần nữa")).contains("đang tạm dừng");
        jdbc.sql("""
                        insert into app.area_pause (id, owner_unit, reason, basis, decided_by, from_on, until_on, created_at,
                                                    created_by, settled_at)
                        values (:id, :unit, 'Lũ', '1/QĐ', 'Chủ tịch', '2026-02-03', '2026-02-05', now(), 'x', now())
                        """).param("id", task).param("unit", unit).update();
        jdbc.sql("""
                        insert into app.paused_assignment (pause_id, assignment_id, paused_on, resumed_on, days,
                                                           suspended_before, told)
                        values (:id, :id, '2026-02-03', '2026-02-06', 3, true, true)
                        """).param("id", task).update();
        jobs.travelTo(LocalDate.of(2026, 2, 12));
        assertThat(decide(coordinator, task, "tiep-tuc", "", "")).contains("Đã ghi quyết định", "17/02/2026");

        jobs.runAll();
        Assignment moved = followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.id().equals(task))
                .findFirst()
                .orElseThrow();
        assertThat(moved.due())
                .as("ten days from 2 to 11 February, three of them given by the area")
                .isEqualTo(Deadline.day(LocalDate.of(2026, 2, 17)));
        assertThat(moved.originalDue()).isEqualTo(Deadline.day(LocalDate.of(2026, 2, 10)));
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(task.toString())
                        .singleResult()
                        .getDueDate()
                        .toInstant())
                .isEqualTo(moved.due().dueAt());
        assertThat(decide(coordinator, task, "tiep-tuc", "", "")).contains("không tạm dừng");
        assertThat(decide(coordinator, task, "", "", "")).contains("Hãy chọn một quyết định");
    }

    @Test
    void a_new_due_date_stays_before_the_next_review_and_strangers_decide_nothing() {
        SampleConclusion sample = play.begin("TDB", 1);
        UUID task = play.task(sample, "3", sample.code("SO1"));
        play.coordinator(sample);
        Visitor coordinator = visitor("TDB.dieuphoi");
        jdbc.sql("update app.follow_up set next_review_on = '2026-12-01' where conclusion_id = :id")
                .param("id", sample.conclusion)
                .update();

        assertThat(decide(coordinator, task, "thoi-han", "2/12/2026", "Chờ kinh phí"))
                .contains("quá đợt sơ kết, tổng kết sau (01/12/2026)", "2/12/2026", "Chờ kinh phí");
        assertThat(decide(coordinator, task, "thoi-han", "30/11/2026", "Chờ kinh phí"))
                .contains("Đã ghi quyết định", "30/11/2026");

        play.tracker(sample);
        Visitor tracker = visitor("TDB.theodoi");
        assertThat(tracker.get("/nhiem-vu/" + task).body()).doesNotContain("quyet-dinh");
        assertThat(tracker.form("/nhiem-vu/" + task + "/quyet-dinh", Map.of("viec", "huy", "lydo", "Thôi"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(decide(coordinator, task, "huy", "", "Không còn phù hợp")).contains("Đã hủy");
    }

    @Test
    void what_the_clause_asks_for_stands_on_the_page_and_its_own_period_counts() {
        SampleConclusion sample = play.begin("TDC", 1);
        String unit = sample.code("SO1");
        UUID third = play.task(sample, "3", unit);
        jdbc.sql("""
                        update app.clause set deliverable = 'Quy hoạch được phê duyệt', report_period = 'MONTH'
                         where conclusion_id = :id and ref = '3'
                        """).param("id", sample.conclusion).update();

        Visitor drafter = visitor(SampleConclusion.drafter(unit));
        assertThat(drafter.get("/nhiem-vu/" + third).body())
                .contains("Quy hoạch được phê duyệt", "Kỳ báo cáo", "hằng tháng; kỳ này từ 15/12/2025 đến 14/01/2026");
        assertThat(drafter.get("/nhiem-vu/" + play.task(sample, "1", unit)).body())
                .contains("hằng quý; kỳ này từ")
                .doesNotContain("Kết quả phải có");
        play.accept(third, unit);
        jobs.travelTo(LocalDate.of(2026, 1, 20));
        assertThat(play.drafter(unit)
                        .call(() -> desk.file(Actors.current(), third))
                        .periods())
                .extracting(PeriodsOwed.Owed::to)
                .containsExactly(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 1, 14));
    }

    @Test
    void a_follow_up_begins_with_the_period_and_the_next_review_that_the_conclusion_says() {
        SampleConclusion sample = play.begin("TDD", 1).another();
        sample.write(true);
        jdbc.sql("""
                        update app.conclusion set report_period = 'HALF_YEAR', next_review_text = '2030',
                               next_review_on = '2030-01-01', next_review_precision = 'YEAR' where id = :id
                        """).param("id", sample.conclusion).update();

        followUps.split(sample.conclusion);

        assertThat(followUps.require(sample.conclusion))
                .extracting(FollowUp::periodKind, FollowUp::nextReviewOn, FollowUp::isSetUp)
                .containsExactly(PeriodKind.HALF_YEAR, LocalDate.of(2030, 12, 31), false);
    }

    private static String decide(Visitor who, UUID task, String what, String due, String reason) {
        var answer = who.form("/nhiem-vu/" + task + "/quyet-dinh", Map.of("viec", what, "han", due, "lydo", reason));
        return answer.statusCode() / 100 == 3 ? who.get("/nhiem-vu/" + task).body() : answer.body();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
