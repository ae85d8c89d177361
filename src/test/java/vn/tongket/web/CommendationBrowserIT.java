package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Counts;

/** A commendation and a provincial report in Camunda's Tasklist, each step by the person whose task it is. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommendationBrowserIT {

    private static final String UNIT = "KTW-UBND";

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    TestUnits units;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Commendations commendations;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private ProcessInstance process;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        acting.ensure("KTW.quantri", "camunda-admin");
        units.province("KTW", 2);
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void two_recipients_go_from_the_list_to_the_handing_over() {
        UUID id = commendations.open(cycle("Sơ kết xây dựng nền quốc phòng toàn dân"));
        process = runtime.startProcessInstanceByKey("commendation", id.toString(), groups());

        step("coordinator", "commendation-nominate", page -> {
            fill(page, "terms.awardName", "Bằng khen");
            assertThat(field(page, "terms.awardingTitle")).hasValue("Chủ tịch Ủy ban nhân dân tỉnh");
            fill(page, "terms.regulation", "Quyết định số 12/QĐ-UBND");
            fill(page, "terms.quorum", "hai phần ba");
            assertThat(page.locator(".tk-field:has([data-tk-field='terms.quorum']) .tk-problem"))
                    .containsText("Không đọc được tỷ lệ");
            fill(page, "terms.quorum", "2/3");
            fill(page, "terms.threshold", "80 %");
            select(page, "terms.voteBase", "ALL_MEMBERS");
            select(page, "terms.secretBallot", "true");
            select(page, "terms.absenteeByWriting", "false");
            add(page, "Thêm cá nhân", 0, "KTW-H1", "Cá nhân thứ nhất");
            add(page, "Thêm tập thể", 1, "KTW-H2", "Ban Chỉ huy quân sự huyện");
        });
        step("reviewer", "commendation-appraise", page -> {
            appraise(page, 2);
            page.getByLabel("Chuyển các trường hợp đủ điều kiện").check();
        });
        step("council", "commendation-vote", page -> {
            fill(page, "minutes.heldOn", "18/9/2019");
            fill(page, "minutes.members", "12");
            fill(page, "minutes.present", "11");
            for (int i = 0; i < 2; i++) {
                nth(page, "vote.votesFor", i).fill("11");
                nth(page, "vote.votesAgainst", i).fill("0");
            }
        });
        step("approver", "commendation-sign", page -> {
            assertThat(page.locator(".tk-form")).containsText("01 tập thể và 01 cá nhân");
            assertThat(page.locator("tbody tr").first()).containsText("Ban Chỉ huy quân sự huyện");
            page.getByLabel("Ký danh sách trên").check();
        });
        step("clerk", "commendation-issue", page -> {
            fill(page, "date", "20/9/2019");
            page.getByLabel("Ban hành", new Page.GetByLabelOptions().setExact(true))
                    .check();
        });
        step("coordinator", "commendation-award", page -> {
            assertThat(page.locator(".tk-form")).containsText("01/QĐ-UBND");
            for (int i = 0; i < 2; i++) {
                page.locator("tbody tr:visible [data-tk-field='award.handedOverOn']")
                        .nth(i)
                        .fill("26/9/2019");
            }
        });

        assertThat(commendations.awarded(id)).isEqualTo(new Counts(1, 1));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(process.getId())
                        .count())
                .isZero();
    }

    @Test
    void provincial_report_is_edited_and_approved() {
        UUID cycle = cycle("Tổng kết 10 năm");
        jdbc.sql("""
                        insert into app.outline_section (cycle_id, code, ordinal, title, leaf)
                        values (:id, '1', 1, 'Kết quả lãnh đạo', true)
                        """).param("id", cycle).update();
        jdbc.sql("""
                        insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years)
                        values (:id, 'I01', 1, 'Tỷ lệ giao quân', '%', 'RATIO', 'RATIO_OF_SUMS', 'SUM')
                        """).param("id", cycle).update();
        process = runtime.createProcessInstanceByKey("review-cycle")
                .businessKey(cycle.toString())
                .setVariables(groups())
                .setVariable("commendationPhase", false)
                .setVariable("conferencePhase", false)
                .setVariable("conclusionPhase", false)
                .setVariable("followUpPhase", false)
                .startBeforeActivity("Task_ConsolidateReports")
                .execute();
        jobs.runAll();

        step("reviewer", "report-edit", page -> {
            assertThat(page.locator(".tk-form")).containsText("0/0 đơn vị");
            assertThat(page.locator("tbody tr").first()).containsText("thiếu");
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-problems")).containsText("Mục 1 chưa có nội dung");
            fill(page, "body", "Cấp ủy các cấp đã lãnh đạo thực hiện nghiêm túc.");
        });
        step("approver", "report-approve", page -> {
            assertThat(page.locator(".tk-form")).containsText("Cấp ủy các cấp đã lãnh đạo");
            page.getByLabel("Trả lại để biên tập").check();
            page.locator("[data-tk-variable=reason]").fill("Bổ sung hạn chế.");
        });
        step("reviewer", "report-edit-again", page -> {
            assertThat(page.locator(".tk-warning:visible")).containsText("Bổ sung hạn chế.");
            fill(page, "body", "Cấp ủy các cấp đã lãnh đạo thực hiện nghiêm túc. Hạn chế: phối hợp chưa chặt chẽ.");
        });
        step("approver", "report-approve-again", page -> {
            page.getByLabel("Duyệt; từ lúc này").check();
            assertThat(field(page, "signing.capacity")).hasValue("ON_BEHALF");
            field(page, "signing.capacity").selectOption("FOR_HEAD");
            fill(page, "signing.position", "Phó Chủ tịch");
        });

        assertThat(jdbc.sql("""
                                select signing_capacity || ': ' || signer_title from app.consolidated_report
                                 where cycle_id = :id and approved_at is not null
                                """).param("id", cycle).query(String.class).list())
                .containsExactly("FOR_HEAD: Phó Chủ tịch");
    }

    @Test
    void unit_nominates_on_its_page_and_members_vote_secretly_each_at_the_own_desk() {
        UUID id = commendations.open(cycle("Sơ kết công tác quốc phòng"));
        process = runtime.startProcessInstanceByKey("commendation", id.toString(), groups());
        on("coordinator", "/khen-thuong/quy-che", page -> {
            page.getByLabel("Quy chế", new Page.GetByLabelOptions().setExact(true))
                    .fill("Quyết định số 45/QĐ-UBND");
            page.locator("#quorum").fill("2/3");
            page.locator("#threshold").fill("hai phần ba");
            page.locator("#voteBase").selectOption("PRESENT");
            page.locator("#secretBallot").selectOption("true");
            page.locator("#absenteeByWriting").selectOption("false");
            page.locator("#validFrom").fill("1/1/2019");
            page.getByText("Ghi", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".problems")).containsText("Không đọc được tỷ lệ “hai phần ba”");
            page.locator("#threshold").fill("quá 1/2");
            page.getByText("Ghi", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("table")).containsText("Quyết định số 45/QĐ-UBND");
            Chromium.screenshot(page, "commendation-regulations");
        });
        on("coordinator", "/khen-thuong/" + id + "/tap-hop", page -> {
            page.locator("#units").fill("KTW-H1");
            page.locator("#collectives").fill("1");
            page.getByText("Gửi yêu cầu tới các đơn vị").click();
            assertThat(page.locator("table")).containsText("KTW-H1");
            Chromium.screenshot(page, "commendation-collect");
        });

        String proposal = "/khen-thuong/" + id + "/de-nghi";
        visit("KTW-H1.soan", proposal, page -> {
            page.getByText("Thêm tập thể").click();
            field(page, "name").fill("Ban Chỉ huy quân sự");
            field(page, "merit").fill("Dẫn đầu phong trào thi đua.");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(page.locator("[data-tk-path='lines.0.papers.0.reference']"))
                    .isVisible();
        });
        visit("KTW-H1.ky", proposal, page -> {
            assertThat(field(page, "name")).hasValue("Ban Chỉ huy quân sự");
            page.getByText("Gửi đề nghị", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".tk-problems")).containsText("Dòng 1 chưa có Báo cáo thành tích");
            Chromium.screenshot(page, "commendation-proposal");
            page.locator("[data-tk-path='papers.0.reference']").fill("số 12/TTr ngày 1/9/2019");
            page.locator("[data-tk-path='papers.1.reference']").fill("ngày 30/8/2019");
            page.locator("[data-tk-path='lines.0.papers.0.reference']").fill("số 13/BC ngày 1/9/2019");
            page.locator("[data-tk-path='lines.0.papers.0.confirmed']").check();
            page.getByText("Gửi đề nghị", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("main")).containsText("đã gửi");
            page.setViewportSize(360, 780);
            Chromium.screenshot(page, "commendation-proposal-sent");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= 360"))
                    .isEqualTo(true);
        });
        step("coordinator", "commendation-collected", page -> {
            fill(page, "terms.awardName", "Bằng khen");
            field(page, "terms.regulationId")
                    .selectOption(
                            new com.microsoft.playwright.options.SelectOption().setLabel("Quyết định số 45/QĐ-UBND"));
            assertThat(field(page, "terms.quorum")).isHidden();
            assertThat(page.locator(".tk-form")).containsText("do Ban Thường vụ Huyện ủy KTW-H1 đề nghị");
        });
        step("reviewer", "commendation-checked", page -> {
            appraise(page, 1);
            page.getByLabel("Chuyển các trường hợp đủ điều kiện").check();
        });

        for (String member : new String[] {"chu-tri", "thu-ky", "uy-vien", "council"}) {
            acting.ensure("KTW." + member, UNIT + ".council");
        }
        String sitting = "/khen-thuong/" + id + "/hop";
        visit("KTW.chu-tri", sitting, page -> {
            page.locator("#heldOn").fill("18/9/2019");
            page.locator("#chair").selectOption("KTW.chu-tri");
            page.locator("#secretary").selectOption("KTW.thu-ky");
            page.locator("form[action$=hop] button").click();
            page.locator("form[action$=bat-dau] button").click();
            assertThat(page.locator(".problems")).containsText("chưa đủ 2/3");
            page.locator("tr:has(input[value='KTW.chu-tri']) select").selectOption("PRESENT");
            page.locator("tr:has(input[value='KTW.thu-ky']) select").selectOption("PRESENT");
            page.locator("tr:has(input[value='KTW.uy-vien']) select").selectOption("PRESENT");
            page.locator("tr:has(input[value='KTW.council']) select").selectOption("PRESENT");
            page.locator("form[action$=co-mat] button").click();
            page.locator("form[action$=bat-dau] button").click();
            assertThat(page.locator("main")).containsText("đang bỏ phiếu");
            Chromium.screenshot(page, "commendation-sitting");
        });
        for (String member : new String[] {"chu-tri", "thu-ky", "uy-vien"}) {
            visit("KTW." + member, "/khen-thuong/" + id + "/bo-phieu", page -> {
                page.getByLabel(
                                member.equals("uy-vien") ? "Không đồng ý" : "Đồng ý",
                                new Page.GetByLabelOptions().setExact(true))
                        .check();
                Chromium.screenshot(page, "commendation-ballot");
                page.locator("main button").last().click();
                assertThat(page.locator("main")).containsText("Bạn đã bỏ phiếu");
                assertThat(page.locator("input[type=radio]")).hasCount(0);
            });
        }
        visit("KTW.chu-tri", sitting, page -> {
            page.locator("form[action$=ket-thuc] button").click();
            assertThat(page.locator(".problems")).containsText("Còn 1 thành viên có mặt chưa bỏ phiếu");
            page.locator("[name=anyway]").check();
            page.locator("form[action$=ket-thuc] button").click();
            assertThat(page.locator("main")).containsText("đã kết thúc bỏ phiếu");
        });
        step("council", "commendation-counted", page -> {
            assertThat(field(page, "minutes.present")).hasValue("4");
            assertThat(field(page, "vote.votesFor")).hasValue("2");
        });
        // 2 of the 4 who took part are not more than half
        assertThat(commendations.require(id).stage()).isEqualTo(vn.tongket.commendation.Commendation.Stage.CLOSED);
    }

    private static void appraise(Page page, int lines) {
        for (int i = 0; i < lines; i++) {
            for (String check : new String[] {"fileComplete", "rightObject", "criteriaMet", "singleAward"}) {
                nth(page, "appraisal.checks." + check, i).selectOption("true");
            }
            nth(page, "appraisal.verdict", i).selectOption("ELIGIBLE");
            nth(page, "appraisal.proceedingsPending", i).selectOption("false");
        }
    }

    private void on(String role, String address, Work work) {
        acting.ensure("KTW." + role, UNIT + "." + role);
        visit("KTW." + role, address, work);
    }

    private void visit(String person, String address, Work work) {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, person, Acting.PASSWORD, address);
            page.onDialog(dialog -> dialog.accept());
            work.on(page);
        }
    }

    private interface Work {
        void on(Page page);
    }

    /** The one task that waits is claimed, worked on and completed by somebody with the role. */
    private void step(String role, String screenshot, Work work) {
        String person = "KTW." + role;
        acting.ensure(person, UNIT + "." + role);
        Task task = tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, person, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task.getId());
            assertThat(page.locator(".tk-state")).containsText("chỉ để xem");
            page.locator("[ng-click^=claim]").first().click();
            assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
            work.on(page);
            Chromium.screenshot(page, screenshot);
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-form")).hasCount(0);
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
        jobs.runAll();
    }

    private static Locator field(Page page, String path) {
        return page.locator("[data-tk-field='" + path + "']").first();
    }

    private static Locator nth(Page page, String path, int index) {
        return page.locator("[data-tk-field='" + path + "']").nth(index);
    }

    private static void fill(Page page, String path, String text) {
        field(page, path).fill(text);
    }

    private static void select(Page page, String path, String value) {
        field(page, path).selectOption(value);
    }

    private static void add(Page page, String button, int index, String unit, String name) {
        page.getByText(button).click();
        Locator box = nth(page, "unit", index);
        box.fill(unit);
        page.locator(".tk-pick")
                .nth(index)
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(unit)))
                .first()
                .click();
        nth(page, "name", index).fill(name);
        nth(page, "merit", index).fill("Thành tích xuất sắc trong xây dựng nền quốc phòng toàn dân.");
    }

    private UUID cycle(String title) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, period_from, period_to, organizer, coordinator_unit,
                                 approver_unit, reviewer_unit, clerk_unit, council_unit, search, created_at, created_by)
                        values (:id, :title, 'INTERIM_REVIEW', '2009-01-01', '2019-08-31', :unit, :unit, :unit, :unit,
                                :unit, :unit, '', now(), 'test')
                        """).param("id", id).param("title", title).param("unit", UNIT).update();
        return id;
    }

    private static Map<String, Object> groups() {
        return Stream.of("coordinator", "reviewer", "council", "approver", "clerk")
                .collect(Collectors.toMap(role -> role + "Group", role -> UNIT + "." + role));
    }
}
