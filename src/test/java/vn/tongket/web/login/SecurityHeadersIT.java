package vn.tongket.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Probe;
import vn.tongket.TongKetTest;
import vn.tongket.web.Chromium;
import vn.tongket.web.Visitor;

/** Only our own scripts run, and all of them do, however many pages are opened at once. */
@TongKetTest
class SecurityHeadersIT {

    private static final int LOADS = 200;
    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 1;
    /** The web apps ask whether there is a password policy; 404 is the engine's way to say no. */
    private static final String NO_POLICY = "/identity/password-policy";

    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Probe probe;

    @BeforeEach
    void people() {
        acting.ensure("dau.soan", "DAU.drafter");
        acting.ensure("dau.quantri", "camunda-admin");
    }

    @Test
    void two_hundred_tasklists_twenty_at_once_each_get_their_own_nonce() throws Exception {
        Visitor visitor = new Visitor(port);
        visitor.login("dau.soan", Acting.PASSWORD);
        ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
        Set<String> seen = new HashSet<>();
        try {
            List<Future<HttpResponse<String>>> loads = new ArrayList<>();
            for (int i = 0; i < LOADS; i++) {
                loads.add(crowd.submit(() -> visitor.get("/camunda/app/tasklist/default/")));
            }
            for (Future<HttpResponse<String>> load : loads) {
                HttpResponse<String> page = load.get();
                List<String> policies = page.headers().allValues("Content-Security-Policy");
                assertThat(policies).hasSize(1);
                assertThat(policies.get(0)).doesNotContain("'unsafe-inline' 'unsafe-eval'");
                List<String> allowed = all(IN_HEADER, policies.get(0));
                assertThat(allowed).hasSize(1);
                assertThat(all(IN_PAGE, page.body())).isNotEmpty().allMatch(allowed.get(0)::equals);
                seen.addAll(allowed);
            }
        } finally {
            crowd.shutdown();
        }
        assertThat(seen).hasSize(LOADS);
    }

    /** Ten Tasklists and ten Cockpits at once, as after a browser's restart; a page of a foreign nonce stays blank. */
    @Test
    @EnabledIf("vn.tongket.web.Chromium#isThere")
    void twenty_tabs_opened_at_once_all_show_their_content() {
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            browser.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
            Chromium.signIn(browser, "dau.quantri", Acting.PASSWORD, "/nhan-su").close();
            List<Page> tabs = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Page tab = browser.newPage();
                tab.navigate("/js/web-apps.js");
                tabs.add(tab);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < AT_ONCE; i++) {
                    String app = (i + round) % 2 == 0 ? "tasklist" : "cockpit";
                    // set without waiting, so that all tabs load at the same time
                    tabs.get(i)
                            .evaluate(
                                    "wanted => { setTimeout(() => location.assign(wanted)); }",
                                    "/camunda/app/%s/default/?lan=%d".formatted(app, round));
                }
                for (Page tab : tabs) {
                    tab.waitForFunction(
                            "round => location.search === '?lan=' + round"
                                    + " && document.querySelector('[cam-tasklist-filters], .dashboard')?.innerText.trim()",
                            round,
                            new Page.WaitForFunctionOptions().setTimeout(60_000).setPollingInterval(250));
                }
            }
            assertThat(chromium.faults()).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }

    private static List<String> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void no_page_lets_inline_or_foreign_scripts_run() {
        Visitor visitor = new Visitor(port);
        for (String path :
                List.of("/dang-nhap", "/actuator/health", "/camunda/app/tasklist/default/", "/engine-rest/task")) {
            for (boolean signedIn : new boolean[] {false, true}) {
                if (signedIn) {
                    visitor.login("dau.soan", Acting.PASSWORD);
                }
                HttpResponse<String> page = visitor.get(path);
                String policy =
                        page.headers().firstValue("Content-Security-Policy").orElse("");
                assertThat(policy)
                        .as(path)
                        .contains(
                                "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'", "script-src 'self'");
                assertThat(policy.replaceAll(".*script-src ([^;]*).*", "$1"))
                        .doesNotContain("unsafe-inline", "http:", "https:", "*", "data:");
                assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @EnabledIf("vn.tongket.web.Chromium#isThere")
    void web_app_runs_without_a_violation(String app) {
        probe.start("DAU.drafter");
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (Chromium chromium = new Chromium(port);
                BrowserContext browser = chromium.fresh()) {
            browser.onConsoleMessage(message -> {
                boolean complains =
                        message.type().equals("error") || message.text().contains("Content Security Policy");
                if (complains && !message.location().contains(NO_POLICY)) {
                    complaints.add(message.text() + " " + message.location());
                }
            });
            browser.onResponse(response -> {
                if (response.status() >= 400 && !response.url().endsWith(NO_POLICY)) {
                    complaints.add(response.status() + " " + response.request().method() + " " + response.url());
                }
            });
            Page page =
                    Chromium.signIn(browser, "dau.quantri", Acting.PASSWORD, "/camunda/app/%s/default/".formatted(app));
            page.waitForSelector(".navbar-brand, .account", new Page.WaitForSelectorOptions().setTimeout(60_000));
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            Chromium.screenshot(page, "web-app-" + app);
            assertThat(page.locator("body").innerText()).isNotBlank();
            assertThat(chromium.faults()).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }
}
