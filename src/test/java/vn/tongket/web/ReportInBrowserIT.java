package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.UUID;
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
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.file.SampleFiles;

/** A unit's report in Tasklist, each step in the browser of the person whose task it is. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserIT {

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
    Obligations obligations;

    @Autowired
    TaskService tasks;

    private Chromium chromium;
    private Province province;
    private UUID report;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        province = units.province("TRINH", 1);
        acting.ensure("trinh.quantri", "camunda-admin");
        for (String role : List.of("approver", "reviewer", "clerk")) {
            acting.ensure("TRINH." + role, province.party() + "." + role);
        }
        Acting.Person coordinator = acting.as("TRINH.dieu-phoi", province.party() + ".coordinator");
        UUID cycle = tasklist.start(
                coordinator, "review-cycle", "title", "Tổng kết trong trình duyệt", "kind", "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.sections = SamplePlan.sections("1", "1.1", "1.2");
        plan.indicators = SamplePlan.indicators();
        plan.due = "31/12/2030";
        plan.periodTo = "2010";
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
        report = obligations.ofCycle(cycle).get(0).id();
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void report_is_written_submitted_and_returned_in_the_browser() {
        String unit = province.districts().get(0);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = task(browser, province.drafterOf(unit), "Task_WriteReport");
            field(page, "sections.1.text").fill("Đã quán triệt nghị quyết đến 100% chi bộ.");
            Locator value = page.locator("input[data-tk-path^='indicators.'][data-tk-path$='.value']:visible")
                    .first();
            value.fill("mười hai");
            page.locator("[data-tk-files] input[type=file]")
                    .setInputFiles(
                            new FilePayload("Phụ lục.pdf", "application/pdf", SampleFiles.pdf("Phụ lục của báo cáo")));
            assertThat(page.locator(".tk-files a")).containsText("Phụ lục.pdf");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");

            complete(page);

            assertThat(page.locator(".tk-problems")).containsText("mười hai");
            assertThat(value).hasValue("mười hai");
            Chromium.screenshot(page, "report-refused");
            page.reload();
            assertThat(field(page, "sections.1.text")).hasValue("Đã quán triệt nghị quyết đến 100% chi bộ.");
            field(page, "sections.2.notApplicable").check();
            field(page, "sections.2.reason").fill("Không có nội dung này ở huyện.");
            for (Locator number : page.locator(
                            "[data-tk-path^='indicators.']:is([data-tk-path$='.value'], [data-tk-path$='.numerator'],"
                                    + " [data-tk-path$='.denominator'], [data-tk-path$='.names']):visible")
                    .all()) {
                number.fill("12");
            }
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        jobs.runAll();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = task(browser, province.leaderOf(unit), "Task_SubmitReport");
            assertThat(page.locator(".tk-form")).containsText("Đã quán triệt nghị quyết");
            page.getByLabel("Nộp báo cáo").check();
            Chromium.screenshot(page, "report-submit");
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        jobs.runAll();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = task(browser, "TRINH.reviewer", "Task_CheckReport");
            page.getByLabel("Trả lại đơn vị").check();
            field(page, "sections.1.returnReason").fill("Nêu rõ số chi bộ.");
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        jobs.runAll();

        assertThat(obligations.require(report).returnedCount()).isEqualTo(1);
        assertThat(tasklist.waiting(report)).contains("Task_WriteReport");
    }

    private Page task(BrowserContext browser, String person, String element) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(report.toString())
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
        Page page = Chromium.signIn(browser, person, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task);
        page.locator("[ng-click^=claim]").first().click();
        assertThat(page.locator(".tk-form:not(.tk-loading) :is(textarea, input):enabled")
                        .first())
                .isAttached();
        return page;
    }

    private static Locator field(Page page, String path) {
        return page.locator("[data-tk-path='" + path + "']").first();
    }

    private static void complete(Page page) {
        page.locator("[ng-click='complete()']").first().click();
    }
}
