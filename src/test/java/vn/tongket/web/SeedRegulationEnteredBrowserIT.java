package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play;
import vn.tongket.assignment.FollowUps;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.SourceType;

/** The review of a coordination regulation in Hà Giang, from the start form to its tasks, through forms alone. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedRegulationEnteredBrowserIT {

    private static final String TITLE =
            "Thực hiện Quy chế phối hợp giữa Đảng ủy Quân sự tỉnh với các Huyện ủy, Thành ủy (SEH)";
    private static final String COMMITTEE = "SEH-DUQS";
    private static final String GROUP = "SEH-HUYEN-UY";
    private static final List<String> LIMITATIONS = List.of(
            "Chế độ cung cấp thông tin, trao đổi tình hình giữa các cơ quan chức năng",
            "Tiến độ xây dựng công trình chiến đấu, chốt dân quân và nhà làm việc cấp xã còn chậm",
            "Giải quyết tồn đọng về đất quốc phòng còn kéo dài",
            "Năng lực, kinh nghiệm tham mưu của cán bộ quân sự cấp xã còn hạn chế",
            "Nguồn phát triển đảng viên trong dân quân, dự bị động viên gặp khó khăn");
    private static final List<String> TOPICS = List.of("COORDINATION", "CONSTRUCTION", "LAND", "STAFF", "PARTY_GROWTH");
    private static final List<String> GENERAL = List.of(
            "Nhận thức đúng vị trí, vai trò, ý nghĩa của công tác phối hợp",
            "Xây dựng lực lượng vũ trang vững mạnh toàn diện “mẫu mực, tiêu biểu”",
            "Đưa công tác phối hợp đi vào chiều sâu, thiết thực, hiệu quả");
    private static final List<String> TASKS = List.of(
            "Kiên định đường lối; học tập Nghị quyết Trung ương 8 khóa XI; gắn kinh tế với quốc phòng, an ninh",
            "Xây dựng thế trận quốc phòng toàn dân và an ninh nhân dân; nâng chất lượng khu vực phòng thủ",
            "Nâng chất lượng huấn luyện, dân quân tự vệ và dự bị động viên",
            "Thực hiện quy chế phối hợp giữa các lực lượng; chủ động luyện tập phương án",
            "Chuẩn bị diễn tập khu vực phòng thủ tỉnh năm 2024",
            "Xây dựng lực lượng vũ trang địa phương vững mạnh về chính trị, tư tưởng và tổ chức",
            "Học tập và làm theo tư tưởng Hồ Chí Minh và Tám lời Bác căn dặn",
            "Công tác dân vận và ba chương trình mục tiêu quốc gia",
            "Xây dựng “Chi bộ 4 tốt”, “Đảng bộ cơ sở 4 tốt”",
            "Đối ngoại với các địa phương của nước láng giềng",
            "Tổ chức các ngày kỷ niệm và Đại hội Thi đua Quyết thắng");

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Jobs jobs;

    @Autowired
    Play play;

    @Autowired
    TaskService tasks;

    @Autowired
    Conclusions conclusions;

    @Autowired
    FollowUps followUps;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private FormWork people;
    private Province province;
    private UUID cycle;

    @BeforeAll
    void open() {
        jobs.travelTo(LocalDate.of(2023, 8, 14));
        chromium = new Chromium(port);
        people = new FormWork(chromium, tasks, play);
        province = units.province("SEH", 3);
        units.create(COMMITTEE, "Đảng ủy Quân sự tỉnh SEH", "PARTY", "PROVINCE", province.party());
        play.group(GROUP, "Các Huyện ủy, Thành ủy SEH", province.party(), province.districts());
        play.cast("SEH", COMMITTEE);
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
    void the_speech_of_ha_giang_becomes_three_general_and_eleven_tasks_and_no_tracker_is_guessed() {
        people.start("SEH.dieuphoi", TITLE, "Sơ kết");
        cycle = jdbc.sql("select id from app.review_cycle where title = :title")
                .param("title", TITLE)
                .query(UUID.class)
                .single();
        play.runJobs(cycle);
        draftPlan();
        hold();
        conclude();
        assertClauses();
        assertTasks();
    }

    private void draftPlan() {
        people.work(cycle, "SEH.dieuphoi", cycle, "Task_DraftPlan", page -> {
            FormWork.field(page, "periodFrom").fill("2020");
            FormWork.field(page, "periodTo").fill("2025");
            for (String phase : List.of("PLAN", "REPORTS", "CONSOLIDATION", "COMMENDATION")) {
                FormWork.field(page, "phases." + phase).uncheck();
            }
            for (String phase : List.of("CONFERENCE", "CONCLUSION", "FOLLOW_UP")) {
                FormWork.field(page, "phases." + phase).check();
            }
            page.getByText("Thêm văn bản, nhiệm vụ").click();
            FormWork.field(page, "citation")
                    .fill("Quy chế phối hợp giữa Đảng ủy Quân sự tỉnh với các Huyện ủy, Thành ủy");
        });
    }

    private void hold() {
        UUID conference = play.conferenceOf(cycle);
        people.work(cycle, "SEH.dieuphoi", conference, "Task_PrepareAgenda", page -> {
            FormWork.field(page, "agenda.title").fill("Hội nghị sơ kết thực hiện Quy chế phối hợp");
            FormWork.field(page, "agenda.held").fill("24/8/2023");
            FormWork.field(page, "agenda.place").fill("Huyện Bắc Mê");
            FormWork.field(page, "agenda.chairTitle").fill("Quyền Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh");
            FormWork.pick(FormWork.field(page, "groupToInvite"), GROUP);
            page.getByText("Thêm cả nhóm").click();
            assertThat(page.locator(".tk-chip")).hasCount(3);
        });
        people.work(cycle, "SEH.dieuphoi", conference, "Task_CollectReplies", page -> {});
        jobs.travelTo(LocalDate.of(2023, 8, 24));
        people.work(cycle, "SEH.dieuphoi", conference, "Task_RecordConference", page -> {
            FormWork.field(page, "proceedings.held").fill("24/8/2023");
            for (int i = 0; i < LIMITATIONS.size(); i++) {
                page.getByText("Thêm hạn chế").click();
                page.getByLabel("Hạn chế", exactly()).nth(i).fill(LIMITATIONS.get(i));
                FormWork.field(page, "topic").nth(i).selectOption(TOPICS.get(i));
            }
            Locator remarks = page.locator("[role=group]:has(> h4:has-text('Ý kết luận'))");
            for (String said : GENERAL) {
                page.getByText("Thêm ý kết luận").click();
                remarks.last().locator("[data-tk-field=said]").fill(said);
                remarks.last().locator("[data-tk-field=general]").check();
            }
            for (int i = 0; i < TASKS.size(); i++) {
                page.getByText("Thêm ý kết luận").click();
                remarks.last().locator("[data-tk-field=said]").fill(TASKS.get(i));
                FormWork.pick(remarks.last().locator("[data-tk-field=leadUnit]"), COMMITTEE);
                if (i == 4) {
                    remarks.last().locator("[data-tk-field=due]").fill("2024");
                }
            }
            assertThat(remarks).hasCount(GENERAL.size() + TASKS.size());
        });
        people.work(
                cycle,
                "SEH.lanhdao",
                conference,
                "Task_SignMinutes",
                page -> page.getByLabel("Ký biên bản").check());
    }

    private void conclude() {
        UUID conclusion = play.conclusionOf(cycle);
        people.work(cycle, "SEH.dieuphoi", conclusion, "Task_DraftClauses", page -> {
            FormWork.field(page, "draft.title").fill("Phát biểu kết luận hội nghị ngày 24/8/2023");
            page.getByLabel("Phát biểu kết luận tại hội nghị, không có số").check();
            Locator groups = FormWork.field(page, "cooperatingGroups");
            assertThat(groups).hasCount(TASKS.size());
            for (int i = 0; i < TASKS.size(); i++) {
                FormWork.pick(groups.nth(i), GROUP);
            }
            for (Locator reason : FormWork.field(page, "reason").all()) {
                reason.fill("Phát biểu của chủ trì không nêu.");
            }
        });
        people.work(cycle, "SEH.lanhdao", conclusion, "Task_SignConclusion", page -> {
            page.getByLabel("Ký kết luận").check();
            assertThat(FormWork.field(page, "signature.title")).hasValue("Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh");
        });
        people.work(
                cycle,
                "SEH.vanthu",
                conclusion,
                "Task_IssueConclusion",
                page -> FormWork.field(page, "issuing.date").fill("24/8/2023"));
        jobs.runAll();
    }

    private void assertClauses() {
        UUID id = play.conclusionOf(cycle);
        assertThat(conclusions.require(id).sourceType()).isEqualTo(SourceType.SPEECH);
        assertThat(conclusions.require(id).symbol()).isNull();
        assertThat(conclusions.limitations(id)).hasSize(LIMITATIONS.size());
        List<Clause> clauses = conclusions.clauses(id);
        assertThat(clauses).filteredOn(Clause::general).extracting(Clause::text).containsExactlyElementsOf(GENERAL);
        assertThat(clauses)
                .filteredOn(clause -> !clause.general())
                .allSatisfy(clause -> assertThat(clause.addressees())
                        .containsExactly(Addressee.leadUnit(COMMITTEE), Addressee.cooperatingGroup(GROUP)))
                .extracting(Clause::text)
                .containsExactlyElementsOf(TASKS);
        assertThat(clauses)
                .filteredOn(clause -> clause.dueAt() != null)
                .singleElement()
                .satisfies(clause -> {
                    assertThat(clause.text()).isEqualTo(TASKS.get(4));
                    assertThat(clause.dueAt()).isEqualTo(Instant.parse("2024-12-31T16:59:59Z"));
                });
    }

    private void assertTasks() {
        UUID id = play.conclusionOf(cycle);
        assertThat(conclusions.tracker(id)).isEmpty();
        assertThat(followUps.assignments(id))
                .filteredOn(assignment -> assignment.unit().equals(COMMITTEE))
                .hasSize(TASKS.size());
        Page page = people.page("SEH.dieuphoi");
        page.navigate("/dot/" + cycle + "/nhiem-vu");
        assertThat(page.locator("main")).containsText("trong năm 2024");
        Chromium.screenshot(page, "seed-ha-giang-tasks");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
