package vn.tongket.web.urging;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import vn.tongket.web.Chromium;

/** The tracker's board, letters of units signed together, and the administrator's page of mail. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrgingBrowserIT {

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
    void tracker_finds_steps_and_signs_the_letters_of_units_together() {
        ManyTasks tasks = new ManyTasks("0WA", 4, jdbc).write(calendar, DAY, 4, List.of(-6, -7, 4, -12));
        acting.ensure("0WA.theodoi", Role.TRACKER.group(tasks.tracker()));
        acting.ensure("0WA.quantri", "camunda-admin");
        jobs.travelTo(Instant.parse("2026-06-17T00:00:00Z"));
        jobs.urge();

        Page page = Chromium.signIn(chromium.fresh(), "0WA.theodoi", Acting.PASSWORD, "/don-doc");
        assertThat(page.locator("[data-waiting]")).containsText("4 công văn chờ ký");
        page.locator("#q").fill("don vi 0wa-u002");
        page.locator("#bac").selectOption("URGING_LETTER");
        page.locator("form.filters:has(#q) button.soft:not([type])").click();
        assertThat(page.locator("table.stack tbody tr")).hasCount(2);
        shoot(page, "urging-board");
        page.locator("table.stack tbody tr a[href*='/nhiem-vu/']").first().click();
        assertThat(page.locator("table.stack tbody tr")).hasCount(1);

        page.navigate(page.url().replaceAll("/nhiem-vu/.*", "/don-doc/cong-van"));
        assertThat(page.locator("input[name=thu]")).hasCount(4);
        shoot(page, "urging-letters");
        page.getByText("Ký các công văn đã chọn").click();
        page.locator("#capacity").selectOption("FOR_HEAD");
        page.locator("#position").fill("");
        page.locator("main button").click();
        assertThat(page.locator(".problems")).containsText("Hãy nhập chức vụ của người ký");
        assertThat(page.locator("#capacity")).hasValue("FOR_HEAD");
        page.locator("#position").fill("Phó Chỉ huy trưởng");
        shoot(page, "urging-sign");
        page.locator("main button").click();
        assertThat(page.locator(".done")).containsText("Đã ký, gửi 4 công văn");
        assertThat(page.locator("main ul").first()).containsText("04/BCH");
        page.navigate(page.url().replaceAll("/don-doc/.*", "/don-doc/cong-van"));
        assertThat(page.locator("main")).containsText("Không có công văn nào chờ ký.");

        Page admin = Chromium.signIn(chromium.fresh(), "0WA.quantri", Acting.PASSWORD, "/quan-tri/thu");
        assertThat(admin.locator("main")).containsText("Chưa đặt máy chủ thư");
        shoot(admin, "mail-state");
        jdbc.sql("""
                        insert into app.urging_run (id, day, started_at, working_day)
                        values (gen_random_uuid(), '2026-06-16', '2026-06-16T00:00:00Z', true)
                        """).update();
        admin.navigate(admin.url().replaceAll("/quan-tri/.*", "/don-doc/phien"));
        assertThat(admin.locator("table.stack")).containsText("16/06/2026");
        assertThat(admin.locator("table.stack")).containsText("17/06/2026");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", name + ".png"))
                .setFullPage(true));
    }
}
