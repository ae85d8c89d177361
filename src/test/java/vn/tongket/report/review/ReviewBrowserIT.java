package vn.tongket.report.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportCycles;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.review.ReportComment.Typed;
import vn.tongket.web.Chromium;

/** The page of a report, the comparison of its versions and the acceptance of many, in a real browser. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Aggregation aggregation;

    private ReportPlay play;
    private Chromium chromium;

    @BeforeAll
    void open(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
        chromium = new Chromium(port);
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void report_is_read_compared_answered_and_taken_back() {
        Stage stage = play.opened("RBA", LocalDate.now().plusMonths(2));
        play.submitted(stage);
        stage.reviewer()
                .run(() -> play.desk.saveCheck(
                        Actors.current(),
                        stage.report(),
                        new ReportCheck(
                                null,
                                null,
                                null,
                                "31/12/2037",
                                List.of(new ReportCheck.Reason("1.2", "Còn chung chung")),
                                0),
                        List.of(
                                new Typed(null, "1.1", null, null, "Nêu rõ số lớp đã mở."),
                                new Typed(null, null, "NGAN-SACH", 2010, "Kiểm tra lại."))));
        play.done(stage.reviewer(), stage, "Task_CheckReport", "accepted", false);
        stage.drafter().run(() -> play.desk.save(Actors.current(), stage.report(), null, changed(), null));
        String address = "/bao-cao/" + stage.report();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, stage.leader().user(), Acting.PASSWORD, address);
            assertThat(page.locator("h1")).containsText("Báo cáo của");
            assertThat(page.locator("main")).containsText("Đã bị trả lại 1 lần");
            assertThat(page.locator("main")).containsText("Còn chung chung");
            assertThat(page.locator("#nhan-xet")).containsText("Còn 2 nhận xét chờ đơn vị xử lý");
            Chromium.screenshot(page, "review-page-unit");
            Locator comment =
                    page.locator("#nhan-xet article").filter(new Locator.FilterOptions().setHasText("Nêu rõ số lớp"));
            comment.locator("summary").click();
            comment.getByLabel("Đơn vị đã xử lý thế nào").fill("Đã nêu 3 lớp");
            comment.getByText("Ghi đã xử lý").click();
            assertThat(page.locator("#nhan-xet")).containsText("Đã nêu 3 lớp");
            assertThat(page.locator("#nhan-xet")).containsText("Còn 1 nhận xét");
            page.getByText("So sánh các lần nộp").click();
            assertThat(page.locator("ins.in").nth(1)).hasText(". Đã mở thêm 3 lớp.");
            assertThat(page.locator("main")).containsText("1.300");
            Chromium.screenshot(page, "review-compare");
            page.setViewportSize(360, 740);
            Chromium.screenshot(page, "review-compare-narrow");
            page.navigate(address);
            assertNoSideways(page);
            Chromium.screenshot(page, "review-page-narrow");
        }
        play.handOver(stage);
        play.submit(stage);
        play.accept(stage);
        Acting.Person approver = acting.as("RBA.lanhdao", stage.province().party() + ".approver");
        stage.reviewer().run(() -> {
            aggregation.consolidate(stage.cycle());
            aggregation.finishEditing(stage.cycle());
        });
        approver.run(() -> aggregation.decide(stage.cycle(), true, null));
        try (BrowserContext browser = chromium.fresh();
                BrowserContext other = chromium.fresh()) {
            Page page = Chromium.signIn(browser, stage.reviewer().user(), Acting.PASSWORD, address);
            page.onDialog(dialog -> dialog.accept());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Chromium.screenshot(page, "review-page-print");
            assertThat(page.locator("aside")).not().isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            Chromium.screenshot(page, "review-page-reviewer");
            page.getByLabel("Lý do rút lại").fill("Số liệu giao quân sai");
            page.locator("form[action$='/rut-lai'] button").click();
            assertThat(page.locator(".problems")).containsText("Báo cáo tổng hợp của đợt (bản 1) đã được duyệt");
            assertThat(page.getByLabel("Lý do rút lại")).hasValue("Số liệu giao quân sai");
            Page above = Chromium.signIn(
                    other, approver.user(), Acting.PASSWORD, "/dot/" + stage.cycle() + "/bao-cao-tong-hop");
            above.getByText("Rút lại việc duyệt báo cáo tổng hợp").click();
            above.getByLabel("Lý do rút lại").fill("Một báo cáo phải sửa");
            Chromium.screenshot(above, "review-approval-undoing");
            above.locator("main form button").click();
            assertThat(above.locator(".done")).containsText("Đã rút lại việc duyệt");
            page.locator("form[action$='/rut-lai'] button").click();
            assertThat(page.locator(".done")).containsText("Đã rút lại");
            assertThat(page.locator(".rounds")).containsText("Số liệu giao quân sai");
            assertThat(page.locator(".lead .badge")).containsText("Đã nộp");
            Chromium.screenshot(page, "review-page-undone");
        }
    }

    @Test
    void many_reports_are_accepted_with_a_result_for_each() {
        List<Stage> stages = play.opened("RBB", LocalDate.now().plusMonths(2), 7);
        stages.forEach(play::submitted);
        Stage first = stages.get(0);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, first.reviewer().user(), Acting.PASSWORD, "/dot/" + first.cycle() + "/tham-dinh");
            assertThat(page.locator("tbody tr")).hasCount(7);
            page.locator("main form button").last().click();
            assertThat(page.locator(".problems")).containsText("Hãy chọn ít nhất một báo cáo");
            page.locator("[data-check-all]").check();
            Chromium.screenshot(page, "review-bulk");
            page.locator("main form button").last().click();
            play.giveBack(first, null, new ReportCheck.Reason(null, "Sửa"));
            Chromium.screenshot(page, "review-bulk-confirm");
            page.getByText("Chấp nhận 7 báo cáo", new Page.GetByTextOptions().setExact(true))
                    .dblclick();
            assertThat(page.locator("#progress")).containsText("Đã xong: chấp nhận 6 trong 7 báo cáo");
            assertThat(page.locator("#progress")).containsText("Báo cáo này đã được thẩm định trước đó");
            page.reload();
            assertThat(page.locator("#progress")).containsText("Đã xong: chấp nhận 6 trong 7 báo cáo");
            Chromium.screenshot(page, "review-bulk-done");
            page.getByText("Về danh sách chờ thẩm định").click();
            assertThat(page.locator("main")).containsText("Không có báo cáo nào chờ thẩm định");
            page.setViewportSize(360, 740);
            page.goBack();
            assertNoSideways(page);
            Chromium.screenshot(page, "review-bulk-narrow");
        }
    }

    private static void assertNoSideways(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    private static ReportContent changed() {
        ReportContent whole = ReportCycles.complete();
        return new ReportContent(
                whole.dataUntil(),
                whole.sections().stream()
                        .map(section -> section.code().equals("1.1")
                                ? new Passage("1.1", section.text() + ". Đã mở thêm 3 lớp.", false, null)
                                : section)
                        .toList(),
                whole.values().stream()
                        .map(entry -> entry.indicator().equals("LOP")
                                ? new Entry("LOP", null, "1.300", null, null, null)
                                : entry)
                        .toList());
    }
}
