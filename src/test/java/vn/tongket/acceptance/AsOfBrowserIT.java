package vn.tongket.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.commendation.Commendations;
import vn.tongket.organization.Role;
import vn.tongket.web.Chromium;

/** Choosing a day on every page that can be read as of one, in a real browser. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class AsOfBrowserIT {

    private static final String DAY = "2026-06-04";

    @LocalServerPort
    int port;

    @Autowired
    Play play;

    @Autowired
    FollowUpPlay followUp;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Commendations commendations;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_day_is_chosen_on_every_page_and_left_again() {
        var sample = followUp.begin("QKJ", 1);
        jdbc.sql(
                        "insert into app.limitation (id, conclusion_id, ordinal, said) values (gen_random_uuid(), :id, 1, 'Chậm')")
                .param("id", sample.conclusion)
                .update();
        jobs.travelTo(LocalDate.of(2026, 2, 20));
        jobs.urge();
        jobs.travelTo(LocalDate.of(2026, 6, 1));
        Province province = units.province("QKL", 1);
        Cast cast = play.cast("QKL", province.party());
        UUID cycle = ConferenceOnly.held(play, cast, province, "8/6/2026");
        UUID commendation = commendations.open(cycle);
        acting.ensure("QKL.kiemtra", Role.AUDITOR.group(province.party()));
        jobs.travelTo(LocalDate.of(2026, 8, 3));
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "QKL.dieuphoi", Acting.PASSWORD, "/dot/" + cycle);
            choose(page);
            assertThat(page.locator("main form[method=post]")).hasCount(0);
            Chromium.screenshot(page, "as-of-cycle");
            narrow(page, "as-of-cycle-narrow");

            page.locator(".doors a", new Page.LocatorOptions().setHasText("Hội nghị"))
                    .first()
                    .click();
            onDay(page);
            assertThat(page.locator("h1")).containsText("Hội nghị sơ kết");
            Chromium.screenshot(page, "as-of-conference");
            page.navigate("/dot/" + cycle + "/khen-thuong");
            choose(page);
            page.navigate("/khen-thuong/" + commendation + "/thong-ke?ngay=" + DAY);
            onDay(page);
            Chromium.screenshot(page, "as-of-commendation");
            page.getByText("Về hôm nay").click();
            assertThat(page.locator(".as-of")).hasCount(0);

            page.navigate("/dot/" + cycle + "?ngay=2031-01-01");
            assertThat(page.locator("main")).containsText("Ngày 01/01/2031 chưa tới; hôm nay là 03/08/2026.");
            Chromium.screenshot(page, "as-of-refused");
            page.getByText("Xem tình trạng hôm nay").click();
            assertThat(page).hasURL(Pattern.compile(".*/dot/" + cycle + "$"));
            assertThat(chromium.faults()).isEmpty();
        }
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, followUp.tracker(sample).user(), Acting.PASSWORD, "/don-doc");
            choose(page);
            Chromium.screenshot(page, "as-of-urging");
            page.navigate("/han-che");
            choose(page);
            assertThat(page.locator("main")).containsText("Chậm");
            assertThat(chromium.faults()).isEmpty();
        }
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, followUp.coordinator(sample).user(), Acting.PASSWORD, "/han-che");
            // what was written before states were kept
            page.navigate("/ket-luan/" + sample.conclusion + "?ngay=" + DAY);
            assertThat(page.locator("main"))
                    .containsText("Vào ngày 04/06/2026 chưa có nội dung này, hoặc phần mềm chưa lưu");
            page.getByText("Xem tình trạng hôm nay").click();
            assertThat(page.locator(".as-of-chooser")).hasCount(1);
            Chromium.screenshot(page, "as-of-conclusion");
            assertThat(chromium.faults()).isEmpty();
        }
        audit(cycle, province);
        play.end(cycle);
    }

    /** An auditor asks what the approver of the Party committee could see. */
    private void audit(UUID cycle, Province province) {
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "QKL.kiemtra", Acting.PASSWORD, "/nhat-ky");
            page.getByText("Ai nhìn thấy gì vào một ngày").click();
            page.locator("#ngay").fill(DAY);
            page.locator("#donvi").fill(province.party());
            page.locator("#vaitro").selectOption("approver");
            page.locator("main button", new Page.LocatorOptions().setHasText("Xem"))
                    .click();
            assertThat(page.locator("main")).containsText("Sơ kết xây dựng khu vực phòng thủ");
            assertThat(page.locator("main")).containsText("toàn bộ đợt");
            Chromium.screenshot(page, "sight");
            clean(page, "main");
            narrow(page, "sight-narrow");
            page.locator("main td a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/dot/" + cycle + "\\?ngay=" + DAY));
            onDay(page);
            assertThat(chromium.faults()).isEmpty();
        }
    }

    private static void choose(Page page) {
        page.locator(".as-of-chooser summary").focus();
        page.keyboard().press("Enter");
        page.locator("#as-of-day").fill(DAY);
        page.locator(".as-of-chooser button").click();
        onDay(page);
        clean(page, ".as-of");
        clean(page, ".as-of-chooser");
    }

    private static void onDay(Page page) {
        assertThat(page.locator(".as-of").first()).containsText("Đang xem theo ngày 04/06/2026");
        assertThat(page).hasURL(Pattern.compile(".*[?&]ngay=" + DAY + ".*"));
    }

    private static void clean(Page page, String part) {
        assertThat(new AxeBuilder(page)
                        .include(List.of(part))
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(part)
                .isEmpty();
    }

    private static void narrow(Page page, String name) {
        page.setViewportSize(360, 740);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        Chromium.screenshot(page, name);
        page.setViewportSize(1280, 900);
    }
}
