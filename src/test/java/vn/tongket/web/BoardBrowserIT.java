package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
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
import vn.tongket.TongKetTest;
import vn.tongket.assignment.urging.ManyTasks;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.organization.Role;

/** The follow-up board, a unit's record and a public extract, from the tracker's desk to a stranger's telephone. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardBrowserIT {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 17);

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    JdbcClient jdbc;

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
    void board_leads_to_a_unit_and_what_is_published_opens_without_an_account() {
        ManyTasks tasks = new ManyTasks("0WG", 6, jdbc).write(calendar, DAY, 6, List.of(-3, -15, 2, -40, 9, -70));
        acting.ensure("0WG.theodoi", Role.TRACKER.group(tasks.tracker()));
        acting.ensure("0WG.dieuphoi", Role.COORDINATOR.group(tasks.state()));
        jobs.travelTo(Instant.parse("2026-06-17T01:00:00Z"));

        Page page =
                Chromium.signIn(chromium.fresh(), "0WG.theodoi", Acting.PASSWORD, "/dot/" + tasks.cycle + "/nhiem-vu");
        assertThat(page.locator("tr[data-age=LATE_7] .number")).hasText("6");
        assertThat(page.locator("#by-unit tbody tr")).hasCount(6);
        assertThat(page.locator("[data-push]")).containsText(Pattern.compile("tự cập nhật|Đã cập nhật"));
        shoot(page, "board");
        jdbc.sql("""
                        update app.assignment set confirmed_at = :at, submitted_at = :at, changed_at = :at
                         where id = (select a.id from app.assignment a join app.clause c on c.id = a.clause_id
                                      where a.conclusion_id = :id and c.ref = '1' order by a.unit_code limit 1)
                        """)
                .param("at", java.time.OffsetDateTime.parse("2026-06-17T07:30:00+07:00"))
                .param("id", tasks.conclusion)
                .update();
        assertThat(page.locator("tr[data-age=LATE_7] .number")).hasText("5");
        page.locator("tr[data-age=LATE_7] a").click();
        assertThat(page.locator("table.stack tbody tr")).hasCount(5);
        page.goBack();
        page.locator("#by-unit th[scope=row] a").first().click();
        assertThat(page.locator("h1")).containsText("Đơn vị 0WG-U");
        assertThat(page.locator("figure[data-chart] canvas, figure[data-chart] svg")
                        .first())
                .isVisible();
        shoot(page, "unit-record");

        Page desk =
                Chromium.signIn(chromium.fresh(), "0WG.dieuphoi", Acting.PASSWORD, "/dot/" + tasks.cycle + "/cong-bo");
        desk.locator("form[method=get] button").click();
        assertThat(desk.locator("#preview tbody tr")).hasCount(36);
        shoot(desk, "publish");
        desk.onDialog(com.microsoft.playwright.Dialog::accept);
        desk.locator("#preview input[type=checkbox]").check();
        desk.locator("#preview button").click();
        assertThat(desk.locator(".done")).containsText("Đã công bố");
        String address = desk.locator("#dia-chi").inputValue();

        Page stranger = chromium.fresh().newPage();
        stranger.navigate(address);
        assertThat(stranger.locator("tbody tr")).hasCount(36);
        assertThat(stranger.locator("h1")).containsText("Kết quả thực hiện 249-KL/TU");
        assertThat(stranger.locator("header, nav")).hasCount(0);
        shoot(stranger, "public-extract");
        String hash = stranger.locator("p.hash").textContent().replaceAll(".*: ", "");
        stranger.navigate(address.replaceAll("/cong-bo/.*", "/kiem-chung"));
        stranger.locator("#code").fill(hash);
        stranger.locator("#code").press("Enter");
        assertThat(stranger.locator("main")).containsText("dữ liệu gốc của bản 1");
    }

    /** At the width of a desk and of a telephone, and as it goes to paper; nothing is wider than the telephone. */
    private static void shoot(Page page, String name) {
        shot(page, name);
        page.setViewportSize(360, 740);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        shot(page, name + "-360");
        page.setViewportSize(794, 1123);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        shot(page, name + "-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1280, 900);
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", name + ".png"))
                .setFullPage(true));
    }
}
