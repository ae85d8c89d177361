package vn.tongket.web.archive;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.archive.ArchivePlay;
import vn.tongket.archive.imported.ImportPlay;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.web.Chromium;

/** A coordinator has a cycle archived and fetches it; an auditor brings the file in and reads it, in a real browser. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    FollowUpPlay play;

    @Autowired
    ApplicationContext beans;

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
    void a_cycle_goes_out_and_is_read_again(@org.junit.jupiter.api.io.TempDir Path folder) {
        SampleConclusion sample = play.begin("LTW", 2);
        play.coordinator(sample);
        Path file = folder.resolve("ho-so.zip");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, play.coordinator(sample).user(), Acting.PASSWORD, "/dot/" + sample.cycle + "/luu-tru");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lập tệp lưu trữ"))
                    .click();
            assertThat(page.getByText("Đang lập văn bản")).isVisible();
            shot(page, "dang-lap", 1280);
            ArchivePlay.of(beans).finishAll();
            assertThat(page.getByText("Đã lập xong")).isVisible();
            Download download =
                    page.waitForDownload(() -> page.getByText("Tải về (").click());
            download.saveAs(file);
            accessible(page);
            shot(page, "luu-tru", 1280);
            shot(page, "luu-tru-hep", 360);
        }
        acting.ensure("LTW.kiemtra", sample.province.party() + ".auditor");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "LTW.kiemtra", Acting.PASSWORD, "/luu-tru");
            assertThat(page.getByLabel("Tệp .zip")).isEnabled();
            page.getByLabel("Tệp .zip").setInputFiles(file);
            assertThat(page.getByText("Đang kiểm tra").first()).isVisible();
            ImportPlay.of(beans).finishAll();
            page.navigate(page.url().replaceFirst("/luu-tru.*", "/luu-tru?q=ltw"));
            assertThat(page.getByText("Đã nhận, đủ và đúng").first()).isVisible();
            accessible(page);
            shot(page, "kho", 1280);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sơ kết 5 năm"))
                    .first()
                    .click();
            page.getByLabel("Từ trong tên, nội dung").fill("nhiem vu");
            page.getByRole(AriaRole.MAIN)
                    .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Tìm"))
                    .click();
            accessible(page);
            shot(page, "ho-so", 1280);
            shot(page, "ho-so-hep", 360);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đọc từ mục lục"))
                    .click();
            shot(page, "muc-luc", 1280);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nhiệm vụ và kết quả"))
                    .first()
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nhiệm vụ và kết quả")))
                    .isVisible();
            accessible(page);
            shot(page, "nhiem-vu", 1280);
        }
    }

    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private static void shot(Page page, String name, int width) {
        page.setViewportSize(width, 900);
        Chromium.screenshot(page, "archive-" + name);
        page.setViewportSize(1280, 900);
    }
}
