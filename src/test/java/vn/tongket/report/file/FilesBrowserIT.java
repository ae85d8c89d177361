package vn.tongket.report.file;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.file.SampleFiles;
import vn.tongket.report.Attachment;
import vn.tongket.report.CanonicalReport;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.receipt.Receipts;
import vn.tongket.web.Chromium;

/** Files on a line that breaks, the receipt in hand and the page where anybody verifies it. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class FilesBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    Attachments attachments;

    @Autowired
    Receipts receipts;

    @TempDir
    Path folder;

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
    void upload_goes_on_after_a_broken_line_a_reload_and_a_new_login() throws IOException {
        Stage stage = play.opened("FBR", LocalDate.now().plusMonths(2));
        Path large = Files.write(
                folder.resolve("Phụ lục số liệu.txt"),
                "Số liệu của đơn vị. ".repeat(180_000).getBytes(StandardCharsets.UTF_8));
        try (BrowserContext browser = chromium.fresh()) {
            Page page = task(browser, stage, true);
            AtomicInteger slices = new AtomicInteger();
            page.route("**/uploads/*", route -> {
                if (route.request().method().equals("PATCH") && slices.incrementAndGet() > 2) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            choose(page, large);
            assertThat(page.locator(".tk-sending")).containsText("Mất kết nối, sẽ tự tải tiếp");
            assertThat(page.locator(".tk-percent")).not().hasText("0 %");
            assertThat(page.locator(".tk-sending progress"))
                    .hasAttribute("aria-label", "Đang tải lên Phụ lục số liệu.txt");
            page.locator("[data-tk-files]").scrollIntoViewIfNeeded();
            Chromium.screenshot(page, "files-broken-line");
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-problems")).containsText("Còn tệp đang tải lên");
            page.close();

            Page again = task(browser, stage, false);
            List<Integer> offsets = new CopyOnWriteArrayList<>();
            again.onRequest(request -> {
                if (request.method().equals("PATCH")) {
                    offsets.add(Integer.valueOf(request.headerValue("upload-offset")));
                }
            });
            assertThat(again.locator(".tk-files").first()).containsText("đang tải dở: hãy chọn lại đúng tệp này");
            choose(again, large);
            assertThat(again.locator(".tk-files a")).hasText("Phụ lục số liệu.txt");
            assertThat(offsets.get(0)).isEqualTo(2 * 1024 * 1024);
            assertThat(again.locator(".tk-sending")).hasCount(0);

            AtomicBoolean signedIn = new AtomicBoolean();
            again.route("**/uploads", route -> {
                if (signedIn.get()) {
                    route.resume();
                } else {
                    route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}"));
                }
            });
            again.locator("input[type=file]")
                    .setInputFiles(new FilePayload("Ảnh quét.png", "image/png", SampleFiles.picture("png")));
            assertThat(again.locator(".tk-sending")).containsText("đăng nhập lại là tải tiếp");
            assertThat(again.locator(".tk-sending a")).hasAttribute("href", "/dang-nhap");
            signedIn.set(true);
            assertThat(again.locator(".tk-files").first()).containsText("Ảnh quét.png");
            assertThat(again.locator(".tk-files").first()).containsText("không đọc được chữ");
        }
        assertThat(stage.drafter().call(() -> attachments.list(Actors.current(), stage.report())))
                .extracting(Attachment::name, Attachment::size)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Phụ lục số liệu.txt", Files.size(large)),
                        org.assertj.core.groups.Tuple.tuple("Ảnh quét.png", (long) SampleFiles.picture("png").length));
    }

    @Test
    void each_bad_file_is_told_beside_it_and_the_others_arrive() {
        Stage stage = play.opened("FBS", LocalDate.now().plusMonths(2));
        try (BrowserContext browser = chromium.fresh()) {
            Page page = task(browser, stage, true);
            page.locator("input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("bao cao.pdf", "application/pdf", SampleFiles.docx("Báo cáo")),
                new FilePayload("bang.csv", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8)),
                new FilePayload("ke hoach.pdf", "application/pdf", SampleFiles.pdf("HUYỆN ỦY", "TỐI MẬT")),
                new FilePayload("trong.txt", "text/plain", new byte[0]),
                new FilePayload("phu luc.pdf", "application/pdf", SampleFiles.pdf("Phụ lục của báo cáo"))
            });
            Locator refused = page.locator(".tk-refused");
            assertThat(refused).hasCount(3);
            assertThat(refused.filter(new Locator.FilterOptions().setHasText("bao cao.pdf")))
                    .containsText("thực chất là tệp .docx");
            assertThat(refused.filter(new Locator.FilterOptions().setHasText("ke hoach.pdf")))
                    .containsText("thẻ tham chiếu");
            assertThat(refused.filter(new Locator.FilterOptions().setHasText("trong.txt")))
                    .containsText("không có nội dung");
            assertThat(page.locator(".tk-files a")).hasText(new String[] {"bang.csv", "phu luc.pdf"});
            page.locator("[data-tk-files]").scrollIntoViewIfNeeded();
            Chromium.screenshot(page, "files-refused");
            page.getByLabel("Bỏ qua tệp trong.txt").click();
            assertThat(refused).hasCount(2);
            page.onDialog(dialog -> dialog.accept());
            page.getByLabel("Xóa tệp bang.csv").click();
            assertThat(page.locator(".tk-files a")).hasText(new String[] {"phu luc.pdf"});
        }
    }

    @Test
    void receipt_is_printed_and_anybody_verifies_the_file() throws IOException {
        Stage stage = play.opened("FBT", LocalDate.now().plusMonths(2));
        stage.drafter()
                .run(() -> attachments.add(
                        Actors.current(),
                        stage.report(),
                        "Phụ lục 1.pdf",
                        () -> new java.io.ByteArrayInputStream(SampleFiles.pdf("Phụ lục của báo cáo"))));
        play.submitted(stage);
        Receipt receipt = stage.leader()
                .call(() -> receipts.of(Actors.current(), stage.report()))
                .get(0);
        Path sealed = folder.resolve("ban-gui.txt");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, stage.leader().user(), Acting.PASSWORD, "/bao-cao/" + stage.report() + "/bien-nhan");
            assertThat(page.locator(".receipt")).containsText(receipt.code());
            assertThat(page.locator(".receipt")).containsText("Phụ lục 1.pdf");
            Chromium.screenshot(page, "receipt");
            page.pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target", "screenshots", "receipt.pdf")));
            page.waitForDownload(() -> page.getByText("Tải bản gửi").click()).saveAs(sealed);
        }
        assertThat(CanonicalReport.sha256(Files.readString(sealed))).isEqualTo(receipt.sha256());
        try (BrowserContext browser = chromium.fresh()) {
            Page page = browser.newPage();
            page.navigate("/kiem-chung");
            page.locator("#verify-file").setInputFiles(sealed);
            assertThat(page.locator("#verify-answer")).containsText("Đúng là bản báo cáo đã nhận, nộp lần 1");
            Chromium.screenshot(page, "verify");
            Path tampered = folder.resolve("da-sua.txt");
            Files.writeString(tampered, Files.readString(sealed).replaceFirst("[0-9]", "x"));
            page.locator("#verify-file").setInputFiles(tampered);
            assertThat(page.locator("#verify-answer")).containsText("Chưa từng nhận");
            page.locator("#code").fill(receipt.code().toLowerCase());
            page.getByText("Kiểm chứng", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".done")).containsText("Đúng là bản báo cáo đã nhận");
            page.setViewportSize(380, 800);
            Chromium.screenshot(page, "verify-narrow");
        }
    }

    @Test
    void card_is_declared_on_its_page_and_the_form_shows_nothing_else() {
        Stage stage = play.opened("FBU", LocalDate.now().plusMonths(2));
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, stage.drafter().user(), Acting.PASSWORD, "/bao-cao/" + stage.report() + "/the-tham-chieu");
            page.getByLabel("Tối mật").check();
            page.locator("#deliveredOn").fill("1/9/2025");
            page.locator("#channel").selectOption("MILITARY_POST");
            page.locator("#recipientUnit").selectOption(stage.province().party());
            page.locator("#recipientRole").selectOption("CLERK");
            page.locator("#registerNumber").fill("mười hai");
            page.getByText("Khai thẻ", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".problems")).containsText("Số đăng ký chỉ gồm");
            assertThat(page.locator("#deliveredOn")).hasValue("1/9/2025");
            Chromium.screenshot(page, "card-refused");
            page.locator("#registerNumber").fill("012");
            page.getByText("Khai thẻ", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".facts")).containsText("Báo cáo mật – gửi qua kênh riêng");
            Chromium.screenshot(page, "card");
        }
        try (BrowserContext browser = chromium.fresh()) {
            Page page = task(browser, stage, true);
            assertThat(page.locator(".tk-warning:visible")).containsText("Số đăng ký: 012");
            assertThat(page.locator("textarea:visible")).hasCount(0);
            Chromium.screenshot(page, "card-write");
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        play.runJobs(stage);
        play.submit(stage);
        assertThat(receipts.received(stage.leader()
                        .call(() -> receipts.of(Actors.current(), stage.report()))
                        .get(0)
                        .code()))
                .hasSize(1);
    }

    private void choose(Page page, Path file) {
        page.locator("input[type=file]").setInputFiles(file);
    }

    private Page task(BrowserContext browser, Stage stage, boolean fresh) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(stage.report().toString())
                .taskDefinitionKey(Elements.WRITE_REPORT)
                .singleResult()
                .getId();
        String address = "/camunda/app/tasklist/default/#/?task=" + task;
        Page page;
        if (fresh) {
            page = Chromium.signIn(browser, stage.drafter().user(), Acting.PASSWORD, address);
            page.locator("[ng-click^=claim]").first().click();
        } else {
            page = browser.newPage();
            page.navigate(address);
        }
        assertThat(page.locator(".tk-form:not(.tk-loading)")).isVisible();
        assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
        return page;
    }
}
