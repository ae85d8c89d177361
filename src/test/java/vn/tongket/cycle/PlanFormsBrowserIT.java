package vn.tongket.cycle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
import vn.tongket.web.Chromium;

/** A plan from its draft to its number, typed in a real browser by the people who do it. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanFormsBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    TaskService tasks;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        acting.ensure("trinhduyet.quantri", "camunda-admin");
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void officials_draft_approve_and_number_a_plan() {
        Province province = units.province("PFB", 2);
        acting.ensure("pfb.thamdinh", "PFB-TU.reviewer");
        acting.ensure("pfb.lanhdao", "PFB-TU.approver");
        acting.ensure("pfb.vanthu", "PFB-TU.clerk");
        UUID former = tasklist.start(
                acting.as("pfb.dieuphoi", "PFB-TU.coordinator"),
                "review-cycle",
                "title",
                "Sơ kết 5 năm Nghị quyết 28",
                "kind",
                "INTERIM_REVIEW");
        UUID cycle = tasklist.start(
                acting.as("pfb.dieuphoi", "PFB-TU.coordinator"),
                "review-cycle",
                "title",
                "Tổng kết Nghị quyết 28",
                "kind",
                "FINAL_REVIEW");
        jobs.runAll();

        try (BrowserContext browser = chromium.fresh()) {
            draft(browser, cycle);
        }
        jobs.runAll();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = claimed(browser, cycle, "pfb.lanhdao");
            assertThat(page.locator(".tk-form")).containsText("2 đơn vị phải báo cáo");
            assertThat(page.locator(".tk-form")).containsText("trong tháng 8/2018");
            assertThat(page.locator(".tk-form")).containsText("Tiếp nối đợt: Sơ kết 5 năm Nghị quyết 28");
            page.setViewportSize(1400, 1800);
            Chromium.screenshot(page, "approve-plan");
            page.setViewportSize(1400, 950);
            page.getByLabel("Đồng ý kế hoạch").check();
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        jobs.runAll();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = claimed(browser, cycle, "pfb.vanthu");
            page.locator("[data-tk-field=number]").fill("chín mươi");
            page.locator("[data-tk-field=date]").fill("06/8/2018");
            complete(page);
            assertThat(page.locator(".tk-problems")).containsText("không phải là số nguyên dương");
            Chromium.screenshot(page, "issue-plan");
            page.locator("[data-tk-field=number]").fill("97");
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }

        assertThat(cycles.require(cycle).planIssuedAt()).isNotNull();
        assertThat(cycles.previousOf(cycle)).contains(former);
        assertThat(obligations.ofCycle(cycle))
                .extracting(Obligation::reporterUnit)
                .containsAll(province.districts());
    }

    private void draft(BrowserContext browser, UUID cycle) {
        Page page = claimed(browser, cycle, "pfb.dieuphoi");
        Chromium.screenshot(page, "draft-plan-empty");
        pick(page, "previousCycle", "so ket nghi quyet", "Sơ kết 5 năm");
        page.getByText("Lấy chỉ tiêu của đợt trước").click();
        assertThat(page.locator(".tk-problems")).containsText("Đợt trước không có phần này");
        assertThat(page.locator("input[data-tk-field=previousCycle]")).hasValue("Sơ kết 5 năm Nghị quyết 28");
        complete(page);
        assertThat(page.locator(".tk-problems")).containsText("Hãy nhập hạn nộp báo cáo");
        Chromium.screenshot(page, "draft-plan-refused");
        page.locator("[data-tk-field='phases.CONSOLIDATION']").uncheck();
        page.getByText("Thêm văn bản, nhiệm vụ").click();
        page.locator("[data-tk-field=citation]").fill("28-NQ/TW");
        page.locator("[data-tk-field=issuer]").fill("Bộ Chính trị khóa X");
        page.locator("[data-tk-field=date]").fill("22/9/2008");
        page.locator("[data-tk-field=due]").fill("trong tháng 8/2018");
        pick(page, "units", "huyen uy pfb-h1", "PFB-H1");
        pick(page, "units", "huyen uy pfb-h2", "PFB-H2");
        assertThat(page.locator(".tk-chip")).hasCount(2);
        page.getByText("Thêm mục", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("tr [data-tk-field=code]").fill("1");
        page.locator("tr [data-tk-field=title]").fill("Công tác lãnh đạo, chỉ đạo");
        page.getByText("Thêm chỉ tiêu").click();
        page.locator("[data-tk-field=name]").fill("Số công dân nhập ngũ");
        page.locator("[data-tk-field=unit]").fill("người");
        page.locator("[data-tk-field=upperLimit]").fill("năm nghìn");
        page.getByText("Thêm mốc thời gian").click();
        page.locator("[data-tk-field=on]").fill("trong tháng 9/2018");
        complete(page);
        assertThat(page.locator(".tk-field:has([data-tk-field=upperLimit]) .tk-problem"))
                .containsText("không phải là số");
        assertThat(page.locator("[data-tk-field=upperLimit]")).hasValue("năm nghìn");
        page.setViewportSize(1400, 4200);
        Chromium.screenshot(page, "draft-plan-one-problem");
        page.setViewportSize(1400, 950);
        page.locator("[data-tk-field=upperLimit]").fill("5.000");
        complete(page);
        assertThat(page.locator(".tk-form")).hasCount(0);
    }

    private Page claimed(BrowserContext browser, UUID cycle, String person) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(cycle.toString())
                .singleResult()
                .getId();
        Page page = Chromium.signIn(browser, person, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.locator(".tk-form h2")).hasText("Tổng kết Nghị quyết 28");
        page.locator("[ng-click^=claim]").first().click();
        assertThat(page.locator(".tk-form input").first()).isEnabled();
        return page;
    }

    private static void complete(Page page) {
        page.locator("[ng-click='complete()']").first().click();
    }

    private static void pick(Page page, String field, String words, String name) {
        page.locator("input[data-tk-field=" + field + "]").fill(words);
        page.locator(".tk-pick:has(input[data-tk-field=" + field + "])")
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }
}
