package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.Conclusion;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Directive;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conferences;
import vn.tongket.cycle.PlanDraft;

/** The nine forms of a conference and its conclusion, filled in Camunda's own Tasklist by the people who do it. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConferenceFormsBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    Play play;

    @Autowired
    TaskService tasks;

    @Autowired
    Conferences conferences;

    @Autowired
    Conclusions conclusions;

    private Chromium chromium;
    private Province province;
    private Cast cast;
    private UUID cycle;
    private UUID at;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        province = units.province("BRW", 3);
        play.group("BRW-HUYEN", "Các huyện ủy của tỉnh", province.party(), province.districts());
        cast = play.cast("BRW", province.party());
    }

    @AfterAll
    void close() {
        play.end(cycle);
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void conference_and_conclusion_are_played_in_tasklist() {
        cycle = play.start(cast, province.party(), plan());
        at = play.conferenceOf(cycle);
        prepareAgenda();
        collectReplies();
        recordConference();
        signMinutes();
        assertThat(conferences.require(at).stage()).isEqualTo(Conference.Stage.CLOSED);

        at = play.conclusionOf(cycle);
        draftClauses();
        resolveComments();
        signConclusion();
        issueConclusion();
        issueDirective();
        Conclusion conclusion = conclusions.require(at);
        assertThat(conclusion.symbol()).isEqualTo("249-KL/TU");
        assertThat(conclusions.clauses(at)).extracting(Clause::ref).containsExactly("1", "2", "2a");
        assertThat(conclusions.clauses(at).get(0).addressees()).containsExactly(Addressee.leadGroup("BRW-HUYEN"));
        assertThat(conclusions.clauses(at).get(1).addressees()).containsExactly(Addressee.leadUnit("BRW-H1"));
        assertThat(conclusions.clauses(at).get(1).target().value()).isEqualByComparingTo("100");
        assertThat(conclusions.limitations(at).get(0).clauseIds())
                .containsExactly(conclusions.clauses(at).get(1).id());
        assertThat(conclusions.directive(at).map(Directive::symbol)).isEmpty();
    }

    private void prepareAgenda() {
        work("BRW.dieuphoi", "Task_PrepareAgenda", "prepare-agenda", page -> {
            field(page, "agenda.place").fill("Huyện Bắc Mê");
            field(page, "agenda.startsAt").fill("8h00");
            field(page, "agenda.chairTitle").fill("Quyền Bí thư Tỉnh ủy");
            page.getByText("Thêm nội dung chương trình").click();
            inRow(page, "items", 1, "startsAt").fill("8:00");
            inRow(page, "items", 1, "title").fill("Khai mạc");
            pick(field(page, "groupToInvite"), "huyen uy cua tinh", "Các huyện ủy của tỉnh");
            page.getByText("Thêm cả nhóm").click();
            assertThat(page.locator(".tk-chip")).hasCount(3);
            page.getByText("Thêm đại biểu").click();
            inRow(page, "guests", 1, "title").fill("Phó Tư lệnh Quân khu");
        });
        assertThat(conferences.invitations(at)).hasSize(3);
        assertThat(conferences.require(at).chair().prefix()).isEqualTo("Quyền");
    }

    private void collectReplies() {
        work("BRW.dieuphoi", "Task_CollectReplies", "collect-replies", page -> {
            Locator second = page.locator("tbody tr").nth(1);
            second.locator("select").selectOption("DECLINES");
            assertThat(page.locator(".tk-problems")).containsText("Hãy ghi lý do không dự họp.");
            second.locator("input[data-tk-field=reason]").fill("Ứng phó mưa lũ");
            assertThat(page.locator(".tk-form")).containsText("1 không dự, 2 chưa trả lời");
        });
        assertThat(conferences.invitations(at).get(1).reason()).isEqualTo("Ứng phó mưa lũ");
    }

    private void recordConference() {
        work("BRW.dieuphoi", "Task_RecordConference", "record-conference", page -> {
            field(page, "proceedings.held").fill("24/8/2023");
            page.locator("tbody tr").first().locator("select").selectOption("true");
            page.getByText("Thêm ý kiến phát biểu").click();
            field(page, "speaker").fill("Bí thư Huyện ủy");
            field(page, "said").first().fill("Đề nghị quan tâm đất quốc phòng");
            page.getByText("Thêm hạn chế").click();
            page.locator("textarea[aria-label='Hạn chế']").fill("Tiến độ xây dựng còn chậm");
            page.getByText("Thêm ý kết luận").click();
            Locator remark = page.locator("div.tk-section:has(input[data-tk-field=leadGroup])");
            remark.locator("textarea").fill("Nâng cao chất lượng khu vực phòng thủ");
            pick(remark.locator("input[data-tk-field=leadGroup]"), "huyen uy cua tinh", "Các huyện ủy của tỉnh");
        });
        assertThat(conferences.closingRemarks(at).get(0).leadGroup()).isEqualTo("BRW-HUYEN");
    }

    private void signMinutes() {
        work("BRW.lanhdao", "Task_SignMinutes", "sign-minutes", page -> {
            assertThat(page.locator(".tk-form")).containsText("Q. BÍ THƯ TỈNH ỦY");
            assertThat(page.locator(".tk-form")).containsText("Nâng cao chất lượng khu vực phòng thủ");
            page.getByLabel("Ký biên bản").check();
            assertThat(field(page, "signing.position")).hasValue("Bí thư Tỉnh ủy");
            field(page, "signing.capacity").selectOption("FOR_HEAD");
            field(page, "signing.position").fill("Phó Bí thư Tỉnh ủy");
        });
    }

    private void draftClauses() {
        work("BRW.dieuphoi", "Task_DraftClauses", "draft-clauses", page -> {
            assertThat(page.locator("form .tk-section .tk-section > h4").first())
                    .containsText("Nhiệm vụ 1");
            page.getByText("Thêm nhiệm vụ", new Page.GetByTextOptions().setExact(true))
                    .click();
            Locator second = page.locator("section.tk-section > div.tk-section").nth(1);
            second.locator("textarea[data-tk-field=text]").first().fill("Hoàn thành chỉ tiêu tuyển quân");
            pick(second.locator("input[data-tk-field=leadUnits]").first(), "BRW-H1", "BRW-H1");
            second.locator("input[data-tk-field=targetName]").first().fill("Tuyển quân");
            second.locator("input[data-tk-field=target]").first().fill("100");
            second.locator("input[data-tk-field=due]").first().fill("31/13/2030");
            assertThat(page.locator(".tk-problems")).containsText("31/13/2030");
            Chromium.screenshot(page, "form-draft-clauses-problem");
            // New Year's Day: the next working day is proposed, and a click applies it
            second.locator("input[data-tk-field=due]").first().fill("1/1/2030");
            assertThat(second.locator(".tk-note").getByText("rơi vào ngày nghỉ"))
                    .isVisible();
            Chromium.screenshot(page, "form-draft-clauses-lint");
            second.locator(".tk-proposal").getByText("Dùng 02/01/2030").click();
            assertThat(second.locator("input[data-tk-field=due]").first()).hasValue("02/01/2030");
            assertThat(second.getByText("rơi vào ngày nghỉ")).hasCount(0);
            assertThat(second.locator(".tk-note").getByText("không nêu sản phẩm"))
                    .isVisible();
            second.getByText("Thêm phần").click();
            second.locator(".tk-section textarea").fill("Bồi dưỡng sĩ quan dự bị");
            page.locator("input[aria-label='Nhiệm vụ khắc phục']").fill("2");
            page.getByText("Lấy ý kiến các đơn vị trước khi trình ký").click();
            page.getByText("Có văn bản triển khai").click();
            pick(field(page, "draft.consultedUnits"), "BRW-H2", "BRW-H2");
            field(page, "draft.consultationDue").fill("31/12/2099");
        });
    }

    private void resolveComments() {
        work("BRW.dieuphoi", "Task_ResolveComments", "resolve-comments", page -> {
            page.getByText("Nhập ý kiến thay đơn vị").click();
            Locator entered = page.locator(".tk-section .tk-section:has(select[data-tk-field=unit])");
            entered.locator("select[data-tk-field=unit]").selectOption("BRW-H2");
            entered.locator("select[data-tk-field=clauseRef]").selectOption("2");
            entered.locator("textarea[data-tk-field=text]").fill("Nên ghi rõ năm");
            entered.getByLabel("Tiếp thu", new Locator.GetByLabelOptions().setExact(true))
                    .check();
            page.locator("textarea[data-tk-field='resolving.draft.generalPart']")
                    .fill("Nhìn chung đạt kết quả tốt.");
            page.locator("div.tk-field:has(> label textarea[data-tk-field=text])")
                    .nth(1)
                    .locator("textarea")
                    .first()
                    .fill("Hoàn thành chỉ tiêu tuyển quân năm 2030");
            for (Locator reason :
                    page.locator("input[data-tk-field=reason]:visible").all()) {
                reason.fill("Văn bản gốc không nêu.");
            }
        });
        assertThat(conclusions.require(at).generalPart()).isEqualTo("Nhìn chung đạt kết quả tốt.");
    }

    private void signConclusion() {
        work("BRW.lanhdao", "Task_SignConclusion", "sign-conclusion", page -> {
            assertThat(page.locator(".tk-form")).containsText("Tuyển quân 100");
            page.getByLabel("Ký kết luận").check();
            page.getByLabel("Thay mặt tập thể lãnh đạo").check();
            field(page, "signature.title").fill("Bí thư Tỉnh ủy");
        });
    }

    private void issueConclusion() {
        work("BRW.vanthu", "Task_IssueConclusion", "issue-conclusion", page -> {
            assertThat(page.locator(".tk-form")).containsText("T/M Bí thư Tỉnh ủy");
            field(page, "issuing.number").fill("249");
            field(page, "issuing.date").fill("17/9/2019");
        });
    }

    private void issueDirective() {
        work("BRW.vanthu", "Task_IssueDirective", "issue-directive", page -> {
            pick(field(page, "directive.issuer"), "BRW-UBND", "BRW-UBND");
            field(page, "directive.subject").fill("Triển khai thực hiện Kết luận số 249-KL/TU");
            page.getByText("Chưa có số và ngày").click();
        });
    }

    private interface Filling {
        void on(Page page);
    }

    /** Opens the task in Tasklist, claims it, fills it in, waits until it is saved, completes it. */
    private void work(String user, String element, String name, Filling filling) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(at.toString())
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
        try (BrowserContext browser = chromium.fresh()) {
            Page page =
                    Chromium.signIn(browser, user, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task);
            assertThat(page.locator(".tk-form h2").first()).isVisible();
            page.locator("[ng-click^=claim]").first().click();
            assertThat(page.locator(".tk-form :is(input, textarea, select):visible")
                            .first())
                    .isEnabled();
            filling.on(page);
            if (page.locator("form[data-tk-save]").count() > 0) {
                assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            }
            Chromium.screenshot(page, "form-" + name);
            page.locator("[ng-click='complete()']").first().click();
            gone(page, name);
        }
        play.runJobs(cycle);
    }

    private static void gone(Page page, String name) {
        try {
            assertThat(page.locator(".tk-form")).hasCount(0);
        } catch (AssertionError stuck) {
            Chromium.screenshot(page, "form-" + name + "-stuck");
            throw new AssertionError(page.locator(".tk-problems").textContent(), stuck);
        }
    }

    private static Locator field(Page page, String path) {
        return page.locator("[data-tk-field='" + path + "']:visible");
    }

    private static Locator inRow(Page page, String list, int row, String name) {
        return page.locator("[data-tk-list$='" + list + "'] tr:nth-child(" + row + ") [data-tk-field=" + name + "]");
    }

    /** Types into a search box until one choice is left, and takes it. */
    private static void pick(Locator box, String words, String name) {
        Locator holder = box.locator("xpath=..");
        box.fill(words);
        assertThat(holder.getByRole(AriaRole.OPTION)).hasCount(1);
        holder.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }

    private PlanDraft plan() {
        return play.plan(
                "Sơ kết thực hiện Quy chế phối hợp",
                province.party(),
                List.of("CONFERENCE", "CONCLUSION"),
                "Quy chế phối hợp 2020 – 2025");
    }
}
