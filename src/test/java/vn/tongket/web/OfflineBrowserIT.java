package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.report.ReportDesk;

/** A report taken home from its page and brought back there, in the browser of the person who writes it. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk plans;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportDesk desk;

    @TempDir
    Path folder;

    private Chromium chromium;
    private Province province;
    private UUID report;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        province = units.province("NGOAI", 1);
        for (String role : List.of("approver", "reviewer", "clerk")) {
            acting.ensure("NGOAI." + role, province.party() + "." + role);
        }
        Acting.Person coordinator = acting.as("NGOAI.dieu-phoi", province.party() + ".coordinator");
        UUID cycle = tasklist.start(
                coordinator, "review-cycle", "title", "Tổng kết viết ngoại tuyến", "kind", "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.sections = SamplePlan.sections("1", "1.1", "1.2");
        plan.indicators = SamplePlan.indicators();
        plan.due = "31/12/2030";
        plan.periodTo = "2010";
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
        report = obligations.ofCycle(cycle).get(0).id();
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void workbook_is_downloaded_filled_sent_compared_and_taken_over() throws Exception {
        String drafter = province.drafterOf(province.districts().get(0));
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, drafter, Acting.PASSWORD, "/bao-cao/" + report + "/ngoai-tuyen");
            assertThat(page.locator("main")).containsText("Chưa có tệp nào được tải lên.");
            Download word = page.waitForDownload(
                    () -> page.getByText("Tệp Word (nội dung)").click());
            assertThat(word.suggestedFilename()).startsWith("Báo cáo - ").endsWith(".docx");
            Download excel = page.waitForDownload(
                    () -> page.getByText("Tệp Excel (số liệu)").click());

            send(page, new FilePayload("bao-cao.docx", "", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));

            assertThat(page.locator(".problems")).containsText("Nội dung tệp là PDF");
            page.locator("#tep").setInputFiles(large());
            page.locator("form[data-upload] button").click();
            assertThat(page.locator(".problems")).containsText("Tệp lớn hơn 50 MB");
            Chromium.screenshot(page, "offline-refused");

            browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
            send(page, new FilePayload("số liệu đã điền.xlsx", "", filled(excel.path())));
            assertThat(page.locator(".problems")).containsText("Phiên làm việc đã hết");
            Page login = browser.waitForPage(
                    () -> page.getByText("Đăng nhập lại (mở trang mới)").click());
            login.locator("#username").fill(drafter);
            login.locator("#password").fill(Acting.PASSWORD);
            login.locator("#login button").click();
            login.waitForURL(url -> !url.contains("dang-nhap"));
            page.locator("form[data-upload] button").click();

            assertThat(page.locator("h2").first()).containsText("số liệu đã điền.xlsx");
            assertThat(page.locator("section.card ins.in").first()).containsText("31/7/2010");
            Chromium.screenshot(page, "offline-differences");
            assertThat(desk(drafter)).isNull();
            page.getByText("Lấy các phần đã chọn vào bản thảo").click();
            assertThat(page.locator(".done")).containsText("Đã lấy 2 phần");
            assertThat(page.locator("main")).containsText("số liệu đã điền.xlsx");
            Chromium.screenshot(page, "offline-taken");
        }
        assertThat(desk(drafter)).isEqualTo("1.234,5");
        jdbc.sql("update app.report_version set handed_over_at = now() where obligation_id = :id")
                .param("id", report)
                .update();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, drafter, Acting.PASSWORD, "/bao-cao/" + report + "/ngoai-tuyen");
            assertThat(page.locator(".problems")).containsText("đang chờ lãnh đạo đơn vị ký");
            assertThat(page.locator("#tep")).hasCount(0);
        }
        try (BrowserContext browser = chromium.fresh()) {
            Page page =
                    Chromium.signIn(browser, "NGOAI.reviewer", Acting.PASSWORD, "/bao-cao/" + report + "/ngoai-tuyen");
            assertThat(page.locator("main")).containsText("Không tìm thấy nội dung này");
        }
    }

    private String desk(String drafter) {
        return acting.as(drafter, province.districts().get(0) + ".drafter")
                .call(() -> desk.file(Actors.current(), report))
                .indicators()
                .get(2)
                .entries()
                .get(0)
                .value();
    }

    private static void send(Page page, FilePayload file) {
        page.locator("#tep").setInputFiles(file);
        page.locator("form[data-upload] button").click();
    }

    private Path large() throws Exception {
        Path large = folder.resolve("lon.docx");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(51L * 1024 * 1024);
        }
        return large;
    }

    private static byte[] filled(Path file) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = book.getSheetAt(0);
            sheet.getRow(4).getCell(6).setCellValue("31/7/2010");
            for (var row : sheet) {
                if (row.getCell(0) != null
                        && row.getCell(0).getStringCellValue().equals("I03")) {
                    row.getCell(6).setCellValue(1234.5);
                    break;
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }
}
