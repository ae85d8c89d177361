package vn.tongket.assignment.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.Progress;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.audit.Actors;
import vn.tongket.web.Visitor;

/** A tracker confirms what many units reported in one go, over the pages. */
@TongKetTest
class BulkConfirmationIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private TaskRows rows;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void each_report_has_its_own_result_and_a_missed_target_keeps_no_other_back() {
        SampleConclusion sample = play.begin("NVH", 2);
        String unit = sample.code("SO1");
        String district = sample.code("D1");
        UUID onPeriod = play.task(sample, "1", unit);
        UUID done = play.task(sample, "5c", unit);
        UUID missed = play.task(sample, "5b", district);
        play.accept(onPeriod, unit);
        play.accept(done, unit);
        play.accept(missed, district);
        play.report(onPeriod, unit, Progress.saying("Quý I"), false);
        play.submit(done, unit, Progress.saying("Xong"));
        play.submit(missed, district, Progress.saying("Giao quân").measuring("1022", "1023"));

        List<TaskRow> waiting = waiting(sample);
        assertThat(waiting).extracting(TaskRow::id).containsExactlyInAnyOrder(onPeriod, done, missed);
        assertThat(waiting)
                .filteredOn(row -> row.id().equals(missed))
                .singleElement()
                .matches(row -> row.result().equals("99,9 %") && Boolean.FALSE.equals(row.met()));
        Visitor tracker = visitor("NVH.theodoi");
        String page = "/dot/" + sample.cycle + "/nhiem-vu/cho-xac-nhan";
        assertThat(tracker.get(page).body())
                .contains("99,9 %", "chưa đạt", "báo cáo kỳ chờ xác nhận")
                .contains("action=\"" + page + "/xac-nhan\"");
        assertThat(tracker.get("/dot/" + sample.cycle + "/nhiem-vu").body()).contains("href=\"" + page + "\"");
        assertThat(tracker.form(page + "/xac-nhan", Map.of()).body()).contains("Chưa chọn báo cáo nào");
        assertThat(tracker.form(
                                page + "/xac-nhan",
                                Map.of("chon", waiting.get(0).report().toString()))
                        .body())
                .contains("Xác nhận 1 báo cáo đã chọn?");
        UUID bulk = UUID.randomUUID();
        String chosen = String.join(
                "&chon=", waiting.stream().map(row -> row.report().toString()).toList());
        tracker.send(
                "POST",
                page,
                "bulk=" + bulk + "&chon=" + chosen + "&_csrf=" + tracker.cookie("TK-XSRF"),
                "application/x-www-form-urlencoded");
        tracker.form(page + "/" + bulk + "/tiep", Map.of());

        assertThat(tracker.get(page + "/" + bulk).body())
                .contains("Đã xác nhận 2/3 báo cáo", "Không xác nhận được")
                .contains("99,9 %");
        assertThat(waiting(sample)).extracting(TaskRow::id).containsExactly(missed);
        assertThat(jdbc.sql("select confirmed_at is not null from app.assignment where id = :id")
                        .param("id", done)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(visitor(SampleConclusion.leader(unit)).get(page).statusCode())
                .isEqualTo(404);
    }

    private List<TaskRow> waiting(SampleConclusion sample) {
        TaskFilter filter = new TaskFilter(sample.cycle, null, null, null, null, null, null, true, "unit");
        return play.tracker(sample).call(() -> rows.page(Actors.current(), filter, 50, 0));
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
