package vn.tongket.web.followup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
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
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodicReport;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.audit.Actors;
import vn.tongket.document.Capacity;
import vn.tongket.organization.Role;
import vn.tongket.web.Chromium;

/** The tracker writes and sends a periodic report, compares periods, stops clocks; the coordinator opens the next review. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeriodBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    FollowUps followUps;

    @Autowired
    FollowUpDesk desk;

    @Autowired
    PeriodicReports reports;

    @Autowired
    Tasklist tasklist;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private SampleConclusion sample;
    private Acting.Person tracker;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        sample = new SampleConclusion("PW", 1, jdbc, units, acting);
        sample.write(true);
        Acting.Person coordinator = acting.as("pw.dieuphoi", Role.COORDINATOR.group(sample.province.state()));
        tracker = acting.as("pw.theodoi", Role.TRACKER.group(sample.province.command()));
        followUps.handOver(sample.cycle);
        coordinator.run(() -> desk.saveSetUp(
                Actors.current(),
                sample.conclusion,
                new SetUp(sample.province.command(), sample.province.state(), PeriodKind.MONTH, null, null)));
        tasklist.complete(coordinator, sample.conclusion, "Task_SetUpFollowUp");
        jobs.runAll();
        for (LocalDate end : new LocalDate[] {LocalDate.of(2026, 1, 15), LocalDate.of(2026, 2, 16)}) {
            jobs.travelTo(end);
            jobs.runAll();
            if (end.getMonthValue() == 1) {
                tasklist.complete(tracker, sample.conclusion, "Task_WritePeriodicReport");
                jobs.runAll();
            }
        }
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void a_report_is_written_signed_sent_and_compared_and_what_is_left_goes_to_the_next_review() {
        jobs.travelTo(LocalDate.of(2026, 2, 16));
        try (BrowserContext browser = chromium.fresh()) {
            write(browser);
        }
        jobs.runAll();
        PeriodicReport sent = reports.of(sample.conclusion).get(0);
        assertThat(sent.sentAt()).isNotNull();
        assertThat(sent.signing().capacity()).isEqualTo(Capacity.FOR_HEAD);
        assertThat(sent.copies()).containsExactly(sample.code("SO1"));
        assertThat(sent.text()).contains("Các đơn vị đã quán triệt Kết luận.");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, "pw.theodoi", Acting.PASSWORD, "/dot/" + sample.cycle + "/bao-cao-dinh-ky");
            page.onDialog(Dialog::accept);
            periods(page);
            pause(page);
        }
        try (BrowserContext browser = chromium.fresh()) {
            nextReview(browser);
        }
    }

    private void write(BrowserContext browser) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(sample.conclusion.toString())
                .singleResult()
                .getId();
        Page page = Chromium.signIn(
                browser, "pw.theodoi", Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task);
        page.onDialog(Dialog::accept);
        page.locator("[ng-click^=claim]").first().click();
        assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
        page.getByLabel("Nhiệm vụ 1. Nội dung").fill("");
        page.getByLabel("Tư cách ký").selectOption("FOR_HEAD");
        page.getByLabel("Chức vụ người ký").fill("");
        page.locator("[ng-click='complete()']").first().click();
        assertThat(page.locator(".tk-problems")).containsText("Phần “Nhiệm vụ 1. Nội dung nhiệm vụ 1” còn trống");
        page.getByLabel("Nhiệm vụ 1. Nội dung").fill("Các đơn vị đã quán triệt Kết luận.");
        page.locator("[ng-click='complete()']").first().click();
        assertThat(page.locator(".tk-problems")).containsText("chức vụ");
        page.getByLabel("Chức vụ người ký").fill("Phó Chỉ huy trưởng");
        page.getByLabel("Gửi thêm đến").fill("PW-SO1");
        page.locator(".tk-options li:visible", new Page.LocatorOptions().setHasText("PW-SO1"))
                .first()
                .click();
        assertThat(page.locator(".tk-chip")).containsText("Sở Tài chính");
        page.getByLabel("Chức vụ người ký").click();
        Chromium.screenshot(page, "period-write");
        page.locator("[ng-click='complete()']").first().click();
        assertThat(page.locator(".tk-form")).hasCount(0);
    }

    private void periods(Page page) {
        assertThat(page.locator("h1")).containsText("Báo cáo định kỳ kết quả thực hiện 249-KL/TU");
        page.locator("select[name=voi]")
                .selectOption(reports.of(sample.conclusion).get(1).id().toString());
        page.getByText("So sánh", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator("#so-sanh")).containsText("Quá hạn thêm");
        assertThat(page.locator("#so-sanh")).containsText("Sở Tài chính PW: nhiệm vụ 3, thời hạn 10/02/2026");
        Chromium.screenshot(page, "periods");
        page.setViewportSize(360, 800);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        Chromium.screenshot(page, "periods-small");
        page.setViewportSize(1400, 950);
    }

    private void pause(Page page) {
        page.navigate("/tam-dung");
        page.locator("#units").fill("Sở Tài chính PW\nSở Không Có");
        page.locator("#from").fill("16/02/2026");
        page.locator("#reason").fill("Mưa lũ kéo dài");
        page.locator("#basis").fill("Công điện 05/CĐ-UBND");
        page.getByText("Xem trước các nhiệm vụ").click();
        assertThat(page.locator(".problems"))
                .containsText("Dòng 2: không có đơn vị nào mang mã hoặc tên “Sở Không Có”");
        assertThat(page.locator(".problems")).containsText("chức vụ của người quyết định");
        assertThat(page.locator("#reason")).hasValue("Mưa lũ kéo dài");
        page.locator("#units").fill("Sở Tài chính PW");
        page.locator("#decidedBy").fill("Chủ tịch Ủy ban nhân dân tỉnh");
        page.getByText("Xem trước các nhiệm vụ").click();
        assertThat(page.locator("#xem-truoc")).containsText("7 nhiệm vụ của 1 đơn vị");
        Chromium.screenshot(page, "pause-preview");
        page.getByText("Tạm dừng thời hạn các nhiệm vụ này").click();
        assertThat(page.locator(".done")).containsText("Đã ghi quyết định tạm dừng");
        assertThat(page.locator("main")).containsText("đang tạm dừng");
        page.locator("#until").fill("01/02/2026");
        page.getByText("Ghi ngày kết thúc").click();
        assertThat(page.locator(".problems")).containsText("trước ngày bắt đầu");
        page.locator("#until").fill("28/02/2026");
        page.getByText("Ghi ngày kết thúc").click();
        assertThat(page.locator("dl")).containsText("16/02/2026 – 28/02/2026");
        Chromium.screenshot(page, "pause");
        UUID task = followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals("3") && one.unit().equals("PW-SO1"))
                .findFirst()
                .orElseThrow()
                .id();
        page.navigate("/nhiem-vu/" + task + "/gia-han");
        assertThat(page.locator("main")).containsText("Thời gian tạm dừng");
        Chromium.screenshot(page, "task-extensions");
    }

    private void nextReview(BrowserContext browser) {
        Page page =
                Chromium.signIn(browser, "pw.dieuphoi", Acting.PASSWORD, "/dot/" + sample.cycle + "/bao-cao-dinh-ky");
        page.onDialog(Dialog::accept);
        page.getByText("Mở đợt sơ kết, tổng kết tiếp theo").click();
        page.getByText("Mở đợt sau", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".problems li")).hasCount(2);
        page.locator("#title").fill("Sơ kết 6 năm");
        page.locator("#kind").selectOption("INTERIM_REVIEW");
        page.locator("input[name=tasks]").first().uncheck();
        Chromium.screenshot(page, "next-review");
        page.getByText("Mở đợt sau", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".done")).containsText("Đã mở đợt sau");
        assertThat(page.locator("main")).containsText("chờ ban hành kế hoạch");
        Chromium.screenshot(page, "carried-tasks");
    }
}
