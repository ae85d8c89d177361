package vn.tongket.demo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tongket.TestDatabase;
import vn.tongket.web.Chromium;

/**
 * Every kind of page that a link leads to, as each role of the demo: it opens, it meets WCAG 2.2 AA by axe-core, and it is
 * read on a telephone 360 px wide without scrolling sideways.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "demo"})
@Import(TestDatabase.class)
@EnabledIf("vn.tongket.web.Chromium#isThere")
@Order(Integer.MAX_VALUE - 1) // shares its context with the last class
class EveryPageBrowserIT {

    private static final List<String> ACCOUNTS =
            List.of("kiemtoan", "dieuphoi", "admin", "theodoi", "hoidong", "HG-HBACME.soan");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PHONE = 360;

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    @Timeout(600)
    void every_link_opens_a_page_that_everybody_can_use() {
        PageWalk walk = new PageWalk(
                port,
                mapping.getHandlerMethods().keySet().stream()
                        .flatMap(info -> info.getPathPatternsCondition().getPatterns().stream())
                        .toList());
        ACCOUNTS.forEach(walk::as);
        List<String> faults = new ArrayList<>();
        try (Chromium chromium = new Chromium(port)) {
            Map<String, Page> pages = new HashMap<>();
            walk.kinds().forEach((kind, seen) -> {
                Page page = pages.computeIfAbsent(seen.account(), account -> open(chromium, account));
                page.setViewportSize(1280, 900);
                page.navigate(seen.address());
                String where = kind + " (" + seen.account() + ")";
                new AxeBuilder(page)
                        .withTags(RULES)
                        .analyze()
                        .getViolations()
                        .forEach(rule -> faults.add(where + " breaks " + rule.getId() + ": "
                                + rule.getNodes().get(0).getHtml() + " and "
                                + (rule.getNodes().size() - 1) + " more"));
                page.setViewportSize(PHONE, 740);
                int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
                if (width > PHONE) {
                    faults.add(where + " is " + width + " px wide on a telephone");
                }
            });
            chromium.faults().forEach(fault -> faults.add("script: " + fault));
        }
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(walk.broken()).as("links that lead nowhere").isEmpty();
            softly.assertThat(faults).as("pages that not everybody can use").isEmpty();
            softly.assertThat(walk.kinds()).as("kinds of pages that were found").hasSizeGreaterThan(100);
        });
    }

    private static Page open(Chromium chromium, String account) {
        BrowserContext browser = chromium.fresh();
        return Chromium.signIn(browser, account, "demo", "/");
    }
}
