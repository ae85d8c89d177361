package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.TaskService;
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

/** Official documents where people ask for them: a link in a task's form, a link on the cycle's page, and a file arrives. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperBrowserIT {

    private static final String TITLE = "Tổng kết có văn bản";

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

    @Autowired
    TaskService tasks;

    private Chromium chromium;
    private UUID cycle;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        Province province = units.province("VANBAN", 1);
        for (String role : new String[] {"approver", "reviewer", "clerk"}) {
            acting.ensure("VANBAN." + role, province.party() + "." + role);
        }
        Acting.Person coordinator = acting.as("VANBAN.dieu-phoi", province.party() + ".coordinator");
        cycle = tasklist.start(coordinator, "review-cycle", "title", TITLE, "kind", "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.PLAN, Phase.REPORTS);
        plan.title = TITLE;
        plan.due = "31/12/2030";
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
    void draft_of_the_plan_comes_from_the_form_of_its_approval() throws IOException {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(cycle.toString())
                .taskDefinitionKey("Task_ApprovePlan")
                .singleResult()
                .getId();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, "VANBAN.approver", Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task);
            Locator link = page.locator(".tk-form a", new Page.LocatorOptions().setHasText("Xem dự thảo kế hoạch"));
            assertThat(link).isVisible();

            arrives(page, link);
        }
    }

    @Test
    void the_cycles_page_lists_the_documents_that_there_are() throws IOException {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "VANBAN.dieu-phoi", Acting.PASSWORD, "/dot/" + cycle);
            Locator links = page.locator("a[href^='/van-ban/']:not([href='/van-ban'])");
            assertThat(links).hasCount(1);

            arrives(page, links.first());
        }
    }

    private static void arrives(Page page, Locator link) throws IOException {
        Download file = page.waitForDownload(link::click);

        assertThat(file.suggestedFilename()).isEqualTo("ke-hoach.docx");
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file.path()));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains("DỰ THẢO", "tổng kết có văn bản");
        }
    }
}
