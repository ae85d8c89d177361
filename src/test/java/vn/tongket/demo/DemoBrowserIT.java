package vn.tongket.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import vn.tongket.TestDatabase;
import vn.tongket.organization.change.Transfers;
import vn.tongket.web.Chromium;

/** The demo as a new user meets it: every account signs in, the five events are there, and a report goes its way. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "demo"})
@Import(TestDatabase.class)
@DirtiesContext
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE) // the last class: its end takes the engine of that name away from the web apps of the others
class DemoBrowserIT {

    private static final List<String> ACCOUNTS = List.of(
            "dieuphoi",
            "lanhdao",
            "thamdinh",
            "theodoi",
            "vanthu",
            "hoidong",
            "quytrinh",
            "kiemtoan",
            "admin",
            "HG-HBACME.soan",
            "HG-HBACME.ky");
    private static final String UNIT = "T0-HU1";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    Transfers transfers;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    @Order(1)
    void five_events_stand_where_their_documents_leave_them() {
        assertThat(count("select count(*) from app.review_cycle")).isEqualTo(5);
        assertThat(count("""
                        select count(*) from app.obligation o join app.review_cycle c on c.id = o.cycle_id
                         where c.organizer = 'T0-TU' and o.opened_at is not null and o.submitted_at is null
                           and o.due_precision = 'MONTH'
                        """)).isEqualTo(17);
        assertThat(count("""
                        select count(distinct o.group_code) from app.obligation o
                        """)).isEqualTo(9);
        assertThat(texts("select symbol from app.issued_document where symbol is not null order by symbol"))
                .contains("97-KH/TU", "249-KL/TU");
        assertThat(count("""
                        select count(*) from app.clause k join app.conclusion c on c.id = k.conclusion_id
                          join app.review_cycle r on r.id = c.cycle_id
                         where r.organizer = 'HB-TU' and k.parent_id is null
                        """)).isEqualTo(7);
        assertThat(count("select count(*) from app.clause where target is not null"))
                .isEqualTo(1);
        assertThat(count("""
                        select count(*) from app.follow_up f join app.conclusion c on c.id = f.conclusion_id
                          join app.review_cycle r on r.id = c.cycle_id
                         where r.organizer = 'HG-DUQS' and f.tracker_unit is not null
                        """)).isZero();
        assertThat(count("select count(*) from app.nomination where kind = 'COLLECTIVE'"))
                .isEqualTo(8);
        assertThat(count("select count(*) from app.nomination where kind = 'INDIVIDUAL'"))
                .isEqualTo(12);
    }

    @Test
    @Order(1)
    void district_committees_of_son_la_end_with_june_2025_and_their_tasks_go_on_in_communes() {
        transfers.run();
        String old = "select code from app.org_unit where parent = 'SL-TU' and branch = 'PARTY' and level = 'DISTRICT'";
        assertThat(count("select count(*) from app.unit_change_item where state <> 'MOVED'"))
                .isZero();
        assertThat(count("select count(*) from (" + old + " and valid_to = date '2025-06-30') districts"))
                .isEqualTo(12);
        assertThat(count("select count(*) from app.org_unit where parent = 'SL-TU' and level = 'COMMUNE'"
                        + " and valid_from = date '2025-07-01'"))
                .isEqualTo(75);
        assertThat(count("select count(*) from app.org_unit where parent = 'SL-TU' and name like 'Đảng ủy phường %'"))
                .isEqualTo(8);
        assertThat(count("select count(distinct from_unit) from app.org_succession where to_unit like 'SL-DU%'"))
                .isEqualTo(12);
        assertThat(count("select count(*) from app.assignment where original_unit in (" + old + ")"))
                .as("four tasks of twelve committees, none lost, none doubled")
                .isEqualTo(48);
        assertThat(count("select count(*) from app.assignment where unit_code in (" + old + ")"))
                .isZero();
        assertThat(count("select count(*) from app.assignment"
                        + " where original_unit = 'SL-HMAISON' and unit_code = 'SL-DUMAISON'"))
                .isEqualTo(4);
    }

    @Test
    @Order(2)
    void every_account_comes_home_and_to_its_tasks() {
        for (String account : ACCOUNTS) {
            try (BrowserContext browser = chromium.fresh()) {
                Page page = Chromium.signIn(browser, account, "demo", "/");
                assertThat(page.locator("h1")).containsText("Xin chào");
                Chromium.screenshot(page, "home-" + account);
                page.navigate("/camunda/app/tasklist/default/");
                assertThat(page.locator("[cam-tasklist-filters]")).containsText("Việc của tôi");
                Chromium.screenshot(page, "tasklist-" + account);
            }
        }
    }

    @Test
    @Order(3)
    void report_is_written_over_two_sessions_signed_and_accepted() {
        Task task = task("Task_WriteReport");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser, UNIT + ".soan", task);
            page.locator("[ng-click^=claim]").first().click();
            page.locator("textarea[data-tk-field=text]:visible")
                    .first()
                    .fill("Cấp ủy đã ban hành chương trình hành động.");
            page.locator("input[data-tk-field=numerator]:visible").fill("12a");
            assertThat(page.locator(".tk-problems")).containsText("12a");
            assertThat(page.locator(".tk-state")).containsText(Pattern.compile("Đã lưu lúc \\d\\d:\\d\\d:\\d\\d"));
            Chromium.screenshot(page, "report-wrong-number");
        }
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser, UNIT + ".soan", task);
            assertThat(page.locator("textarea[data-tk-field=text]:visible").first())
                    .hasValue("Cấp ủy đã ban hành chương trình hành động.");
            assertThat(page.locator("input[data-tk-field=numerator]:visible")).hasValue("12a");
            complete(page);
            assertThat(page.locator(".tk-problems")).containsText("12a");
            assertThat(task("Task_WriteReport")).isNotNull();
            fill(page);
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            Chromium.screenshot(page, "report-filled");
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        settle();
        decide(UNIT + ".ky", "Task_SubmitReport", "submitted");
        decide("thamdinh", "Task_CheckReport", "accepted");
        assertThat(
                        count(
                                "select count(*) from app.obligation where reporter_unit = 'T0-HU1' and accepted_at is not null"))
                .isEqualTo(1);
    }

    private static void fill(Page page) {
        var texts = page.locator("textarea[data-tk-field=text]:visible");
        for (int i = 0; i < texts.count(); i++) {
            texts.nth(i).fill("Nội dung mục thứ " + (i + 1) + " của đơn vị.");
        }
        page.locator("input[data-tk-field=dataUntil]").fill("31/7/2018");
        page.locator("input[data-tk-field=numerator]:visible").fill("95");
        page.locator("input[data-tk-field=denominator]:visible").fill("100");
        var years = page.locator("input[data-tk-field=value]:visible");
        for (int i = 0; i < years.count(); i++) {
            years.nth(i).fill("" + (i + 1));
        }
    }

    private void decide(String account, String element, String variable) {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser, account, task(element));
            page.locator("[ng-click^=claim]").first().click();
            page.locator("input[data-tk-variable=" + variable + "][value=true]").check();
            Chromium.screenshot(page, "report-" + variable);
            complete(page);
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        settle();
    }

    private static Page openTask(BrowserContext browser, String account, Task task) {
        Page page = Chromium.signIn(browser, account, "demo", "/camunda/app/tasklist/default/#/?task=" + task.getId());
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task.getId());
        assertThat(page.locator(".tk-form h2")).isVisible();
        return page;
    }

    private static void complete(Page page) {
        page.locator("[ng-click='complete()']").first().click();
    }

    private Task task(String element) {
        String obligation = texts("select id::text from app.obligation where reporter_unit = 'T0-HU1'")
                .get(0);
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(obligation)
                .taskDefinitionKey(element)
                .singleResult();
    }

    private void settle() {
        for (List<Job> due = steps(); !due.isEmpty(); due = steps()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> steps() {
        return management.createJobQuery().messages().executable().list();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
