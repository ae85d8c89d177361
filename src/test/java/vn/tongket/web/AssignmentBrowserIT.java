package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.organization.Role;

/** A follow-up in Camunda's Tasklist, each form once, by the person whose task it is. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignmentBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    TestUnits units;

    @Autowired
    TaskService tasks;

    @Autowired
    FollowUps followUps;

    @Autowired
    Urgings urgings;

    @Autowired
    PeriodicReports reports;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private SampleConclusion sample;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        acting.ensure("KTA.quantri", "camunda-admin");
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void conclusion_is_followed_up_in_tasklist() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        sample = new SampleConclusion("KTA", 1, jdbc, units, acting);
        sample.write(false);
        followUps.handOver(sample.cycle);
        String coordinator = person(sample.province.state(), Role.COORDINATOR);
        String tracker = person(sample.province.command(), Role.TRACKER);
        String unit = sample.code("SO1");
        String drafter = SampleConclusion.drafter(unit);
        String leader = SampleConclusion.leader(unit);

        step(coordinator, sample.conclusion, "Task_SetUpFollowUp", "follow-up-set-up", page -> {
            assertThat(page.locator(".tk-form")).containsText("249-KL/TU");
            pick(page, "setUp.trackerUnit", sample.province.command());
            field(page, "setUp.periodKind").selectOption("QUARTER");
            field(page, "setUp.cutOffDay").fill("14");
        });
        UUID recruitment = assignment("5b", unit);
        step(
                leader,
                recruitment,
                "Task_AcceptAssignment",
                "assignment-accept",
                page -> assertThat(page.locator(".tk-form")).containsText("hoàn thành chỉ tiêu tuyển quân"));
        step(drafter, recruitment, "Task_ReportProgress", "assignment-report", page -> {
            field(page, "progress.said").fill("Đã giao quân đủ chỉ tiêu.");
            field(page, "progress.achieved").fill("một nghìn");
            field(page, "progress.assigned").fill("1.023");
            page.getByLabel("Báo cáo hoàn thành, trình lãnh đạo").check();
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-problems")).containsText("không phải là số");
            field(page, "progress.achieved").fill("1.022");
        });
        step(leader, recruitment, "Task_SubmitCompletion", "assignment-submit", page -> {
            assertThat(page.locator(".tk-form")).containsText("99,9 %");
            page.getByLabel("Ký, gửi", new Page.GetByLabelOptions().setExact(true))
                    .check();
        });
        step(tracker, recruitment, "Task_ConfirmResult", "assignment-confirm", page -> {
            assertThat(page.locator(".tk-form")).containsText("chưa đạt");
            page.getByLabel("Xác nhận hoàn thành").first().check();
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-problems")).containsText("mới đạt 99,9 %");
            field(page, "notes.confirmation").fill("Một công dân được hoãn theo luật.");
        });

        UUID late = assignment("3", unit);
        step(leader, late, "Task_AcceptAssignment", "assignment-accept-late", page -> {});
        jobs.travelTo(LocalDate.of(2026, 2, 24));
        jobs.runAll();
        step(tracker, urgings.of(late).get(0).caseId(), "Task_SignUrgingLetter", "assignment-letter", page -> {
            assertThat(page.locator(".tk-form")).containsText("Nhiệm vụ quá hạn");
            field(page, "letter.subject").fill("V/v đôn đốc nhiệm vụ 3");
            page.getByLabel("Ký, gửi đến lãnh đạo đơn vị").check();
        });
        askForMoreTime(drafter, late);
        step(coordinator, late, "Task_DecideAssignmentExtension", "assignment-extension", page -> {
            assertThat(page.locator(".tk-form")).containsText("30/04/2026");
            page.getByLabel("Gia hạn; thời hạn ban đầu").check();
            field(page, "notes.extensionDueOn").fill("15/4/2026");
        });
        assertThat(followUps.assignments(sample.conclusion))
                .filteredOn(one -> one.id().equals(late))
                .allMatch(one -> one.due().on().equals(LocalDate.of(2026, 4, 15)) && one.isExtended());

        jobs.travelTo(LocalDate.of(2026, 3, 16));
        jobs.runAll();
        step(tracker, sample.conclusion, "Task_WritePeriodicReport", "follow-up-report", page -> {
            assertThat(page.getByLabel("III. NHIỆM VỤ QUÁ HẠN"))
                    .hasValue(Pattern.compile("thời hạn 10/02/2026|Không có"));
            page.getByLabel("I. KẾT QUẢ CHUNG").first().fill("Kết quả kỳ I: các đơn vị triển khai nghiêm túc.");
            page.getByLabel("Chức vụ người ký").fill("Chỉ huy trưởng");
        });
        assertThat(reports.of(sample.conclusion).get(0).text()).contains("Kết quả kỳ I");
    }

    private void askForMoreTime(String drafter, UUID late) {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = claimed(browser, drafter, late, "Task_ReportProgress");
            field(page, "progress.extensionDueOn").fill("30/4/2026");
            page.getByText("Gửi đề nghị gia hạn").click();
            assertThat(page.locator(".tk-problems")).containsText("hãy ghi lý do đề nghị gia hạn");
            field(page, "progress.extensionReason").fill("Chờ bố trí kinh phí.");
            page.getByText("Gửi đề nghị gia hạn").click();
            assertThat(page.locator(".tk-form")).containsText("Đang chờ quyết định");
            Chromium.screenshot(page, "assignment-extension-asked");
        }
    }

    private interface Work {
        void on(Page page);
    }

    private void step(String person, UUID key, String element, String screenshot, Work work) {
        Task task = task(key, element);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = claimed(browser, person, key, element);
            work.on(page);
            Chromium.screenshot(page, screenshot);
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
        jobs.runAll();
    }

    private Page claimed(BrowserContext browser, String person, UUID key, String element) {
        Page page = Chromium.signIn(
                browser,
                person,
                Acting.PASSWORD,
                "/camunda/app/tasklist/default/#/?task=" + task(key, element).getId());
        page.onDialog(dialog -> dialog.accept());
        assertThat(page.locator(".tk-state")).containsText("chỉ để xem");
        page.locator("[ng-click^=claim]").first().click();
        assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
        return page;
    }

    private Task task(UUID key, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(element)
                .singleResult();
    }

    private String person(String unit, Role role) {
        String person = unit + "." + role.suffix();
        acting.ensure(person, role.group(unit));
        return person;
    }

    private UUID assignment(String ref, String unit) {
        return followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals(ref) && one.unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Locator field(Page page, String path) {
        return page.locator("[data-tk-field='" + path + "']").first();
    }

    private static void pick(Page page, String path, String code) {
        field(page, path).fill(code);
        page.locator(".tk-pick:has([data-tk-field='" + path + "'])")
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(code)))
                .first()
                .click();
    }
}
