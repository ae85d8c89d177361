package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
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
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Conclusion;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Conferences;
import vn.tongket.reference.Document;
import vn.tongket.reference.References;

/** The conference of Sơn La, from the start form to the tasks of its closing speech, through forms and pages alone. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedsEnteredBrowserIT {

    private static final String TITLE = "Đánh giá kết quả thực hiện Chương trình số 20, Nghị quyết số 31";
    private static final List<String> SUBJECTS = List.of(
            "Chương trình số 20 ngày 10/2/2014",
            "Nghị quyết số 31 ngày 23/6/2015",
            "Sơ kết 10 năm khu vực phòng thủ tỉnh",
            "Công tác chuẩn bị diễn tập khu vực phòng thủ năm 2018");
    private static final List<String> SAID = List.of(
            "Tiếp tục quán triệt triển khai Nghị quyết Đại hội Đảng các cấp",
            "Phát triển kinh tế kết hợp chặt chẽ với nhiệm vụ quốc phòng, an ninh",
            "Giữ vững an ninh chính trị, trật tự an toàn xã hội trong mọi tình huống",
            "Tăng cường và củng cố mối quan hệ hợp tác hữu nghị toàn diện với các tỉnh Bắc Lào");

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    Jobs jobs;

    @Autowired
    Play play;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Conferences conferences;

    @Autowired
    Conclusions conclusions;

    @Autowired
    References references;

    @Autowired
    FollowUps followUps;

    @Autowired
    PeriodicReports reports;

    private Chromium chromium;
    private FormWork people;
    private Province province;
    private UUID cycle;

    @BeforeAll
    void open() {
        jobs.travelTo(LocalDate.of(2018, 3, 20));
        chromium = new Chromium(port);
        people = new FormWork(chromium, tasks, play);
        province = units.province("SEB", 3);
        play.group("SEB-CAP-UY", "Cấp ủy, tổ chức cơ sở đảng SEB", province.party(), province.districts());
        play.cast("SEB", province.party());
        acting.ensure("SEB.theodoi", province.command() + ".tracker");
    }

    @AfterAll
    void close() {
        if (cycle != null) {
            play.end(cycle);
        }
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void the_conference_of_son_la_becomes_four_tasks_without_due_date() {
        startCycle();
        draftPlan();
        prepareAgenda();
        assertSubjectsArePartial(play.conferenceOf(cycle));
        people.work(cycle, "SEB.dieuphoi", play.conferenceOf(cycle), "Task_CollectReplies", page -> {});
        jobs.travelTo(LocalDate.of(2018, 3, 28));
        takeDownWhatIsSaid();
        people.work(
                cycle,
                "SEB.dieuphoi",
                play.conferenceOf(cycle),
                "Task_RecordConference",
                page -> FormWork.field(page, "proceedings.held").fill("28/3/2018"));
        people.work(
                cycle,
                "SEB.lanhdao",
                play.conferenceOf(cycle),
                "Task_SignMinutes",
                page -> page.getByLabel("Ký biên bản").check());
        conclude();
        setUpFollowUp();
        assertTasks();
    }

    private void startCycle() {
        people.start("SEB.dieuphoi", TITLE, "Đánh giá kết quả thực hiện");
        cycle = UUID.fromString(runtime.createProcessInstanceQuery()
                .processDefinitionKey("review-cycle")
                .variableValueEquals("coordinatorGroup", province.party() + ".coordinator")
                .singleResult()
                .getBusinessKey());
        play.runJobs(cycle);
    }

    /** A conference, its conclusion and the follow-up; nobody is named who tracks. */
    private void draftPlan() {
        people.work(cycle, "SEB.dieuphoi", cycle, "Task_DraftPlan", page -> {
            FormWork.field(page, "periodFrom").fill("10/2/2014");
            FormWork.field(page, "periodTo").fill("3/2018");
            for (String phase : List.of("PLAN", "REPORTS", "CONSOLIDATION", "COMMENDATION")) {
                FormWork.field(page, "phases." + phase).uncheck();
            }
            for (String phase : List.of("CONFERENCE", "CONCLUSION", "FOLLOW_UP")) {
                FormWork.field(page, "phases." + phase).check();
            }
            assertThat(page.getByText("Thêm chỉ tiêu")).isHidden();
            for (int i = 0; i < SUBJECTS.size(); i++) {
                page.getByText("Thêm văn bản, nhiệm vụ").click();
                FormWork.field(page, "citation").nth(i).fill(SUBJECTS.get(i));
            }
            FormWork.field(page, "issuer").nth(0).fill("Ban Chấp hành Đảng bộ tỉnh SEB");
            FormWork.field(page, "issuer").nth(1).fill("Ban Chấp hành Đảng bộ tỉnh SEB");
            FormWork.field(page, "date").nth(0).fill("10/2/2014");
            FormWork.field(page, "date").nth(1).fill("23/6/2015");
            FormWork.field(page, "role").nth(3).selectOption("INFORMATION");
        });
    }

    private void prepareAgenda() {
        people.work(cycle, "SEB.dieuphoi", play.conferenceOf(cycle), "Task_PrepareAgenda", page -> {
            FormWork.field(page, "agenda.title").fill("Hội nghị " + TITLE);
            FormWork.field(page, "agenda.held").fill("28/3/2018");
            FormWork.field(page, "agenda.chairTitle").fill("Bí thư Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh");
            FormWork.pick(FormWork.field(page, "groupToInvite"), "seb-cap-uy");
            page.getByText("Thêm cả nhóm").click();
            assertThat(page.locator(".tk-chip")).hasCount(3);
        });
        people.page("SEB.dieuphoi").navigate("/dot/" + cycle);
        people.page("SEB.dieuphoi").getByText("Hội nghị của đợt").click();
        assertThat(people.page("SEB.dieuphoi").locator("main")).containsText("nghe báo cáo");
    }

    private void takeDownWhatIsSaid() {
        Page page = people.page("SEB.dieuphoi");
        page.navigate("/hoi-nghi/" + play.conferenceOf(cycle) + "/ket-luan");
        for (String said : SAID) {
            page.locator("#remark-text").fill("@SEB-CAP-UY: " + said);
            page.keyboard().press("Enter");
            assertThat(page.locator("#remark-text")).hasValue("");
        }
        assertThat(page.locator(".remark")).hasCount(SAID.size());
        UUID conference = play.conferenceOf(cycle);
        page.waitForCondition(() -> conferences.closingRemarks(conference).size() == SAID.size());
    }

    private void conclude() {
        UUID conclusion = play.conclusionOf(cycle);
        people.work(cycle, "SEB.dieuphoi", conclusion, "Task_DraftClauses", page -> {
            FormWork.field(page, "draft.title").fill("Phát biểu kết luận hội nghị ngày 28/3/2018");
            page.getByLabel("Phát biểu kết luận tại hội nghị, không có số").check();
            Locator reasons = FormWork.field(page, "reason");
            assertThat(reasons).hasCount(3);
            for (Locator reason : reasons.all()) {
                reason.fill("Phát biểu của chủ trì không nêu.");
            }
        });
        people.work(cycle, "SEB.lanhdao", conclusion, "Task_SignConclusion", page -> {
            page.getByLabel("Ký kết luận").check();
            page.getByLabel("Người đứng đầu trực tiếp ký").check();
            FormWork.field(page, "signature.title").fill("Bí thư Tỉnh ủy");
        });
        people.work(cycle, "SEB.vanthu", conclusion, "Task_IssueConclusion", page -> {
            assertThat(page.locator(".tk-form")).containsText("không có số, ký hiệu");
            FormWork.field(page, "issuing.date").fill("28/3/2018");
        });
    }

    private void setUpFollowUp() {
        jobs.runAll();
        people.work(cycle, "SEB.dieuphoi", play.conclusionOf(cycle), "Task_SetUpFollowUp", page -> {
            assertThat(page.locator(".tk-form")).containsText("phần mềm không tự chọn thay");
            FormWork.pick(FormWork.field(page, "setUp.trackerUnit"), province.command());
            FormWork.field(page, "setUp.periodKind").selectOption("HALF_YEAR");
        });
    }

    private void assertSubjectsArePartial(UUID conference) {
        List<Agenda.Subject> subjects = conferences.subjects(conference);
        assertThat(subjects).extracting(Agenda.Subject::citation).containsExactlyElementsOf(SUBJECTS);
        assertThat(subjects)
                .extracting(Agenda.Subject::role)
                .containsExactly(
                        Agenda.Role.REVIEWED, Agenda.Role.REVIEWED, Agenda.Role.REVIEWED, Agenda.Role.INFORMATION);
        for (Agenda.Subject subject : subjects.subList(0, 2)) {
            Document document = references.find(subject.documentId());
            assertThat(document.symbol()).isNull();
            assertThat(document.confidence()).isEqualTo(Document.Confidence.PARTIAL);
            assertThat(document.original()).isEqualTo(subject.citation());
        }
    }

    private void assertTasks() {
        UUID id = play.conclusionOf(cycle);
        Conclusion conclusion = conclusions.require(id);
        assertThat(conclusion.sourceType()).isEqualTo(SourceType.SPEECH);
        assertThat(conclusion.symbol()).isNull();
        assertThat(conclusion.issuedOn()).isEqualTo(LocalDate.of(2018, 3, 28));
        assertThat(conclusions.clauses(id)).extracting(Clause::text).containsExactlyElementsOf(SAID);
        assertThat(conclusions.clauses(id)).allSatisfy(clause -> {
            assertThat(clause.kind()).isEqualTo(ClauseKind.QUALITATIVE);
            assertThat(clause.addressees()).containsExactly(Addressee.leadGroup("SEB-CAP-UY"));
            assertThat(clause.dueAt()).isNull();
        });
        assertThat(followUps.assignments(id))
                .hasSize(12)
                .extracting(Assignment::unit)
                .containsOnly(province.districts().toArray(String[]::new));
        assertThat(reports.figuresNow(id).total()).isEqualTo(new Rates(0, 0, 0, 0, 12, 0));
        Page page = people.page("SEB.dieuphoi");
        page.navigate("/dot/" + cycle + "/nhiem-vu");
        assertThat(page.locator("main")).containsText("không có thời hạn");
        Chromium.screenshot(page, "seed-son-la-tasks");
    }
}
