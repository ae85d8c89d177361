package vn.tongket.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.ObligationOpening;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Chromium;

/** The pages on which a unit takes over what it has and opens a cycle below its report, in a real browser. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReuseBrowserIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    ReportDesk desk;

    @Autowired
    ObligationOpening opening;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private Stage before;
    private UUID report;

    @BeforeAll
    void open(@Autowired AutowireCapableBeanFactory beans) {
        chromium = new Chromium(port);
        acting.ensure("RUX.quantri", "camunda-admin");
        ReportPlay play = beans.createBean(ReportPlay.class);
        before = play.opened("RUX", DUE, 1).get(0);
        play.submitted(before);
        play.accept(before);
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID cycle = cycles.issued(before.province(), DUE, Instant.parse("2026-01-05T02:00:00Z"));
        while (!opening.openNext(cycle)) {
            // the next fifty
        }
        for (UUID one : List.of(before.cycle(), cycle)) {
            jdbc.sql("""
                            insert into app.review_subject (cycle_id, ordinal, role, citation, document_id)
                            values (:cycle, 1, 'REVIEWED', '28-NQ/TW', '00000000-0000-0000-0000-0000000028aa')
                            """).param("cycle", one).update();
        }
        report = cycles.obligations(cycle).get(before.unit());
        before.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        report,
                        null,
                        new ReportContent(
                                "30/6/2018",
                                List.of(new Passage("1.2", "Đơn vị tự viết mục này cho đợt mới.", false, null)),
                                List.of()),
                        null));
        units.create("RUX-X1", "Ban Thường vụ Đảng ủy xã Nà Bản", "PARTY", "COMMUNE", before.unit());
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void unit_chooses_what_it_takes_over_and_sees_where_it_came_from() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, before.drafter().user(), Acting.PASSWORD, "/bao-cao/" + report + "/dung-lai");
            Locator boxes = page.locator("input[name=chon]");
            assertThat(boxes).hasCount(15);
            assertThat(page.locator("input[name=chon]:checked")).hasCount(14);
            assertThat(page.locator("[data-chosen]")).containsText("14/15");
            Chromium.screenshot(page, "reuse-offers");
            page.setViewportSize(420, 900);
            Chromium.screenshot(page, "reuse-offers-narrow");
            page.setViewportSize(1400, 950);

            button(page, "Bỏ chọn").click();
            button(page, "Đưa vào dự thảo").click();
            assertThat(page.locator(".problems")).containsText("Chưa chọn nội dung nào");
            assertThat(page.locator("input[name=chon]:checked")).hasCount(0);
            button(page, "Chọn chỗ còn trống").click();
            button(page, "Đưa vào dự thảo").click();
            assertThat(page.locator(".done")).containsText("Đã đưa 24 nội dung");
            assertThat(boxes).hasCount(1);
            assertThat(page.locator("tbody")).containsText("đã viết khác");
            Chromium.screenshot(page, "reuse-done");

            page.navigate("/bao-cao/" + report);
            assertThat(page.locator("main")).containsText("Lấy từ báo cáo đã được chấp nhận (bản 1)");
            Chromium.screenshot(page, "reuse-report");
            String task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(report.toString())
                    .singleResult()
                    .getId();
            tasks.setAssignee(task, before.drafter().user());
            page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
            assertThat(page.locator(".tk-form")).containsText("Lấy từ báo cáo đã được chấp nhận (bản 1)");
            page.setViewportSize(1400, 2600);
            Chromium.screenshot(page, "reuse-form");
        }
    }

    @Test
    void unit_opens_a_cycle_below_its_report() {
        String user = before.unit() + ".dieu-phoi";
        acting.ensure(user, before.unit() + ".coordinator", before.unit() + ".drafter");
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, user, Acting.PASSWORD, "/bao-cao/" + report + "/dot-cap-duoi");
            assertThat(page.locator("main")).containsText("Chưa có đợt nào");
            page.locator("summary").getByText("1 đơn vị").click();
            assertThat(page.locator("main")).containsText("xã Nà Bản");
            page.locator("#title").fill("Tổng kết ở các xã");
            page.locator("#due").fill(Deadline.day(DUE.plusDays(3)).text());
            button(page, "Mở đợt cho cấp dưới").click();
            assertThat(page.locator(".problems")).containsText("muộn hơn hạn báo cáo của chính đơn vị");
            assertThat(page.locator("#title")).hasValue("Tổng kết ở các xã");
            Chromium.screenshot(page, "child-refused");
            page.locator("#due").fill(Deadline.day(DUE.minusDays(10)).text());
            button(page, "Mở đợt cho cấp dưới").click();
            assertThat(page.locator(".done")).containsText("Đã mở đợt cho cấp dưới");
            assertThat(page.locator("tbody")).containsText("Đang soạn kế hoạch");
            assertThat(page.locator("#title")).hasCount(0);
            Chromium.screenshot(page, "child-opened");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tổng kết ở các xã"))
                    .click();
            assertThat(page.locator("main")).containsText("Mở để phục vụ báo cáo trong đợt cấp trên");
            Chromium.screenshot(page, "child-cycle");
            page.getByText("báo cáo của đơn vị").click();
            assertThat(page.locator("main")).containsText("Nếu trình bây giờ");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
