package vn.tongket.web.cycle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TongKetTest;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Chromium;
import vn.tongket.web.push.Pushes;

/** A leader looks at a cycle while units submit elsewhere: the open pages follow, without being loaded again. */
@TongKetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("vn.tongket.web.Chromium#isThere")
class CycleLookBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Pushes pushes;

    private Chromium chromium;
    private ReportPlay play;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        play = beans.createBean(ReportPlay.class);
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void open_pages_follow_what_units_do_and_say_when_they_cannot() {
        jobs.travelTo(LocalDate.of(2026, 3, 20));
        List<Stage> units = play.opened("NHINLA", LocalDate.of(2026, 3, 27), 6);
        jdbc.sql("""
                        insert into app.cycle_phase
                        select :cycle, unnest(array['PLAN', 'REPORTS', 'CONSOLIDATION', 'CONFERENCE', 'CONCLUSION'])
                        on conflict do nothing
                        """).param("cycle", units.get(0).cycle()).update();
        jdbc.sql("insert into app.milestone values (:cycle, 'CONFERENCE', '2026-04-28', 'DAY', null, null)")
                .param("cycle", units.get(0).cycle())
                .update();
        String here = "/dot/" + units.get(0).cycle();
        try (BrowserContext browser = chromium.fresh()) {
            units.get(0).coordinator().run(() -> {});
            Page matrix =
                    Chromium.signIn(browser, units.get(0).coordinator().user(), Acting.PASSWORD, here + "/ma-tran");
            assertThat(matrix.locator("[data-push]")).hasAttribute("data-state", Pattern.compile("live|updated"));
            Page overview = browser.newPage();
            overview.navigate(here);
            assertThat(overview.locator("#standing")).containsText("0/6");
            Locator row = matrix.locator("tr[data-unit=" + units.get(0).unit() + "]");
            assertThat(row).containsText("Đang soạn");
            matrix.evaluate("window.kept = 'the same page'");

            play.submitted(units.get(0));

            assertThat(row).containsText("Đã nộp, đúng hạn");
            assertThat(row).hasClass("changed");
            assertThat(matrix.locator(".matrix-sum")).containsText("đã nộp 1/6");
            assertThat(overview.locator("#standing")).containsText("1/6");
            assertThat(overview.locator("#reports")).containsText("Đã nộp: 1");

            play.write(units.get(1));
            play.handOver(units.get(1));
            play.accept(units.get(0));
            assertThat(row).containsText("Đạt");
            assertThat(matrix.locator("tr[data-unit=" + units.get(1).unit() + "]"))
                    .containsText("Chờ lãnh đạo ký");

            pushes.stop();
            assertThat(matrix.locator("[data-push]")).containsText("Mất kết nối với máy chủ");
            play.submit(units.get(1));
            Chromium.screenshot(matrix, "cycle-matrix-lost");
            pushes.start();
            assertThat(matrix.locator("tr[data-unit=" + units.get(1).unit() + "]"))
                    .containsText("Đã nộp, đúng hạn");
            assertThat(matrix.locator("[data-push]")).not().containsText("Mất kết nối");
            assertThat(matrix.evaluate("window.kept")).isEqualTo("the same page");

            look(browser, units, here);
        }
    }

    /** The tabs as they are seen: wide, on a phone, without colours, on paper; and by rules of accessibility. */
    private void look(BrowserContext browser, List<Stage> units, String here) {
        jobs.travelTo(LocalDate.of(2026, 3, 30));
        play.submitted(units.get(2));
        play.giveBack(
                units.get(1), "10/4/2026", new vn.tongket.report.ReportCheck.Reason(null, "Thiếu số liệu năm 2017"));
        Page page = browser.newPage();
        for (String tab : List.of("", "/ma-tran", "/tien-do", "/so-lieu?ct=NGAN-SACH")) {
            String name = "cycle-"
                    + (tab.isEmpty()
                            ? "overview"
                            : tab.substring(tab.lastIndexOf(tab.contains("=") ? '=' : '/') + 1)
                                    .toLowerCase(java.util.Locale.ROOT));
            page.setViewportSize(1280, 900);
            page.navigate(here + tab);
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Tổng kết 10 năm");
            if (tab.startsWith("/tien-do") || tab.startsWith("/so-lieu")) {
                assertThat(page.locator(".chart canvas").first()).isVisible();
            }
            Chromium.screenshot(page, name);
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations())
                    .as(tab)
                    .isEmpty();
            page.evaluate("document.documentElement.style.filter = 'grayscale(1)'");
            Chromium.screenshot(page, name + "-grey");
            page.setViewportSize(360, 740);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s on a phone", tab)
                    .isLessThanOrEqualTo(360);
            Chromium.screenshot(page, name + "-phone");
            page.setViewportSize(1280, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.pdf(new Page.PdfOptions()
                    .setPath(Path.of("target", "screenshots", name + ".pdf"))
                    .setPreferCSSPageSize(true));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }
}
