package vn.tongket.web.model;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TongKetTest;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Chromium;

/** Models as people see them: drawn, moved by the keyboard, in words, on a phone; and from Cockpit to the dossier. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelsInBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    HistoryService history;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private Stage done;
    private String instance;
    private String running;
    private String definition;

    @BeforeAll
    void play() {
        chromium = new Chromium(port);
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        ReportPlay play = beans.createBean(ReportPlay.class);
        List<Stage> stages = play.opened("MDW", LocalDate.of(2026, 4, 30), 4);
        done = stages.get(0);
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        play.submitted(done);
        jobs.travelTo(LocalDate.of(2026, 3, 9));
        play.accept(done);
        play.submitted(stages.get(1));
        instance = idOf(done.report());
        running = idOf(stages.get(1).report());
        definition = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        acting.ensure("mdw.mohinh", "MDW-TU.process-owner");
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private String idOf(UUID key) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult()
                .getId();
    }

    private Page signIn(BrowserContext browser, String user, String wanted) {
        browser.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        return Chromium.signIn(browser, user, Acting.PASSWORD, wanted);
    }

    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(violation -> violation.getId() + " " + violation.getNodes())
                                .toList())
                .isEmpty();
    }

    @Test
    void a_report_s_way_is_drawn_and_said_in_words() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = signIn(browser, done.coordinator().user(), "/ho-so/quy-trinh/" + instance);
            assertThat(page.locator(".model-view[data-drawn=yes]")).hasCount(1);
            assertThat(page.locator(".bjs-powered-by")).isVisible();
            assertThat(page.locator(".model-taken")).hasCount((int)
                    page.locator(".model-view").evaluate("s => JSON.parse(s.dataset.marks).flows.length"));
            assertThat(page.locator(".model-words")).containsText("Soạn báo cáo");
            assertThat(page.locator("#cac-buoc")).containsText(done.leader().user());
            String before = page.locator(".viewport").getAttribute("transform");
            page.locator(".model-canvas").press("ArrowRight");
            page.locator(".model-canvas").press("+");
            assertThat(page.locator(".viewport")).not().hasAttribute("transform", before);
            page.locator(".model-canvas").press("0");
            assertThat(page.locator(".viewport")).hasAttribute("transform", before);
            Chromium.screenshot(page, "model-instance");
            accessible(page);
            page.setViewportSize(360, 800);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                    .isTrue();
            Chromium.screenshot(page, "model-instance-narrow");
        }
    }

    @Test
    void a_cycle_s_reports_are_counted_where_they_are() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = signIn(browser, done.coordinator().user(), "/dot/" + done.cycle() + "/mo-hinh");
            assertThat(page.locator(".model-view[data-drawn=yes]")).hasCount(1);
            Locator badge = page.locator("a.model-badge").first();
            assertThat(badge).hasText("2");
            Chromium.screenshot(page, "model-cycle");
            accessible(page);
            page.locator(".model-view").evaluate("s => s.dispatchEvent(new CustomEvent('model:refresh'))");
            assertThat(page.locator("a.model-badge").first()).hasText("2");
            page.locator(".model-words a").first().click();
            assertThat(page.locator("main")).containsText("Huyện ủy MDW-H3");
            page.navigate("/ho-so/mo-hinh/" + definition + "?dot=" + done.cycle());
            assertThat(page.locator(".model-view[data-drawn=yes]")).hasCount(1);
            assertThat(page.locator(".model-words")).containsText("một nửa số lần không quá");
            Chromium.screenshot(page, "model-heat");
            accessible(page);
            page.setViewportSize(360, 800);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                    .isTrue();
        }
    }

    @Test
    void cockpit_leads_to_the_dossier_and_lists_what_is_finished() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page =
                    signIn(browser, "mdw.mohinh", "/camunda/app/cockpit/default/#/process-definition/" + definition);
            page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText("Đã xong và hồ sơ"))
                    .click();
            Locator row =
                    page.locator(".tk-instances tbody tr").filter(new Locator.FilterOptions().setHasText(instance));
            assertThat(page.locator(".tk-instances tbody tr").first()).containsText("Đã xong");
            Chromium.screenshot(page, "cockpit-finished");
            page.navigate("/camunda/app/cockpit/default/#/process-instance/" + running);
            page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText("Hồ sơ"))
                    .click();
            Locator link = page.locator("a[href='/ho-so/quy-trinh/" + running + "']");
            assertThat(link).hasText("Mở hồ sơ của quy trình");
            Chromium.screenshot(page, "cockpit-instance");
            page.navigate(link.getAttribute("href"));
            assertThat(page.locator("main")).containsText("Bạn phụ trách mô hình");
            assertThat(page.locator(".model-view[data-drawn=yes]")).hasCount(1);
        }
    }
}
