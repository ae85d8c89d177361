package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.function.Consumer;
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

/** The commendation of Bắc Kạn on 26/9/2019 (scenario A4), entered through the pages and forms that people have. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedCommendationEnteredBrowserIT {

    private static final String TITLE = "Sơ kết xây dựng nền quốc phòng toàn dân giai đoạn 2009 - 2019 (KSE)";
    private static final String UNIT = "KSE-UBND";

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
    JdbcClient jdbc;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        units.province("KSE", 2);
        for (String role : new String[] {"coordinator", "reviewer", "council", "approver", "clerk"}) {
            acting.ensure("KSE." + role, UNIT + "." + role);
        }
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void eight_collectives_and_twelve_individuals_are_honoured_before_the_conference() {
        on("coordinator", "/camunda/app/tasklist/default/", page -> {
            page.locator(".start-process-action a").first().click();
            page.locator(".modal-body a").getByText("đợt").first().click();
            page.locator(".modal-dialog input[id$=Field_title]").fill(TITLE);
            page.locator(".modal-dialog .fjs-form-field-select .fjs-input-group")
                    .click();
            page.locator(".fjs-dropdownlist-item").getByText("Sơ kết").first().click();
            page.locator(".modal-dialog button").getByText("Bắt đầu").last().click();
            assertThat(page.locator(".modal-dialog")).hasCount(0);
        });
        UUID cycle = one(UUID.class, "select id from app.review_cycle where title = :title", "title", TITLE);
        step("coordinator", cycle, "Task_DraftPlan", page -> {
            fill(page, "periodFrom", "2009");
            fill(page, "periodTo", "2019");
            for (String phase :
                    new String[] {"PLAN", "REPORTS", "CONSOLIDATION", "CONFERENCE", "CONCLUSION", "FOLLOW_UP"}) {
                field(page, "phases." + phase).setChecked(false);
            }
            field(page, "phases.COMMENDATION").check();
            for (String office :
                    new String[] {"organizer", "approverUnit", "reviewerUnit", "clerkUnit", "councilUnit"}) {
                pick(field(page, office), UNIT);
            }
            if (shown(page, "citation").count() == 0) {
                page.getByText("Thêm văn bản, nhiệm vụ").click();
            }
            fill(page, "citation", "Xây dựng nền quốc phòng toàn dân giai đoạn 2009 - 2019");
            page.getByText("Thêm mốc thời gian").click();
            fill(page, "on", "26/9/2019");
        });
        UUID id = one(UUID.class, "select id from app.commendation where cycle_id = :cycle", "cycle", cycle);
        proposeAsUnit(id);
        step("coordinator", id, "Task_NominateRecipients", page -> {
            fill(page, "terms.awardName", "Bằng khen");
            fill(page, "terms.meritFrom", "1/1/2009");
            fill(page, "terms.meritTo", "31/8/2019");
            fill(page, "terms.regulation", "Quy chế của Hội đồng Thi đua - Khen thưởng tỉnh");
            fill(page, "terms.quorum", "2/3");
            fill(page, "terms.threshold", "2/3");
            field(page, "terms.voteBase").selectOption("ALL_MEMBERS");
            field(page, "terms.secretBallot").selectOption("true");
            field(page, "terms.absenteeByWriting").selectOption("false");
            assertThat(shown(page, "name")).hasCount(2);
            for (int i = 2; i < 20; i++) {
                page.getByText(i < 8 ? "Thêm tập thể" : "Thêm cá nhân").click();
                pick(shown(page, "unit").nth(i), "KSE-H2");
                shown(page, "name").nth(i).fill((i < 8 ? "Tập thể " : "Cá nhân ") + (i + 1));
                shown(page, "merit").nth(i).fill("Thành tích xuất sắc trong xây dựng nền quốc phòng toàn dân.");
            }
        });
        step("reviewer", id, "Task_AppraiseNominations", page -> {
            for (int i = 0; i < 20; i++) {
                for (String check : new String[] {"fileComplete", "rightObject", "criteriaMet", "singleAward"}) {
                    shown(page, "appraisal.checks." + check).nth(i).selectOption("true");
                }
                shown(page, "appraisal.verdict").nth(i).selectOption("ELIGIBLE");
                shown(page, "appraisal.proceedingsPending").nth(i).selectOption("false");
            }
            page.getByLabel("Chuyển các trường hợp đủ điều kiện").check();
        });
        step("council", id, "Task_VoteOnNominations", page -> {
            fill(page, "minutes.heldOn", "16/9/2019");
            fill(page, "minutes.members", "11");
            fill(page, "minutes.present", "11");
            for (int i = 0; i < 20; i++) {
                shown(page, "vote.votesFor").nth(i).fill("11");
                shown(page, "vote.votesAgainst").nth(i).fill("0");
            }
        });
        step("approver", id, "Task_SignDecision", page -> {
            assertThat(page.locator(".tk-form"))
                    .containsText("Trình Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho 08 tập thể và 12 cá nhân");
            page.getByLabel("Ký danh sách trên").check();
        });
        step("clerk", id, "Task_IssueDecision", page -> {
            page.getByLabel("Ban hành", new Page.GetByLabelOptions().setExact(true))
                    .check();
            fill(page, "date", "27/9/2019");
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-problems"))
                    .containsText("Ngày quyết định 27/09/2019 sau ngày hội nghị (26/09/2019)");
            fill(page, "date", "20/9/2019");
        });

        assertThat(one(Integer.class, recipients("COLLECTIVE"), "id", id)).isEqualTo(8);
        assertThat(one(Integer.class, recipients("INDIVIDUAL"), "id", id)).isEqualTo(12);
        assertThat(one(String.class, "select decided_on::text from app.commendation where id = :id", "id", id))
                .isEqualTo("2019-09-20");
        on("coordinator", "/dot/" + cycle + "/khen-thuong", page -> {
            assertThat(page.locator("main")).containsText("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh");
            assertThat(page.locator("main")).containsText("08 tập thể và 12 cá nhân");
            assertThat(page.locator("main")).containsText("Cá nhân 20");
            Chromium.screenshot(page, "seed-commendation");
        });
    }

    private void proposeAsUnit(UUID id) {
        on("coordinator", "/khen-thuong/" + id + "/tap-hop", page -> {
            page.locator("#units").fill("KSE-H1");
            page.getByText("Gửi yêu cầu tới các đơn vị").click();
            assertThat(page.locator("table")).containsText("KSE-H1");
        });
        visit("KSE-H1.ky", "/khen-thuong/" + id + "/de-nghi", page -> {
            for (int i = 0; i < 2; i++) {
                page.getByText("Thêm tập thể").click();
                shown(page, "name").nth(i).fill("Tập thể của đơn vị " + (i + 1));
                shown(page, "merit").nth(i).fill("Thành tích xuất sắc.");
                Locator paper = page.locator("[data-tk-path='lines." + i + ".papers.0.reference']");
                paper.fill("số 13/BC ngày 1/9/2019");
                page.locator("[data-tk-path='lines." + i + ".papers.0.confirmed']")
                        .check();
            }
            page.locator("[data-tk-path='papers.0.reference']").fill("số 12/TTr ngày 1/9/2019");
            page.locator("[data-tk-path='papers.1.reference']").fill("ngày 30/8/2019");
            page.getByText("Gửi đề nghị", exactly()).click();
            assertThat(page.locator("main")).containsText("đã gửi");
        });
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String recipients(String kind) {
        return "select count(*)::integer from app.award w join app.nomination n on n.id = w.nomination_id"
                + " where n.commendation_id = :id and n.kind = '" + kind + "'";
    }

    private <T> T one(Class<T> type, String sql, String name, Object value) {
        return jdbc.sql(sql).param(name, value).query(type).single();
    }

    private void on(String role, String address, Consumer<Page> work) {
        visit("KSE." + role, address, work);
        jobs.runAll();
    }

    private void visit(String person, String address, Consumer<Page> work) {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, person, Acting.PASSWORD, address);
            page.onDialog(dialog -> dialog.accept());
            work.accept(page);
        }
    }

    /** The task that waits is claimed, worked on and completed by somebody with the role. */
    private void step(String role, UUID key, String element, Consumer<Page> work) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .taskDefinitionKey(element)
                .singleResult();
        on(role, "/camunda/app/tasklist/default/#/?task=" + task.getId(), page -> {
            assertThat(page.locator(".tk-state")).containsText("chỉ để xem");
            page.locator("[ng-click^=claim]").first().click();
            assertThat(page.locator(".tk-state")).not().containsText("chỉ để xem");
            work.accept(page);
            page.locator("[ng-click='complete()']").first().click();
            assertThat(page.locator(".tk-form")).hasCount(0);
        });
    }

    private static void pick(Locator box, String unit) {
        box.fill(unit);
        box.locator("xpath=ancestor::*[contains(@class,'tk-pick')][1]")
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(unit))
                .first()
                .click();
    }

    private static Locator field(Page page, String path) {
        return shown(page, path).first();
    }

    private static Locator shown(Page page, String path) {
        return page.locator("[data-tk-field='" + path + "']:visible");
    }

    private static void fill(Page page, String path, String text) {
        field(page, path).fill(text);
    }
}
