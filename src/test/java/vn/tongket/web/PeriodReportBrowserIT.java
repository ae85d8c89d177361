package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;

/** The report on a period in a real browser: written over a reload, with a file; sent back and confirmed on our pages. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeriodReportBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Jobs jobs;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void a_report_with_a_file_survives_a_reload_is_sent_back_and_confirmed() {
        SampleConclusion sample = play.begin("NVT", 3);
        String unit = sample.code("SO1");
        UUID task = play.task(sample, "1", unit);
        play.accept(task, unit);
        play.tracker(sample);
        jobs.travelTo(LocalDate.of(2026, 3, 10));

        report(task, unit, "Đã mở 12 lớp bồi dưỡng.", true);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "NVT.theodoi", Acting.PASSWORD, "/nhiem-vu/" + task);
            Locator report = page.locator("article.notice").first();
            assertThat(report).containsText("Đã mở 12 lớp bồi dưỡng.");
            assertThat(report.locator("a:has-text('bien-ban.txt')")).isVisible();
            report.getByText("Trả lại, yêu cầu báo cáo lại").first().click();
            report.locator("form.plain button").last().click();
            assertThat(page.locator(".problems")).containsText("lý do");
            page.locator("article.notice textarea").first().fill("Chưa nêu số học viên.");
            page.locator("article.notice form.plain button").last().click();
            assertThat(page.locator(".done")).containsText("Đã trả lại báo cáo kỳ");
            Chromium.screenshot(page, "task-sent-back");
        }
        report(task, unit, "Đã mở 12 lớp bồi dưỡng cho 640 học viên.", false);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "NVT.theodoi", Acting.PASSWORD, "/nhiem-vu/" + task);
            page.locator("article.notice form.inline button").first().click();
            assertThat(page.locator(".done")).containsText("Đã xác nhận báo cáo kỳ");
            assertThat(page.locator("article.notice").first()).containsText("báo cáo đính chính");
            assertThat(page.locator("article.notice").first()).containsText("đã xác nhận");
            page.navigate("/nhiem-vu/" + task + "/lich-su");
            assertThat(page.locator("tbody")).containsText("Xác nhận báo cáo kỳ của nhiệm vụ");
            Chromium.screenshot(page, "task-history");
            page.navigate("/dot/" + sample.cycle + "/nhiem-vu");
            Chromium.screenshot(page, "task-board");
            page.navigate("/nhiem-vu");
            Chromium.screenshot(page, "tasks");
            page.setViewportSize(360, 800);
            page.navigate("/nhiem-vu/" + task);
            Chromium.screenshot(page, "task-narrow");
        }
    }

    private void report(UUID id, String unit, String said, boolean withFile) {
        String person = SampleConclusion.drafter(unit);
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey("Task_ReportProgress")
                .singleResult();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, person, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task.getId());
            page.onDialog(dialog -> dialog.accept());
            page.locator("[ng-click^=claim]").first().click();
            assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
            page.locator("[data-tk-field='progress.said']").fill(said);
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            if (withFile) {
                page.locator("[data-tk-files] input[type=file]")
                        .setInputFiles(new FilePayload(
                                "bien-ban.txt", "text/plain", "Biên bản".getBytes(StandardCharsets.UTF_8)));
                assertThat(page.locator(".tk-files")).containsText("bien-ban.txt");
                page.reload();
                assertThat(page.locator("[data-tk-field='progress.said']")).hasValue(said);
                assertThat(page.locator(".tk-files")).containsText("bien-ban.txt");
            } else {
                assertThat(page.locator(".tk-warning:visible")).containsText("Chưa nêu số học viên.");
            }
            page.getByLabel("Báo cáo tiến độ của kỳ").check();
            Chromium.screenshot(page, "task-report-form");
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        jobs.runAll();
    }
}
