package vn.tongket.web.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Probe;
import vn.tongket.TongKetTest;
import vn.tongket.web.Chromium;

/** Everything that a person without further rights opens in Tasklist is answered: the guard is not in the way. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class TasklistWalkIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Probe probe;

    @Test
    void drafter_opens_a_task_and_all_its_tabs() {
        acting.ensure("dao.soan", "DAO.drafter");
        Probe.Started started = probe.start("DAO.drafter");
        List<String> refused = new CopyOnWriteArrayList<>();
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            browser.onResponse(response -> {
                if (response.status() >= 400) {
                    refused.add(response.status() + " " + response.request().method() + " " + response.url());
                }
            });
            Page page = Chromium.signIn(
                    browser, "dao.soan", Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + started.task());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            Chromium.screenshot(page, "tasklist-task");
            assertThat(page.locator("[cam-tasklist-task]").first()).containsText("Thử cửa");
            for (int tab = 0; tab < page.locator(".task-details .nav-tabs li").count(); tab++) {
                page.locator(".task-details .nav-tabs li a").nth(tab).click();
                page.waitForLoadState(LoadState.NETWORKIDLE);
                Chromium.screenshot(page, "tasklist-tab-" + tab);
            }
            assertThat(chromium.faults()).isEmpty();
        }
        assertThat(refused).isEmpty();
    }
}
