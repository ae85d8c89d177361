package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.web.Visitor;

/** Reports on periods with their evidence, what the tracker says to them, and parts of a task. */
@TongKetTest
class PeriodReportIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private ProgressDecisions decisions;

    @Autowired
    private TaskFiles evidence;

    @Autowired
    private Parts parts;

    @Autowired
    private TaskDesk tasks;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Jobs jobs;

    @Test
    void a_period_is_reported_late_sent_back_corrected_and_confirmed() {
        SampleConclusion sample = play.begin("NVE", 1);
        String unit = sample.code("SO1");
        UUID task = play.task(sample, "1", unit);
        play.accept(task, unit);
        jobs.travelTo(LocalDate.of(2026, 3, 20));

        play.drafter(unit)
                .run(() -> evidence.add(
                        Actors.current(),
                        task,
                        "Biên bản.txt",
                        () -> new ByteArrayInputStream("Biên bản họp".getBytes(StandardCharsets.UTF_8))));
        assertThatThrownBy(
                        () -> play.report(task, unit, Progress.saying("Quý I").on("2026-03-14", "bao-cao"), false))
                .hasStackTraceContaining("assignment.link.unreadable");
        play.report(task, unit, Progress.saying("Quý I").on("2026-03-14", "https://sotc.example.vn/qd-12"), false);

        ProgressReport first = newest(sample, task);
        assertThat(first)
                .extracting(ProgressReport::to, ProgressReport::late, ProgressReport::isWaiting)
                .containsExactly(LocalDate.of(2026, 3, 14), true, true);
        assertThat(first.files()).singleElement().matches(file -> file.name().equals("Biên bản.txt"));
        assertThat(first.links()).containsExactly("https://sotc.example.vn/qd-12");
        assertThatThrownBy(() -> play.drafter(unit)
                        .run(() -> evidence.remove(
                                Actors.current(), task, first.files().get(0).id())))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> play.drafter(unit).run(() -> decisions.confirm(Actors.current(), task, first.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        play.tracker(sample).run(() -> decisions.sendBack(Actors.current(), task, first.id(), " ")))
                .isInstanceOf(Refusal.class);
        play.tracker(sample).run(() -> decisions.sendBack(Actors.current(), task, first.id(), "Thiếu số liệu"));
        assertThat(owed(sample, task)).containsExactly(false, false);

        play.report(task, unit, Progress.saying("Quý I, đã bổ sung").on("2026-03-14", null), false);
        ProgressReport second = newest(sample, task);
        assertThat(second.corrects()).isEqualTo(first.id());
        play.tracker(sample).run(() -> decisions.confirm(Actors.current(), task, second.id()));
        assertThat(owed(sample, task)).containsExactly(false, true);
        assertThatThrownBy(() -> play.tracker(sample).run(() -> decisions.confirm(Actors.current(), task, second.id())))
                .hasMessageContaining("assignment.report.decided");
        assertThatThrownBy(() -> jdbc.sql("delete from app.progress_decision where report_id = :id")
                        .param("id", second.id())
                        .update())
                .hasMessageContaining("is not allowed");
        play.report(task, unit, Progress.saying("Quý II"), false);
        assertThat(newest(sample, task).late()).isFalse();

        String page = visitor("NVE.theodoi").get("/nhiem-vu/" + task).body();
        assertThat(page)
                .contains("Quý I, đã bổ sung", "gửi muộn", "báo cáo đính chính", "Thiếu số liệu", "Biên bản.txt")
                .contains("https://sotc.example.vn/qd-12", "15/12/2025 – 14/03/2026");
        assertThat(visitor("NVE.theodoi").get("/nhiem-vu/" + task + "/lich-su").body())
                .contains("Trả lại báo cáo kỳ, yêu cầu báo cáo lại", "Xác nhận báo cáo kỳ của nhiệm vụ");
        String file = "/api/assignments/" + task + "/attachments/"
                + first.files().get(0).id();
        assertThat(visitor("NVE.theodoi").get(file).body()).isEqualTo("Biên bản họp");
        assertThat(visitor(SampleConclusion.drafter(sample.code("SO2")))
                        .get(file)
                        .statusCode())
                .isEqualTo(404);
    }

    private ProgressReport newest(SampleConclusion sample, UUID task) {
        return play.tracker(sample)
                .call(() -> play.desk().file(Actors.current(), task))
                .reports()
                .get(0);
    }

    /** Whether the periods are reported on, the newest first. */
    private List<Boolean> owed(SampleConclusion sample, UUID task) {
        return play.tracker(sample).call(() -> play.desk().file(Actors.current(), task)).periods().stream()
                .map(PeriodsOwed.Owed::reported)
                .toList();
    }

    @Test
    void parts_are_done_before_the_whole_and_partners_deliver_what_the_lead_asks_for() {
        SampleConclusion sample = play.begin("NVG", 1);
        String unit = sample.code("SO1");
        UUID lead = play.task(sample, "3", unit);
        String partner = sample.province.districts().get(0);
        UUID cooperating = play.task(sample, "3", partner);
        play.accept(lead, unit);
        play.drafter(unit).run(() -> {
            assertThatThrownBy(() -> parts.add(
                            Actors.current(), lead, new Part.Typed("Rà soát", "Phòng Kế hoạch", "11/02/2026", null)))
                    .hasMessageContaining("assignment.part.after-task");
            parts.add(Actors.current(), lead, new Part.Typed("Rà soát", "Phòng Kế hoạch", "10/02/2026", null));
            parts.add(Actors.current(), lead, new Part.Typed("Gửi số liệu", null, null, cooperating));
            assertThatThrownBy(() -> parts.add(
                            Actors.current(), lead, new Part.Typed("Gửi số liệu", null, null, UUID.randomUUID())))
                    .isInstanceOf(NotFound.class);
        });

        assertThatThrownBy(() -> play.report(lead, unit, Progress.saying("Xong"), true))
                .hasStackTraceContaining("assignment.parts.open");
        List<Part> all = view(unit, lead).parts();
        play.drafter(unit)
                .run(() -> parts.finish(Actors.current(), lead, all.get(0).id(), true, null));
        assertThatThrownBy(() -> play.drafter(unit)
                        .run(() -> parts.finish(
                                Actors.current(), cooperating, all.get(1).id(), true, null)))
                .isInstanceOf(NotFound.class);
        acting(partner)
                .run(() ->
                        parts.finish(Actors.current(), cooperating, all.get(1).id(), true, "Công văn 5"));
        assertThat(view(unit, lead).partners())
                .singleElement()
                .matches(one -> one.asked() == 1 && one.done() == 1 && one.reportedAt() == null);
        play.submit(lead, unit, Progress.saying("Xong"));
        assertThat(tasklist.waiting(lead)).contains("Task_ConfirmResult");
        assertThat(visitor(SampleConclusion.drafter(unit))
                        .get("/nhiem-vu/" + lead)
                        .body())
                .contains("Đơn vị phối hợp", "1/1 phần việc được đề nghị đã xong", "Công văn 5");
    }

    private TaskView view(String unit, UUID task) {
        return play.drafter(unit).call(() -> tasks.view(Actors.current(), task));
    }

    private Acting.Person acting(String unit) {
        return play.drafter(unit);
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
