package vn.tongket.web.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Probe;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.web.Chromium;

/** Everything that a person without further rights opens in Tasklist is answered: the guard is not in the way. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class TasklistWalkIT {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Probe probe;

    @Autowired
    TestUnits units;

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private Chromium chromium;

    @BeforeEach
    void open() {
        chromium = new Chromium(port);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    private BrowserContext browser() {
        BrowserContext browser = chromium.fresh();
        browser.onResponse(response -> {
            if (response.status() >= 400 && !response.url().endsWith("/identity/password-policy")) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        browser.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        return browser;
    }

    @Test
    void drafter_opens_a_task_and_all_its_tabs() {
        acting.ensure("dao.soan", "DAO.drafter");
        Probe.Started started = probe.start("DAO.drafter");
        try (BrowserContext browser = browser()) {
            Page page = Chromium.signIn(browser, "dao.soan", Acting.PASSWORD, TASKLIST + "#/?task=" + started.task());
            assertThat(page.locator("[cam-tasklist-task]").first()).containsText("Thử cửa");
            assertThat(page.locator(".ce-eol-banner")).isHidden();
            Chromium.screenshot(page, "tasklist-task");
            for (int tab = 0; tab < 4; tab++) {
                page.locator("[cam-tasklist-task] .nav-tabs li a").nth(tab).click();
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
            page.locator(".claim").click();
            assertThat(page.locator("[cam-tasklist-task]").first()).containsText("dao.soan");
        }
        assertThat(refused).isEmpty();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void coordinator_starts_a_cycle_with_its_form() {
        String unit = units.province("DAOT", 1).party();
        acting.ensure("daot.dieuphoi", unit + ".coordinator");
        try (BrowserContext browser = browser()) {
            Page page = Chromium.signIn(browser, "daot.dieuphoi", Acting.PASSWORD, TASKLIST);
            page.locator(".start-process-action a").click();
            page.locator(".modal-content li.process-definition, .modal-content a")
                    .filter(new Locator.FilterOptions().setHasText("tổng kết"))
                    .first()
                    .click();
            page.getByLabel("Tên đợt").fill("Tổng kết thử trong trình duyệt");
            assertThat(page.locator(".fjs-container")).not().containsText("Select");
            Chromium.screenshot(page, "tasklist-start");
            page.locator(".fjs-form-field-select .fjs-input-group").click();
            page.locator(".fjs-dropdownlist-item").getByText("Tổng kết").click();
            page.locator(".modal-footer .btn-primary").click();
            assertThat(page.locator(".modal-content")).hasCount(0);
        }
        assertThat(refused).isEmpty();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void who_lost_the_session_logs_in_and_is_back_at_the_same_task() {
        acting.ensure("dao.soan", "DAO.drafter");
        Probe.Started started = probe.start("DAO.drafter");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "dao.soan", Acting.PASSWORD, TASKLIST + "#/?task=" + started.task());
            assertThat(page.locator("[cam-tasklist-task]").first()).containsText("Thử cửa");
            browser.clearCookies();
            page.evaluate("document.querySelector('.claim')?.click()");

            page.locator("#username").fill("dao.soan");
            page.locator("#password").fill(Acting.PASSWORD);
            page.locator("button[type=submit]").click();
            assertThat(page.locator("[cam-tasklist-task]").first()).containsText("Thử cửa");
            assertThat(page.url()).contains(started.task());
        }
    }

    @Test
    void auditor_of_the_province_looks_around_in_cockpit() {
        String unit = units.province("DAOK", 1).party();
        acting.ensure("daok.kiemtoan", unit + ".auditor");
        Probe.Started started = probe.start("DAO.drafter");
        try (BrowserContext browser = browser()) {
            Page page = Chromium.signIn(browser, "daok.kiemtoan", Acting.PASSWORD, COCKPIT + "#/dashboard");
            assertThat(page.locator("body")).containsText("Lượt chạy quy trình đang chạy");
            for (String place : List.of("processes", "decisions", "tasks", "process-instance/" + started.instance())) {
                page.navigate(COCKPIT + "#/" + place);
                page.reload();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                Chromium.screenshot(page, "cockpit-" + place.split("/")[0]);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(chromium.faults()).isEmpty();
    }
}
