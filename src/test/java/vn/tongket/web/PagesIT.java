package vn.tongket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.SamplePlan;

/** Our own pages over HTTP: who sees what of a cycle, what is refused and how. */
@TongKetTest
class PagesIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk plans;

    @Autowired
    TaskService tasks;

    private Province province;
    private UUID cycle;

    /** A cycle whose districts are writing their reports. */
    private void reporting(String prefix) {
        province = units.province(prefix, 3);
        acting.ensure(prefix + ".lanh-dao", province.party() + ".approver");
        acting.ensure(prefix + ".tham-dinh", province.party() + ".reviewer");
        acting.ensure(prefix + ".van-thu", province.party() + ".clerk");
        acting.ensure(prefix + ".kiem-tra", province.party() + ".auditor");
        Acting.Person coordinator = acting.as(prefix + ".dieu-phoi", province.party() + ".coordinator");
        jobs.travelTo(LocalDate.of(2018, 8, 6));
        cycle = tasklist.start(coordinator, "review-cycle", "title", "Tổng kết của " + prefix, "kind", "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.title = "Tổng kết của " + prefix;
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    @Test
    void everybody_sees_of_a_cycle_what_concerns_them_and_strangers_not_even_that_it_exists() {
        reporting("TRANGA");
        String page = "/dot/" + cycle;
        String own = province.districts().get(0);
        String other = province.districts().get(1);
        units.create("TRANGA-LA", "Đơn vị ngoài cuộc", "PARTY", "DISTRICT", null);
        acting.ensure("TRANGA-LA.soan", "TRANGA-LA.drafter");

        String whole = visitor("TRANGA.dieu-phoi").get(page).body();
        assertThat(whole)
                .contains("Tổng kết của TRANGA", "Huyện ủy " + own, "Huyện ủy " + other, "Đang soạn", "Đề cương (");
        HttpResponse<String> mine = visitor(province.drafterOf(own)).get(page);
        assertThat(mine.statusCode()).isEqualTo(200);
        assertThat(mine.body()).contains("Huyện ủy " + own).doesNotContain("Huyện ủy " + other, "Đề cương (");
        HttpResponse<String> foreign = visitor("TRANGA-LA.soan").get(page);
        String report = mine.body().replaceAll("(?s).*href=\"(/bao-cao/[^\"]+)\".*", "$1");
        assertThat(visitor(province.drafterOf(own)).get(report).body())
                .contains("Báo cáo của Ban Thường vụ Huyện ủy " + own, "Viết ngoại tuyến");
        assertThat(visitor("TRANGA.dieu-phoi").get(report).body())
                .contains("Báo cáo của Ban Thường vụ Huyện ủy " + own)
                .doesNotContain("Viết ngoại tuyến");
        assertThat(visitor("TRANGA-LA.soan").get(report).statusCode()).isEqualTo(404);
        assertThat(visitor(province.drafterOf(other)).get(report).statusCode()).isEqualTo(404);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).contains("Không tìm thấy", "Về trang chủ").doesNotContain("TRANGA-H1");
        assertThat(visitor("TRANGA-LA.soan").get("/dot").body()).doesNotContain("Tổng kết của TRANGA");
        assertThat(visitor("TRANGA.kiem-tra").get("/dot?q=tong+ket+cua+tranga").body())
                .contains("Tổng kết của TRANGA");
        assertThat(visitor("TRANGA.dieu-phoi").get("/dot/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(visitor("TRANGA.dieu-phoi").get("/dot/khong-phai-ma").statusCode())
                .isEqualTo(404);
    }

    @Test
    void first_page_says_what_waits_and_leads_to_the_task() {
        reporting("TRANGB");
        String unit = province.districts().get(0);
        Visitor drafter = visitor(province.drafterOf(unit));

        String home = drafter.get("/").body();

        String task = tasks.createTaskQuery()
                .taskCandidateGroup(unit + ".drafter")
                .singleResult()
                .getId();
        assertThat(home).contains("/camunda/app/tasklist/default/#/?task=" + task, "Tổng kết của TRANGB");
        assertThat(drafter.get("/webjars/htmx.org/2.0.8/dist/htmx.min.js").statusCode())
                .isEqualTo(200);
        assertThat(drafter.get("/thong-bao").statusCode()).isEqualTo(200);
        assertThat(drafter.get("/nhat-ky").statusCode()).isEqualTo(404);
        assertThat(drafter.get("/don-vi").statusCode()).isEqualTo(404);
    }

    @Test
    void task_is_known_to_its_people_and_units_are_found_without_accents() {
        reporting("TRANGC");
        String unit = province.districts().get(0);
        String task = tasks.createTaskQuery()
                .taskCandidateGroup(unit + ".drafter")
                .singleResult()
                .getId();

        assertThat(visitor(province.drafterOf(unit)).get("/api/tasks/" + task).body())
                .contains("\"definition\":\"unit-report\"", "\"element\":\"Task_WriteReport\"");
        HttpResponse<String> foreign =
                visitor(province.drafterOf(province.districts().get(1))).get("/api/tasks/" + task);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).contains("\"type\":\"NotFound\"", "Không tìm thấy");
        assertThat(visitor(province.drafterOf(unit))
                        .get("/api/units?q=huyen+uy+trangc-h2")
                        .body())
                .contains("TRANGC-H2")
                .doesNotContain("TRANGC-H1");
        assertThat(visitor(province.drafterOf(unit))
                        .get("/api/units?code=TRANGC-H3")
                        .body())
                .contains("Ban Thường vụ Huyện ủy TRANGC-H3");
    }

    @Test
    void change_of_a_plan_is_proposed_on_the_page_and_waits_for_its_approver() {
        reporting("TRANGD");
        Visitor coordinator = visitor("TRANGD.dieu-phoi");
        String address = "/dot/" + cycle + "/dieu-chinh";

        HttpResponse<String> refused =
                coordinator.form(address, Map.of("kind", "DATE_MOVED", "due", "hôm nào đó", "reason", "Mưa lũ"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("hôm nào đó", "Mưa lũ", "Không đọc được thời hạn");

        HttpResponse<String> proposed =
                coordinator.form(address, Map.of("kind", "DATE_MOVED", "due", "30/9/2018", "reason", "Mưa lũ"));
        assertThat(proposed.statusCode()).isEqualTo(302);
        jobs.runAll();
        assertThat(coordinator.get("/dot/" + cycle).body()).contains("Lùi hạn báo cáo", "Mưa lũ", "Chờ duyệt");
        assertThat(tasklist.waiting(cycle)).contains("Task_ApproveAmendment");
        assertThat(visitor(province.drafterOf(province.districts().get(0)))
                        .form(address, Map.of("kind", "DATE_MOVED", "due", "30/9/2018", "reason", "Tôi muốn"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void form_without_its_file_is_answered_with_a_sentence() {
        acting.ensure("TRANGT.soan", "TRANGT.drafter");
        HttpResponse<String> answer =
                visitor("TRANGT.soan").form("/api/reports/" + UUID.randomUUID() + "/attachments", Map.of());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Hãy chọn lại tệp");
    }

    @Test
    void auditor_reads_who_did_what_in_the_units_below() {
        reporting("TRANGE");
        Visitor auditor = visitor("TRANGE.kiem-tra");

        assertThat(auditor.get("/nhat-ky").body()).contains("TRANGE.dieu-phoi", "06/08/2018");
        assertThat(auditor.get("/nhat-ky?nguoi=khong-ai").body())
                .contains("Không có việc nào phù hợp")
                .doesNotContain("<td>TRANGE.dieu-phoi");
        assertThat(auditor.get("/nhat-ky?den=2018-08-05").body()).contains("Không có việc nào phù hợp");
    }

    @Test
    void administrator_enters_a_unit_gives_a_role_and_keeps_the_days_off() {
        units.create("TRANGF", "Tỉnh ủy TRANGF", "PARTY", "PROVINCE", null);
        acting.ensure("trangf.quantri", "camunda-admin");
        acting.ensure("trangf.moi");
        Visitor administrator = visitor("trangf.quantri");

        HttpResponse<String> refused =
                administrator.form("/don-vi", Map.of("code", "trang f", "name", "Xã mới", "parent", "KHONG-CO"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"trang f\"", "value=\"Xã mới\"", "Mã đơn vị chỉ gồm", "Hãy chọn cấp", "KHONG-CO");
        assertThat(administrator
                        .form(
                                "/don-vi",
                                Map.of(
                                        "code",
                                        "TRANGF-X1",
                                        "name",
                                        "Xã mới",
                                        "branch",
                                        "STATE",
                                        "level",
                                        "COMMUNE",
                                        "parent",
                                        "TRANGF",
                                        "validFrom",
                                        "1/7/2025"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(administrator.get("/don-vi?q=xa+moi+trangf").body()).contains("TRANGF-X1", "từ 01/07/2025");

        HttpResponse<String> unknown = administrator.form(
                "/don-vi/TRANGF-X1/vai-tro", Map.of("user", "khong.ai", "role", "DRAFTER", "from", "hôm kia"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("hôm kia", "khong.ai");
        assertThat(administrator
                        .form("/don-vi/TRANGF-X1/vai-tro", Map.of("user", "trangf.moi", "role", "DRAFTER"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(administrator.get("/don-vi/TRANGF-X1").body()).contains("trangf.moi", "Chuyên viên soạn báo cáo");
        assertThat(visitor("trangf.moi").get("/don-vi/TRANGF-X1").statusCode()).isEqualTo(404);

        assertThat(administrator.get("/ngay-nghi?nam=2026").body()).contains("31/08/2026", "Nghỉ hoán đổi");
        assertThat(administrator
                        .form("/ngay-nghi?nam=2031", Map.of("day", "32/1/2031", "kind", "HOLIDAY", "basis", "Thử"))
                        .body())
                .contains("32/1/2031", "Không đọc được");
    }
}
