package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.calendar.Deadline;

/** The pages on people as an administrator, a leader and a drafter use them. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleBrowserIT {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String UNIT = "NSW-H1";

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        units.province("NSW", 1);
        acting.ensure("NSW.quantri", "camunda-admin");
        acting.ensure("NSW.moi");
        acting.ensure("NSW.thay");
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void an_administrator_gives_a_role_finds_it_and_ends_it_with_a_reason() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "NSW.quantri", Acting.PASSWORD, "/nhan-su");
            page.onDialog(Dialog::accept);
            page.getByText("Giao vai trò").first().click();
            page.locator("#user").fill("NSW.khong-co");
            page.locator("#unit").fill(UNIT);
            page.locator("#role").selectOption("DRAFTER");
            page.locator("#from").fill("31/12/2030");
            page.locator("#to").fill("1/1/2030");
            button(page, "Giao vai trò");
            assertThat(page.locator(".problems")).containsText("Ngày kết thúc vai trò sớm hơn ngày bắt đầu");
            assertThat(page.locator(".problems")).containsText("Không có tài khoản “NSW.khong-co”");
            assertThat(page.locator("#to")).hasValue("1/1/2030");
            Chromium.screenshot(page, "people-refused");

            page.locator("#user").fill("NSW.moi");
            page.locator("#from").fill("");
            page.locator("#to").fill("");
            button(page, "Giao vai trò");
            assertThat(page.locator("h1")).hasText("NSW.moi");
            assertThat(page.locator("main")).containsText("đang giữ");

            page.navigate("/nhan-su?q=huyen+uy+nsw&loai=&xep=tu");
            assertThat(page.locator("main table tbody")).containsText("NSW.moi");
            Chromium.screenshot(page, "people");
            page.setViewportSize(360, 740);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
            Chromium.screenshot(page, "people-narrow");
            page.setViewportSize(1400, 950);

            page.navigate("/nhan-su/NSW.moi");
            page.locator("summary", new Page.LocatorOptions().setHasText("Kết thúc"))
                    .click();
            page.locator("input[name=reason]:visible").fill("Chuyển công tác");
            button(page, "Kết thúc");
            assertThat(page.locator(".done")).hasText("Đã kết thúc vai trò.");
            assertThat(page.locator("main")).containsText("Chuyển công tác");
            Chromium.screenshot(page, "person");
        }
    }

    @Test
    void a_drafter_asks_to_be_away_and_the_leader_confirms_it_and_hands_the_work_over() {
        String drafter = UNIT + ".soan";
        Task task = task(drafter);
        LocalDate today = LocalDate.ofInstant(new java.util.Date().toInstant(), Deadline.ZONE);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, drafter, Acting.PASSWORD, "/nhan-su/toi");
            page.getByText("Đề nghị vắng mặt").click();
            page.locator("#away-from").fill(DAY.format(today));
            page.locator("#away-to").fill(DAY.format(today.plusDays(3)));
            page.locator("#away-reason").fill("Nghỉ phép");
            page.locator("#away-substitute").fill("NSW.thay");
            button(page, "Gửi đề nghị");
            assertThat(page.locator(".done")).containsText("Đã gửi đề nghị");
            Chromium.screenshot(page, "own-roles");
        }
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, UNIT + ".ky", Acting.PASSWORD, "/nhan-su/toi");
            page.onDialog(Dialog::accept);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(drafter))
                    .first()
                    .click();
            Locator substitute = page.locator("[name='thay." + UNIT + ".drafter']");
            assertThat(substitute).hasValue("NSW.thay");
            button(page, "Xác nhận vắng mặt");
            assertThat(page.locator(".done")).hasText("Đã xác nhận vắng mặt.");
            Chromium.screenshot(page, "absence");

            page.getByText("Bàn giao việc").first().click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.locator("#to").selectOption("NSW.thay");
            page.locator("#reason").fill("Nghỉ phép");
            Chromium.screenshot(page, "handover");
            button(page, "Bàn giao việc");
            assertThat(page.locator(".done")).hasText("Đã bàn giao 1 việc.");

            page.navigate("/nhan-su/don-vi/" + UNIT);
            assertThat(page.locator("main")).containsText("thay cho");
            Chromium.screenshot(page, "unit-roles");
            page.navigate("/nhan-su");
            assertThat(page.locator("main")).containsText("Không tìm thấy");
        }
        org.assertj.core.api.Assertions.assertThat(tasks.createTaskQuery()
                        .taskId(task.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("NSW.thay");
    }

    /** A report that the drafter has taken. */
    private Task task(String drafter) {
        String instance = runtime.createProcessInstanceByKey("unit-report")
                .businessKey(UUID.randomUUID().toString())
                .setVariable("drafterGroup", UNIT + ".drafter")
                .setVariable("dueAt", new java.util.Date())
                .setVariable("nextReminderAt", new java.util.Date(4_000_000_000_000L))
                .startBeforeActivity("Task_WriteReport")
                .execute()
                .getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        tasks.claim(task.getId(), drafter);
        return task;
    }

    private static void button(Page page, String name) {
        page.locator("button:visible", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
    }
}
