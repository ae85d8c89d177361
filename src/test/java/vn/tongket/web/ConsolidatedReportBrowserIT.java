package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;

/** The provincial report in the browsers of its editor, its approver and its readers. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolidatedReportBrowserIT {

    private static final String UNIT = "THW-T";
    private static final String DONE =
            "Huyện ủy đã mở 12 lớp bồi dưỡng kiến thức quốc phòng cho cán bộ chủ chốt. Kết quả đạt yêu cầu đề ra.";

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private ProcessInstance process;
    private final UUID cycle = UUID.randomUUID();

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        acting.ensure("THW.quantri", "camunda-admin");
        for (String role : new String[] {"reviewer", "approver", "auditor"}) {
            acting.ensure("THW." + role, UNIT + "." + role);
        }
        plan();
        for (int n = 1; n <= 8; n++) {
            unit(n);
            if (n < 8) {
                write(n, 1, n < 6 ? DONE : "Đơn vị số " + n + " đã phối hợp chặt chẽ với các lực lượng trên địa bàn.");
            }
        }
        process = runtime.createProcessInstanceByKey("review-cycle")
                .businessKey(cycle.toString())
                .setVariables(Stream.of("coordinator", "reviewer", "approver", "clerk")
                        .collect(Collectors.toMap(role -> role + "Group", role -> UNIT + "." + role)))
                .setVariables(Map.of(
                        "commendationPhase", false,
                        "conferencePhase", false,
                        "conclusionPhase", false,
                        "followUpPhase", false))
                .startBeforeActivity("Task_ConsolidateReports")
                .execute();
        jobs.runAll();
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void editor_puts_in_passages_and_live_figures_updates_what_changed_and_readers_look_into_it() {
        step("reviewer", "consolidated-edit", page -> {
            Locator text = page.locator("textarea[data-tk-field=body]").first();
            text.fill("Mở đầu của người biên tập. Số lớp bồi dưỡng là 99 lớp. {{KHONG-CO}} ");
            assertThat(page.locator(".tk-problem").first()).containsText("không có số liệu nào tên “{{KHONG-CO}}”");
            assertThat(page.locator(".tk-warning:visible")
                            .filter(new Locator.FilterOptions().setHasText("Số “99” đứng cạnh “Số lớp bồi dưỡng”")))
                    .containsText("{{LOP}}");
            assertThat(page.locator(".tk-preview mark.tk-unknown")).containsText("{{KHONG-CO}}");
            text.fill("Mở đầu của người biên tập. Tỷ lệ giao quân đạt ");
            page.getByLabel("Chèn số liệu").first().fill("giao quan");
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText("{{GIAO-QUAN}}"))
                    .first()
                    .click();
            assertThat(text).hasValue("Mở đầu của người biên tập. Tỷ lệ giao quân đạt {{GIAO-QUAN}}");
            assertThat(page.locator(".tk-preview").first()).containsText("đạt 95,00%");

            page.getByText("Nguồn: nội dung các đơn vị").first().click();
            Locator passages = page.locator(".tk-passage:visible");
            assertThat(passages).hasCount(3);
            assertThat(passages.first()).containsText("Huyện ủy số 5 (bản 1)");
            page.getByLabel("Tìm trong nội dung").first().fill("lop boi duong");
            assertThat(passages).hasCount(1);
            passages.getByLabel("Chèn câu này").first().click();
            assertThat(text).hasValue(Pattern.compile(".*\\{\\{GIAO-QUAN}} Huyện ủy đã mở 12 lớp.*"));
            Chromium.screenshot(page, "consolidated-edit-sources");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");

            write(1, 2, DONE.replace("12 lớp", "15 lớp"));
            page.reload();
            Locator outdated = page.locator(".tk-warning:visible")
                    .filter(new Locator.FilterOptions().setHasText("đã thay đổi sau khi biên tập"));
            assertThat(outdated).containsText("Huyện ủy số 1");
            outdated.getByText("Thay đổi gì").click();
            assertThat(outdated.locator("del:visible")).containsText("12");
            assertThat(outdated.locator("ins:visible")).containsText("15");
            Chromium.screenshot(page, "consolidated-outdated");
            page.onDialog(dialog -> dialog.accept());
            outdated.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Cập nhật"))
                    .click();
            assertThat(outdated).hasCount(0);
            assertThat(page.locator("textarea[data-tk-field=body]").first())
                    .hasValue(Pattern.compile("Mở đầu của người biên tập.*12 lớp.*15 lớp"));
        });
        step("approver", "consolidated-approve", page -> {
            assertThat(page.locator(".tk-form")).containsText("Tỷ lệ giao quân đạt 95,00%");
            page.getByLabel("Duyệt; từ lúc này").check();
        });

        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "THW.auditor", Acting.PASSWORD, "/dot/" + cycle);
            page.getByText("Báo cáo tổng hợp và số liệu").click();
            assertThat(page.locator("main")).containsText("Tỷ lệ giao quân đạt 95,00%");
            assertThat(page.locator("main")).containsText("Có 1 báo cáo đã thay đổi");
            Chromium.screenshot(page, "consolidated-report");
            page.getByText("Tỷ lệ giao quân").first().click();
            assertThat(page.locator("main")).containsText("Huyện ủy số 8 (chưa có báo cáo được chấp nhận)");
            page.getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("Kết quả"))
                    .first()
                    .click();
            assertThat(page.locator("tbody").last().locator("tr").first()).containsText("Huyện ủy số");
            Chromium.screenshot(page, "consolidated-indicator");
            page.getByText("Ma trận đề cương").click();
            assertThat(page.locator(".coverage tbody tr")).hasCount(8);
            Chromium.screenshot(page, "consolidated-coverage");
            page.setViewportSize(420, 900);
            Chromium.screenshot(page, "consolidated-coverage-narrow");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(1000, 900);
            Chromium.screenshot(page, "consolidated-coverage-print");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.setViewportSize(1400, 900);
            page.locator("select[name=co]").selectOption("MISSING");
            page.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Tìm"))
                    .click();
            assertThat(page.locator(".coverage tbody")).containsText("chưa có báo cáo");
            page.locator(".coverage thead a").nth(1).click();
            assertThat(page.locator("main")).containsText("Huyện ủy số 2 (bản 1)");
            assertThat(page.locator(".sentences"))
                    .containsText("15 lớp bồi dưỡng kiến thức quốc phòng cho cán bộ chủ chốt. [Huyện ủy số 1 (bản 2)]");
            Chromium.screenshot(page, "consolidated-section");
            assertThat(page.navigate("/dot/" + UUID.randomUUID() + "/bao-cao-tong-hop")
                            .status())
                    .isEqualTo(404);
        }
    }

    private interface Work {
        void on(Page page);
    }

    private void step(String role, String screenshot, Work work) {
        Task task = tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, "THW." + role, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task.getId());
            assertThat(page.locator(".tk-state")).containsText("chỉ để xem");
            page.locator("[ng-click^=claim]").first().click();
            assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
            work.on(page);
            Chromium.screenshot(page, screenshot);
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        jobs.runAll();
    }

    private void plan() {
        units.create(UNIT, "Ban Thường vụ Tỉnh ủy THW", "PARTY", "PROVINCE", null);
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, period_from, period_to, organizer, coordinator_unit,
                                 approver_unit, reviewer_unit, clerk_unit, search, created_at, created_by)
                        values (:id, 'Tổng kết 10 năm trong trình duyệt', 'FINAL_REVIEW', '2015-01-01', '2018-12-31', :unit,
                                :unit, :unit, :unit, :unit, '', now(), 'test')
                        """).param("id", cycle).param("unit", UNIT).update();
        jdbc.sql("""
                        insert into app.outline_section (cycle_id, code, ordinal, title, leaf, required, min_words)
                        values (:id, '1', 1, 'Kết quả lãnh đạo, chỉ đạo', true, true, 10),
                               (:id, '2', 2, 'Hạn chế, nguyên nhân', true, false, 10),
                               (:id, '3', 3, 'Kiến nghị', true, false, 0)
                        """).param("id", cycle).update();
        jdbc.sql("""
                        insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years, yearly,
                                                   direction, target)
                        values (:id, 'GIAO-QUAN', 1, 'Tỷ lệ giao quân', '%', 'RATIO', 'RATIO_OF_SUMS', 'SUM', false, 'UP', 100),
                               (:id, 'LOP', 2, 'Số lớp bồi dưỡng', 'lớp', 'NUMBER', 'SUM', 'SUM', true, 'UP', null)
                        """).param("id", cycle).update();
    }

    private void unit(int n) {
        units.create("THW-H" + n, "Huyện ủy số " + n, "PARTY", "DISTRICT", UNIT);
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at, opened_at)
                        values (gen_random_uuid(), :cycle, :unit, :unit, '2018-08-20', 'DAY', now(), now(), now(), now())
                        """).param("cycle", cycle).param("unit", "THW-H" + n).update();
    }

    private void write(int n, int no, String text) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by)
                        select :id, id, :no, now(), 'test', now(), 'test' from app.obligation
                         where cycle_id = :cycle and scope_unit = :unit
                        """)
                .param("id", id)
                .param("no", no)
                .param("cycle", cycle)
                .param("unit", "THW-H" + n)
                .update();
        jdbc.sql("""
                        insert into app.report_section (version_id, code, body, not_applicable, reason)
                        values (:id, '1', :text, false, null), (:id, '2', :thin, false, null),
                               (:id, '3', '', :none, case when :none then 'Không có kiến nghị' end)
                        """)
                .param("id", id)
                .param("text", text)
                .param(
                        "thin",
                        n % 3 == 0 ? "Còn hạn chế." : "Công tác phối hợp có nơi, có lúc chưa chặt chẽ, kịp thời.")
                .param("none", n % 2 == 0)
                .update();
        jdbc.sql("""
                        insert into app.report_value (version_id, indicator_code, year, value, numerator, denominator)
                        select :id, 'GIAO-QUAN', null::integer, null::numeric, 91 + :n, 100
                        union all
                        select :id, 'LOP', year, year - 2010 + :n, null, null from generate_series(2015, 2018) year
                        """).param("id", id).param("n", n).update();
        jdbc.sql("""
                        update app.report_version set submitted_at = now(), submitted_by = 'test', on_time = true,
                               sha256 = repeat('0', 64) where id = :id
                        """).param("id", id).update();
        jdbc.sql("""
                        insert into app.report_check (version_id, accepted, decided_at, decided_by)
                        values (:id, true, now(), 'test')
                        """).param("id", id).update();
        jdbc.sql("update app.obligation set accepted_at = now() where cycle_id = :cycle and scope_unit = :unit")
                .param("cycle", cycle)
                .param("unit", "THW-H" + n)
                .update();
    }
}
