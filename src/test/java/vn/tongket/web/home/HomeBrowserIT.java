package vn.tongket.web.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.web.Chromium;

/** The first page of each role in a real browser, the search by keyboard alone, and both over a slow line. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeBrowserIT {

    /** A line of a commune: 300 ms there and back, 400 kbit/s. */
    private static final double ROUND_TRIP = 0.3;

    private static final double BYTES_A_SECOND = 400_000 / 8.0;

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk plans;

    private Chromium chromium;
    private Province province;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        province = units.province("NHB", 3);
        for (String role : List.of("approver", "reviewer", "tracker", "clerk", "council", "auditor", "process-owner")) {
            acting.ensure("nhb." + role, province.party() + "." + role);
        }
        acting.ensure("nhb.quan-tri", "camunda-admin");
        Acting.Person coordinator = acting.as("nhb.coordinator", province.party() + ".coordinator");
        jobs.travelTo(LocalDate.of(2018, 8, 6));
        UUID cycle = tasklist.start(
                coordinator,
                "review-cycle",
                "title",
                "Tổng kết Nghị quyết 28-NQ/TW ở Bắc Mê NHB",
                "kind",
                "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.title = "Tổng kết Nghị quyết 28-NQ/TW ở Bắc Mê NHB";
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void each_role_finds_its_next_step() {
        jobs.travelTo(LocalDate.of(2018, 8, 20));
        String unit = province.districts().get(0);
        for (String user : List.of(
                province.drafterOf(unit),
                province.leaderOf(unit),
                "nhb.coordinator",
                "nhb.approver",
                "nhb.reviewer",
                "nhb.tracker",
                "nhb.clerk",
                "nhb.council",
                "nhb.auditor",
                "nhb.process-owner",
                "nhb.quan-tri")) {
            try (BrowserContext browser = chromium.fresh()) {
                Page page = Chromium.signIn(browser, user, Acting.PASSWORD, "/");
                assertThat(page.getByRole(AriaRole.HEADING, heading("Việc nên làm tiếp")))
                        .isVisible();
                Chromium.screenshot(page, "home-" + user.substring(user.lastIndexOf('.') + 1));
                if (user.equals(province.drafterOf(unit))) {
                    page.setViewportSize(360, 740);
                    Chromium.screenshot(page, "home-360");
                    assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                            .isLessThanOrEqualTo(360);
                    page.setViewportSize(1400, 950);
                    page.locator(".next-step a.button").click();
                    assertThat(page.locator(".tk-form")).isVisible();
                    // and back to the one first page
                    page.locator("a.navbar-brand").first().click();
                    assertThat(page.getByRole(AriaRole.HEADING, heading("Việc nên làm tiếp")))
                            .isVisible();
                }
            }
        }
    }

    @Test
    void words_are_searched_by_keyboard_alone() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "nhb.coordinator", Acting.PASSWORD, "/thong-bao");
            page.waitForLoadState();
            page.keyboard().press("/");
            assertThat(page.locator("#tim")).isFocused();
            page.keyboard().type("bac me nhb");
            assertThat(page.locator("#tim-goi-y a").first()).containsText("Bắc Mê NHB");
            Chromium.screenshot(page, "search-suggestions");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#tim-goi-y a").first()).isFocused();
            page.keyboard().press("ArrowUp");
            assertThat(page.locator("#tim")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#tim-goi-y a")).hasCount(0);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, heading("Tìm kiếm"))).isVisible();
            assertThat(page.locator("#tu-khoa")).hasValue("bac me nhb");
            assertThat(page.locator(".hits a").first()).containsText("Bắc Mê NHB");
            Chromium.screenshot(page, "search");
        }
    }

    @Test
    void over_a_slow_line_the_first_page_is_there_in_five_seconds_and_comes_nearly_for_nothing_the_second_time()
            throws IOException {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "nhb.coordinator", Acting.PASSWORD, "/thong-bao");
            assertThat(page.locator("#tim")).isVisible();
            CDPSession devtools = browser.newCDPSession(page);
            devtools.send("Network.enable");
            devtools.send("Network.clearBrowserCache");
            AtomicLong bytes = new AtomicLong();
            AtomicInteger requests = new AtomicInteger();
            devtools.on("Network.loadingFinished", event -> {
                bytes.addAndGet(event.get("encodedDataLength").getAsLong());
                requests.incrementAndGet();
            });
            JsonObject slow = new JsonObject();
            slow.addProperty("offline", false);
            slow.addProperty("latency", ROUND_TRIP * 1000);
            slow.addProperty("downloadThroughput", BYTES_A_SECOND);
            slow.addProperty("uploadThroughput", BYTES_A_SECOND);
            devtools.send("Network.emulateNetworkConditions", slow);

            page.navigate("/");
            assertThat(page.locator(".next-step")).isVisible();
            // the page first, then all its files at once; a connection costs one more round trip
            double cold = 3 * ROUND_TRIP + bytes.get() / BYTES_A_SECOND;
            Map<?, ?> measured = (Map<?, ?>)
                    page.evaluate(
                            "() => { const t = performance.getEntriesByType('navigation')[0]; return { done: t.domContentLoadedEventEnd }; }");
            Files.writeString(
                    Files.createDirectories(Path.of("target", "screenshots")).resolve("home-slow-line.txt"),
                    "cold: %d bytes in %d requests, %.1f s by count, %s ms in the browser%n"
                            .formatted(bytes.get(), requests.get(), cold, measured.get("done")));
            assertThat(bytes.get()).isLessThanOrEqualTo(200_000);
            assertThat(requests.get()).isLessThanOrEqualTo(8);
            assertThat(cold).isLessThan(5);
            assertThat(((Number) measured.get("done")).doubleValue()).isLessThan(5_000 * 3);

            bytes.set(0);
            page.navigate("/thong-bao");
            page.navigate("/");
            bytes.set(0);
            page.navigate("/");
            assertThat(page.locator(".next-step")).isVisible();
            assertThat(bytes.get()).as("only the page itself").isLessThan(15_000);
        }
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
