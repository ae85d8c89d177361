package vn.tongket.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.web.Chromium;

/** The report of a unit in Camunda's Tasklist, each step by the person whose task it is. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class ReportFormsBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    Reports reports;

    @Autowired
    Obligations obligations;

    private ReportPlay play;
    private Chromium chromium;

    @BeforeEach
    void open(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
        chromium = new Chromium(port);
    }

    @AfterEach
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void report_is_written_sent_back_returned_and_accepted() {
        Stage stage = play.opened("RTL", LocalDate.now().plusMonths(2));
        work(stage, stage.drafter(), Elements.WRITE_REPORT, page -> {
            field(page, "dataUntil").fill("31/7/2018");
            nth(page, "text", 0).fill("Cấp ủy đã quán triệt nghị quyết đến từng chi bộ.");
            nth(page, "value", 0).fill("12 lớp");
            assertThat(page.locator(".tk-form")).containsText("“12 lớp” không phải là số");
            Chromium.screenshot(page, "report-write-problem");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
        });
        work(stage, stage.drafter(), Elements.WRITE_REPORT, page -> {
            assertThat(nth(page, "text", 0)).hasValue("Cấp ủy đã quán triệt nghị quyết đến từng chi bộ.");
            assertThat(nth(page, "value", 0)).hasValue("12 lớp");
            nth(page, "value", 0).fill("1.234");
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-problems")).containsText("Mục 1.2 Nội dung 1.2 chưa có nội dung");
            fillRest(page);
            page.locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload("Phụ lục 1.csv", "text/csv", "a;b;c".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".tk-files a")).containsText("Phụ lục 1.csv");
            Chromium.screenshot(page, "report-write");
            complete(page);
        });
        work(stage, stage.leader(), Elements.SUBMIT_REPORT, page -> {
            assertThat(page.locator(".tk-form")).containsText("Cấp ủy đã quán triệt");
            assertThat(page.locator(".tk-form")).containsText("Không phát sinh: Đơn vị không có");
            page.getByLabel("Trả lại người soạn để sửa").check();
            field(page, "sentBackReason").fill("Bổ sung số liệu so sánh");
            Chromium.screenshot(page, "report-sign");
            complete(page);
        });
        work(stage, stage.drafter(), Elements.WRITE_REPORT, page -> {
            assertThat(page.locator(".tk-warning:visible")).containsText("Bổ sung số liệu so sánh");
            complete(page);
        });
        work(stage, stage.leader(), Elements.SUBMIT_REPORT, page -> {
            page.getByLabel("Nộp báo cáo").check();
            complete(page);
        });
        work(stage, stage.reviewer(), Elements.CHECK_REPORT, page -> {
            assertThat(page.locator(".tk-form")).containsText("= 98,21%");
            assertThat(page.locator(".tk-form")).containsText("Đúng hạn");
            assertThat(page.locator(".tk-form a[href*='/attachments/']")).containsText("Phụ lục 1.csv");
            page.getByLabel("Trả lại đơn vị").check();
            page.locator("[data-tk-field=returnReason]:visible").nth(2).fill("Chưa nêu kết quả năm 2018");
            field(page, "newDue").fill("31/12/2037");
            page.getByText("Nhận xét mục này").locator("visible=true").first().click();
            page.locator(".tk-said textarea").first().fill("Nêu rõ số chi bộ đã quán triệt.");
            page.getByText("Nhận xét", new Page.GetByTextOptions().setExact(true))
                    .and(page.locator("button"))
                    .first()
                    .click();
            page.locator(".tk-figure .tk-said textarea").first().fill("Kiểm tra lại số lớp.");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            Chromium.screenshot(page, "report-check");
            complete(page);
        });
        work(stage, stage.drafter(), Elements.WRITE_REPORT, page -> {
            assertThat(page.locator(".tk-warning:visible")).containsText("Chưa nêu kết quả năm 2018");
            assertThat(page.locator(".tk-warning:visible")).containsText("31/12/2037");
            assertThat(page.locator(".tk-said").first()).containsText("Nêu rõ số chi bộ");
            nth(page, "text", 0).fill("Cấp ủy đã quán triệt nghị quyết đến 12 chi bộ. Không có đơn thư.");
            page.locator("[data-tk-field=resolution]").first().fill("Đã nêu rõ 12 chi bộ");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            Chromium.screenshot(page, "report-write-returned");
            complete(page);
        });
        play.submit(stage);
        work(stage, stage.reviewer(), Elements.CHECK_REPORT, page -> {
            assertThat(page.locator("del.tk-out").and(page.locator(":visible")).nth(1))
                    .containsText("từng");
            assertThat(page.locator("ins.tk-in").and(page.locator(":visible")).nth(1))
                    .containsText("12");
            page.getByText("Nhận xét về lần nộp trước và việc đơn vị đã xử lý").click();
            assertThat(page.locator(".tk-form")).containsText("Đã nêu rõ 12 chi bộ");
            Chromium.screenshot(page, "report-check-again");
            page.locator("ins.tk-in").and(page.locator(":visible")).nth(1).scrollIntoViewIfNeeded();
            Chromium.screenshot(page, "report-check-diff");
            page.getByLabel("Chấp nhận báo cáo").check();
            complete(page);
        });

        assertThat(play.isRunning(stage)).isFalse();
        assertThat(reports.accepted(stage.report()).orElseThrow().no()).isEqualTo(2);
    }

    @Test
    void unit_asks_for_more_time_and_the_coordinator_answers() {
        Stage stage = play.opened("RTM", LocalDate.of(2036, 10, 15));
        work(stage, stage.drafter(), Elements.WRITE_REPORT, page -> {
            page.getByText("Đề nghị gia hạn", new Page.GetByTextOptions().setExact(true))
                    .click();
            field(page, "extension.reason").fill("Bão lụt kéo dài");
            field(page, "extension.until").fill("1/10/2036");
            page.onDialog(dialog -> dialog.accept());
            page.getByText("Gửi đề nghị gia hạn").click();
            assertThat(page.locator(".tk-problems")).isVisible();
            field(page, "extension.until").fill("30/10/2036");
            page.getByText("Gửi đề nghị gia hạn").click();
            assertThat(page.locator(".tk-warning:visible")).containsText("đang chờ cơ quan điều phối trả lời");
            Chromium.screenshot(page, "report-extension-asked");
        });
        work(stage, stage.coordinator(), Elements.DECIDE_EXTENSION, page -> {
            assertThat(page.locator(".tk-form")).containsText("Bão lụt kéo dài");
            assertThat(page.locator(".tk-form")).containsText("30/10/2036");
            page.getByLabel("Đồng ý gia hạn").check();
            field(page, "answer").fill("Đồng ý");
            Chromium.screenshot(page, "report-extension-decide");
            complete(page);
        });

        assertThat(obligations.require(stage.report()).due().text()).isEqualTo("30/10/2036");
    }

    private void fillRest(Page page) {
        Locator texts = page.locator("[data-tk-field=text]:visible");
        for (int i = 1; i < 9; i++) {
            texts.nth(i).fill("Kết quả thực hiện nội dung này của đơn vị.");
        }
        page.locator("[data-tk-field=notApplicable]:visible").nth(9).check();
        page.locator("[data-tk-field=reason]:visible").first().fill("Đơn vị không có");
        page.locator("[data-tk-field=numerator]:visible").first().fill("110");
        page.locator("[data-tk-field=denominator]:visible").first().fill("112");
        Locator values = page.locator("[data-tk-field=value]:visible");
        for (int i = 1; i < values.count(); i++) {
            values.nth(i).fill("2.500,5");
        }
    }

    private interface Work {
        void on(Page page);
    }

    private void work(Stage stage, Acting.Person person, String element, Work work) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(stage.report().toString())
                .taskDefinitionKey(element)
                .singleResult();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, person.user(), Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task.getId());
            if (task.getAssignee() == null) {
                assertThat(page.locator(".tk-state")).containsText("chỉ để xem");
                page.locator("[ng-click^=claim]").first().click();
            }
            assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
            work.on(page);
        }
        play.runJobs(stage);
    }

    private static void complete(Page page) {
        page.locator("[ng-click='complete()']").first().click();
        assertThat(page.locator(".tk-form")).hasCount(0);
    }

    private static Locator field(Page page, String path) {
        return page.locator("[data-tk-field='" + path + "']").first();
    }

    private static Locator nth(Page page, String path, int index) {
        return page.locator("[data-tk-field='" + path + "']:visible").nth(index);
    }
}
