package vn.tongket.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import vn.tongket.TestDatabase;
import vn.tongket.web.Chromium;

/** The day of each role on the demo: first page, the one next step, its help, and back; and the pictures of the guide. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "demo"})
@Import(TestDatabase.class)
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE - 1) // just before DemoBrowserIT, which uses the same context and ends it
class RoleDaysBrowserIT {

    private static final String PICTURES_SHOWN = """
            async () => {
              const pictures = [...document.querySelectorAll('.guide img')];
              pictures.forEach(picture => { picture.loading = 'eager'; });
              await Promise.all(pictures.map(picture => picture.decode()));
              return [...new Set(pictures.map(picture => picture.naturalWidth))];
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

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

    @ParameterizedTest
    @CsvSource({
        "dieuphoi, dieu-phoi, /dot",
        "lanhdao, phe-duyet, /dot",
        "HG-HBACME.soan, soan-bao-cao, /nhiem-vu",
        "HG-HBACME.ky, lanh-dao-don-vi, /nhan-su/toi",
        "thamdinh, tham-dinh, /han-che",
        "theodoi, theo-doi, /don-doc",
        "vanthu, van-thu, /van-ban",
        "hoidong, hoi-dong, /khen-thuong/quy-che",
        "quytrinh, quan-ly-quy-trinh, /ngay-nghi",
        "kiemtoan, kiem-tra, /nhat-ky",
        "admin, quan-tri, /nhan-su",
    })
    void day_of_a_role(String account, String guide, String ownPage) throws IOException {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, account, "demo", "/");
            assertThat(page.locator("h1")).containsText("Xin chào");
            if (guide.equals("soan-bao-cao")) {
                GuidePictures.take(page, "trang-chu");
            }

            Locator step = page.locator(".next-step .buttons a");
            if (step.count() > 0) {
                step.first().click();
                if (page.url().contains("/tasklist/")) {
                    formOf(page);
                } else {
                    assertThat(page.locator("h1, .navbar").first()).isVisible();
                }
            }

            page.navigate(ownPage);
            assertThat(page.locator("main h1")).isVisible();
            GuidePictures.take(page, guide);
            page.locator(".who a", new Page.LocatorOptions().setHasText("Trợ giúp"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/huong-dan/[a-z-]+#[a-z-]+$"));
            assertThat(page.locator(page.url().replaceFirst(".*#", "#"))).isVisible();

            page.navigate("/huong-dan");
            page.locator("main section").first().locator("a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/huong-dan/" + guide + "$"));
            if (!Boolean.getBoolean("tongket.refresh-guide")) { // new ones are not on the class path yet
                assertThat(page.evaluate(PICTURES_SHOWN)).isEqualTo(List.of(1000));
            }
            Chromium.screenshot(page, "huong-dan/guide-" + guide);
            page.locator(".brand").click();
            assertThat(page.locator("h1")).containsText("Xin chào");
        }
    }

    @Test
    void form_of_a_report_is_pictured() throws IOException {
        String task = tasks.createTaskQuery()
                .taskDefinitionKey("Task_WriteReport")
                .taskCandidateGroup("T0-HU1.drafter")
                .listPage(0, 1)
                .get(0)
                .getId();
        try (BrowserContext browser = chromium.fresh()) {
            String address = "/camunda/app/tasklist/default/#/?task=" + task;
            Page page = Chromium.signIn(browser, "T0-HU1.soan", "demo", address);
            page.navigate(address);
            assertThat(page.locator(".tk-guide a")).isVisible();
            GuidePictures.take(page, "bieu-mau-bao-cao");
        }
    }

    /** A task opens with its form, and the form with its paragraph of the guide. */
    private static void formOf(Page page) {
        Locator help = page.locator(".tk-guide a");
        assertThat(page.locator("[cam-tasklist-filters]")).isVisible();
        if (!page.url().contains("task=")) {
            return;
        }
        assertThat(help).isVisible();
        Chromium.screenshot(page, "huong-dan/form-" + help.getAttribute("href").replaceFirst(".*/", ""));
        Page paragraph = page.waitForPopup(help::click);
        assertThat(paragraph).hasURL(Pattern.compile(".*/huong-dan/[a-z-]+#[a-z-]+$"));
        assertThat(paragraph.locator(paragraph.url().replaceFirst(".*#", "#"))).isVisible();
        paragraph.close();
    }
}
