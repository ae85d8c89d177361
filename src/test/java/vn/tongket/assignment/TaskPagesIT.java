package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.cluster.Clusters;
import vn.tongket.assignment.list.TaskBoard;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.web.Visitor;

/** Lists of tasks and the pages of one, for those who carry them out and those who track them. */
@TongKetTest
class TaskPagesIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private TaskRows rows;

    @Autowired
    private TaskBoard board;

    @Autowired
    private Clusters clusters;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private Jobs jobs;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Test
    void any_day_can_be_asked_how_tasks_stood_then() {
        SampleConclusion sample = play.begin("NVA", 2);
        String unit = sample.code("SO1");
        UUID third = play.task(sample, "3", unit);
        jobs.travelTo(LocalDate.of(2026, 1, 12));
        play.accept(third, unit);
        jobs.travelTo(LocalDate.of(2026, 2, 9));
        play.submit(third, unit, Progress.saying("Đã làm xong"));
        jobs.travelTo(LocalDate.of(2026, 2, 20));
        tasklistReturns(sample, third);
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        play.submit(third, unit, Progress.saying("Đã bổ sung"));
        jobs.travelTo(LocalDate.of(2026, 3, 10));
        tasklist.complete(play.tracker(sample), third, "Task_ConfirmResult", "resultConfirmed", true);
        jobs.runAll();

        assertThat(on(sample, LocalDate.of(2026, 1, 10))).isEqualTo("NOT_STARTED");
        assertThat(on(sample, LocalDate.of(2026, 1, 12))).isEqualTo("IN_PROGRESS");
        assertThat(on(sample, LocalDate.of(2026, 2, 10))).isEqualTo("IN_PROGRESS");
        assertThat(on(sample, LocalDate.of(2026, 2, 25))).isEqualTo("OVERDUE");
        assertThat(on(sample, LocalDate.of(2026, 3, 9))).isEqualTo("OVERDUE");
        assertThat(on(sample, LocalDate.of(2026, 3, 10))).isEqualTo("COMPLETED_LATE");
        assertThat(play.tracker(sample)
                        .call(() -> rows.page(
                                Actors.current(),
                                TaskFilter.ALL
                                        .inCycle(sample.cycle)
                                        .at(Deadline.day(LocalDate.of(2026, 1, 4))
                                                .dueAt()),
                                10,
                                0)))
                .isEmpty();
        assertThat(play.tracker(sample).call(() -> rows.rates(Actors.current(), TaskFilter.ALL.inCycle(sample.cycle))))
                .extracting(Rates::onTime, Rates::late, Rates::overdue)
                .containsExactly(0, 1, 1);
    }

    private void tasklistReturns(SampleConclusion sample, UUID task) {
        play.tracker(sample)
                .run(() -> play.desk()
                        .saveNotes(
                                Actors.current(), task, new AssignmentFile.Notes(null, "Thiếu số liệu", null, null)));
        tasklist.complete(play.tracker(sample), task, "Task_ConfirmResult", "resultConfirmed", false);
        jobs.runAll();
    }

    private String on(SampleConclusion sample, LocalDate day) {
        TaskFilter filter = new TaskFilter(
                        null,
                        null,
                        null,
                        null,
                        "3",
                        "so tai chinh",
                        Deadline.day(day).dueAt(),
                        false,
                        "unit")
                .inCycle(sample.cycle);
        List<TaskRow> found = play.tracker(sample).call(() -> rows.page(Actors.current(), filter, 10, 0));
        assertThat(found).as("%s", day).hasSize(1);
        return found.get(0).standing().status();
    }

    @Test
    void a_unit_sees_its_own_tasks_the_tracker_all_and_strangers_none() {
        SampleConclusion sample = play.begin("NVB", 1);
        String unit = sample.code("SO1");
        UUID own = play.task(sample, "1", unit);
        UUID foreign = play.task(sample, "1", sample.code("SO2"));

        Visitor drafter = visitor(SampleConclusion.drafter(unit));
        assertThat(drafter.get("/nhiem-vu").body())
                .contains("Sở Tài chính NVB", "/nhiem-vu/" + own)
                .doesNotContain("Sở Nội vụ NVB");
        assertThat(drafter.get("/nhiem-vu/" + own).body()).contains("Nội dung nhiệm vụ 1", "249-KL/TU", "chủ trì");
        assertThat(drafter.get("/nhiem-vu/" + own + "/lich-su").body())
                .contains("Chia kết luận thành nhiệm vụ", "Hệ thống");
        assertThat(drafter.get("/nhiem-vu/" + foreign).statusCode()).isEqualTo(404);
        assertThat(drafter.get("/nhiem-vu/" + foreign + "/lich-su").statusCode())
                .isEqualTo(404);
        assertThat(drafter.get("/nhiem-vu/" + UUID.randomUUID()).statusCode()).isEqualTo(404);

        play.tracker(sample);
        Visitor tracker = visitor("NVB.theodoi");
        assertThat(tracker.get("/nhiem-vu?dot=" + sample.cycle + "&q=mat+tran+249")
                        .body())
                .contains("Ủy ban Mặt trận Tổ quốc NVB")
                .doesNotContain("Sở Tài chính NVB");
        assertThat(tracker.get("/nhiem-vu?trangthai=OVERDUE&dot=" + sample.cycle)
                        .body())
                .contains("Không có nhiệm vụ nào như vậy");
        assertThat(tracker.get("/dot/" + sample.cycle + "/nhiem-vu?ngay=2026-01-06")
                        .body())
                .contains("Nhiệm vụ theo 249-KL/TU", "Sở Nội vụ NVB, 4: ", "data-status=\"NO_DEADLINE\"", "06/01/2026");
        assertThat(visitor("NVB.dieuphoi").get("/dot/" + sample.cycle).body()).contains("Bảng theo dõi nhiệm vụ");
        assertThat(drafter.get("/dot/" + sample.cycle + "/nhiem-vu").body())
                .contains("Sở Tài chính NVB")
                .doesNotContain("Sở Nội vụ NVB");
        assertThat(tracker.get("/nhiem-vu/danh-sach.xlsx?dot=" + sample.cycle).statusCode())
                .isEqualTo(200);
        assertThat(tracker.get("/nhiem-vu?ngay=32%2F1%2F2026").body()).contains("Không đọc được thời hạn “32/1/2026”");
    }

    @Test
    void lists_of_four_hundred_units_cost_as_much_as_those_of_thirty() throws Exception {
        SampleConclusion few = play.split("NVC", 30);
        SampleConclusion many = play.split("NVD", 400);
        jobs.travelTo(LocalDate.of(2026, 3, 2));

        Map<String, Integer> small = cost(few);
        Map<String, Integer> large = cost(many);

        assertThat(large).isEqualTo(small);
        assertThat(large.values()).allMatch(statements -> statements <= 3);
        assertThat(play.tracker(many).call(() -> board.lines(Actors.current(), of(many), 50, 0)))
                .hasSize(50);
        assertThat(play.tracker(many).call(() -> rows.counts(Actors.current(), of(many))))
                .containsEntry("NO_DEADLINE", 4L * 404);
    }

    private static TaskFilter of(SampleConclusion sample) {
        return TaskFilter.ALL.inCycle(sample.cycle);
    }

    /** How many statements each page sends, now and as of a day. */
    private Map<String, Integer> cost(SampleConclusion sample) throws Exception {
        Acting.Person tracker = play.tracker(sample);
        tracker.call(() -> rows.page(Actors.current(), of(sample), 50, 0));
        TaskFilter then = of(sample).at(Deadline.day(LocalDate.of(2026, 1, 31)).dueAt());
        Map<String, Integer> cost = new TreeMap<>();
        for (TaskFilter filter : List.of(of(sample), then)) {
            String when = filter.asOf() == null ? "now" : "then";
            cost.put("rows " + when, sent(tracker, () -> rows.page(Actors.current(), filter, 50, 0)));
            cost.put("counts " + when, sent(tracker, () -> rows.counts(Actors.current(), filter)));
            cost.put("board " + when, sent(tracker, () -> board.lines(Actors.current(), filter, 50, 0)));
            cost.put("columns " + when, sent(tracker, () -> board.columns(Actors.current(), filter)));
        }
        cost.put("clusters", sent(tracker, () -> clusters.pairs(Actors.current(), null, "", 30, 0)));
        return cost;
    }

    private int sent(Acting.Person person, Callable<?> page) throws Exception {
        long begun = System.nanoTime();
        int statements = sql.count(source, () -> person.call(page)).statements();
        LoggerFactory.getLogger(TaskPagesIT.class)
                .info("{} statements in {} ms", statements, (System.nanoTime() - begun) / 1_000_000);
        return statements;
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
