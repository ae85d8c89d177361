package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.ApprovalUndoing;
import vn.tongket.aggregation.ConsolidatedPaper;
import vn.tongket.aggregation.ConsolidatedSigning;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.Urging;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodicReportPaper;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.assignment.urging.CaseText;
import vn.tongket.assignment.urging.UrgingDesk;
import vn.tongket.assignment.urging.UrgingLetterPaper;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.DecisionPaper;
import vn.tongket.commendation.Sheets;
import vn.tongket.commendation.Terms;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.ConclusionPaper;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Directive;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.InvitationPaper;
import vn.tongket.conference.MinutesPaper;
import vn.tongket.conference.Proceedings;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft.IndicatorLine;
import vn.tongket.cycle.PlanIssue;
import vn.tongket.cycle.PlanPaper;
import vn.tongket.cycle.PlanSigning;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.document.Capacity;
import vn.tongket.document.Paper;
import vn.tongket.document.Papers;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportPaper;
import vn.tongket.web.Visitor;

/** Every official document of one cycle, before and after it is issued, read back from its Word file. */
@TongKetTest
@Import(Background.class)
class PapersIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs clock;

    @Autowired
    Background background;

    @Autowired
    PlanDesk plans;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportDesk reports;

    @Autowired
    Aggregation aggregation;

    @Autowired
    ApprovalUndoing undoing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Commendations commendations;

    @Autowired
    CommendationDesk commendationDesk;

    @Autowired
    Conferences conferences;

    @Autowired
    ConferenceDesk conferenceDesk;

    @Autowired
    Conclusions conclusions;

    @Autowired
    ConclusionDesk conclusionDesk;

    @Autowired
    FollowUps followUps;

    @Autowired
    FollowUpDesk followUpDesk;

    @Autowired
    AssignmentDesk assignmentDesk;

    @Autowired
    PeriodicReports periodic;

    @Autowired
    Papers papers;

    @Autowired
    PlanSigning planSigning;

    @Autowired
    ConsolidatedSigning consolidatedSigning;

    @Autowired
    PlanPaper planPaper;

    @Autowired
    ReportPaper reportPaper;

    @Autowired
    ConsolidatedPaper consolidatedPaper;

    @Autowired
    InvitationPaper invitationPaper;

    @Autowired
    MinutesPaper minutesPaper;

    @Autowired
    ConclusionPaper conclusionPaper;

    @Autowired
    UrgingLetterPaper letterPaper;

    @Autowired
    UrgingDesk urgingDesk;

    @Autowired
    Urgings urgings;

    @Autowired
    PeriodicReportPaper periodicPaper;

    @Autowired
    DecisionPaper decisionPaper;

    private Province province;
    private Acting.Person coordinator;
    private Acting.Person approver;
    private Acting.Person reviewer;
    private Acting.Person clerk;
    private Acting.Person council;
    private Acting.Person tracker;
    private Acting.Person stranger;
    private UUID cycle;

    @Test
    void every_document_says_what_is_known_and_nothing_else() throws Exception {
        cast();
        plan();
        unitReports();
        provincialReport();
        conferenceAndDecision();
        UUID conclusion = conclusion();
        followUp(conclusion);
    }

    private void cast() {
        province = units.province("PP", 4);
        String party = province.party();
        coordinator = acting.as("PP.dieuphoi", party + ".coordinator");
        approver = acting.as("PP.lanhdao", party + ".approver");
        reviewer = acting.as("PP.thamdinh", party + ".reviewer");
        clerk = acting.as("PP.vanthu", party + ".clerk");
        council = acting.as("PP.hoidong", province.state() + ".council");
        tracker = acting.as("PP.theodoi", province.command() + ".tracker");
        stranger = acting.as("PP.nguoila", "PP-NGOAI.coordinator", "PP-NGOAI.approver");
    }

    private PaperText read(Acting.Person person, Callable<Paper> paper) {
        return person.call(() -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            papers.word(paper.call(), null, file);
            return new PaperText(file.toByteArray());
        });
    }

    private void hidden(Callable<Paper> paper) {
        assertThatThrownBy(() -> stranger.call(paper)).isInstanceOf(NotFound.class);
    }

    private void plan() throws Exception {
        clock.travelTo(LocalDate.of(2026, 3, 2));
        SamplePlan plan = SamplePlan.of(province).with(Phase.values());
        plan.title = "Sơ kết 2 năm thực hiện Nghị quyết PP";
        plan.kind = "INTERIM_REVIEW";
        plan.periodFrom = "1/1/2024";
        plan.periodTo = "31/12/2025";
        plan.sections = SamplePlan.sections("1", "1.1", "1.2", "2");
        plan.indicators = List.of(
                indicator("TUYENQUAN", "RATIO", "RATIO_OF_SUMS", false, "85"),
                indicator("HOINGHI", "NUMBER", "SUM", true, null));
        plan.milestones = List.of();
        plan.due = "30/4/2026";
        plan.closing = "8/5/2026";
        cycle = tasklist.start(
                coordinator,
                "review-cycle",
                "title",
                plan.title,
                "kind",
                plan.kind,
                "coordinatorUnit",
                province.party());
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        done(coordinator, cycle, "Task_DraftPlan");
        hidden(() -> planPaper.of(Actors.current(), cycle));

        read(approver, () -> planPaper.of(Actors.current(), cycle))
                .isDraft()
                .says(
                        "KẾ HOẠCH",
                        "sơ kết 2 năm",
                        "I. MỤC ĐÍCH",
                        "Nghị quyết số 28-NQ/TW, ngày 22/9/2008 của Bộ Chính trị khóa X",
                        "III. ĐƠN VỊ BÁO CÁO",
                        "Có 04 báo cáo",
                        "30/04/2026",
                        "T/M BAN THƯỜNG VỤ",
                        "Phụ lục I",
                        "ĐỀ CƯƠNG",
                        "Nội dung mục 1.1",
                        "Phụ lục II",
                        "Chỉ tiêu TUYENQUAN");
        assertThatThrownBy(() -> {
                    approver.run(() -> planSigning.save(
                            Actors.current(), cycle, new SigningEntry("FOR_HEAD", " ", "Mẫu Ký Thay")));
                    done(approver, cycle, "Task_ApprovePlan", "approved", true);
                })
                .hasMessageContaining("signing.position-missing");
        approver.run(() ->
                planSigning.save(Actors.current(), cycle, new SigningEntry("FOR_HEAD", "Phó Bí thư", "Mẫu Ký Thay")));
        done(approver, cycle, "Task_ApprovePlan", "approved", true);
        clerk.run(() -> plans.saveIssue(Actors.current(), cycle, new PlanIssue("12", "2/3/2026")));
        done(clerk, cycle, "Task_IssuePlan");

        jdbc.sql("""
                        update app.obligation set due_on = '2026-6-15', due_at = due_at + interval '46 days'
                         where cycle_id = :id and reporter_unit = :unit
                        """).param("id", cycle).param("unit", code(4)).update();
        PaperText issued = read(clerk, () -> planPaper.of(Actors.current(), cycle))
                .isFinal("12-KH/TU", "ngày 02 tháng 3 năm 2026")
                .says("Nơi nhận", "Các đơn vị tại Mục III", "Lưu Văn phòng Tỉnh ủy.")
                .says("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Mẫu Ký Thay");
        assertThat(issued.table("TT", "Mã", "Chỉ tiêu")).hasSize(2);
        assertThat(issued.table("TT", "Đơn vị")).hasSize(4);
        assertThat(issued.whole())
                .as("a later date of a unit is not in the plan")
                .doesNotContain("15/6/2026");
        assertThat(read(drafter(1), () -> planPaper.of(Actors.current(), cycle)).whole())
                .isEqualTo(issued.whole());
        hidden(() -> planPaper.of(Actors.current(), cycle));
        overHttp();
    }

    /** The file arrives under its number, the same every time, and as PDF where LibreOffice is installed. */
    private void overHttp() {
        String path = "/van-ban/ke-hoach/" + cycle;
        Visitor visitor = new Visitor(port);
        visitor.login("PP.vanthu", Acting.PASSWORD);
        HttpResponse<String> first = visitor.get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("ke-hoach-12-KH-TU.docx");
        assertThat(visitor.get(path).body()).isEqualTo(first.body());
        HttpResponse<String> pdf = visitor.get(path + "?dang=pdf");
        if (papers.pdfAvailable()) {
            assertThat(pdf.statusCode()).isEqualTo(200);
            assertThat(pdf.body()).startsWith("%PDF");
        } else {
            assertThat(pdf.statusCode()).isEqualTo(422);
            assertThat(pdf.body()).contains("LibreOffice");
        }
        Visitor foreign = new Visitor(port);
        foreign.login("PP.nguoila", Acting.PASSWORD);
        HttpResponse<String> refused = foreign.get(path);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(foreign.get("/van-ban/ke-hoach/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private static IndicatorLine indicator(String code, String kind, String overUnits, boolean yearly, String target) {
        return new IndicatorLine(
                code, "Chỉ tiêu " + code, "đơn vị", kind, overUnits, "SUM", yearly, "UP", target, "0", null, true);
    }

    private String code(int unit) {
        return province.districts().get(unit - 1);
    }

    private Acting.Person drafter(int unit) {
        return acting.as(province.drafterOf(code(unit)), code(unit) + ".drafter");
    }

    private Acting.Person leader(int unit) {
        return acting.as(province.leaderOf(code(unit)), code(unit) + ".leader");
    }

    /** Three units report, the fourth never does. */
    private void unitReports() {
        clock.travelTo(LocalDate.of(2026, 4, 6));
        Map<String, UUID> owed =
                obligations.ofCycle(cycle).stream().collect(Collectors.toMap(Obligation::reporterUnit, Obligation::id));
        for (int unit = 1; unit <= 3; unit++) {
            UUID id = owed.get(code(unit));
            int figures = unit;
            drafter(unit).run(() -> reports.save(Actors.current(), id, null, content(figures), null));
            if (unit == 1) {
                read(drafter(1), () -> reportPaper.of(Actors.current(), id, null))
                        .isDraft();
                assertThatThrownBy(() -> reviewer.call(() -> reportPaper.of(Actors.current(), id, null)))
                        .isInstanceOf(NotFound.class);
            }
            done(drafter(unit), id, "Task_WriteReport");
            if (unit == 1) {
                leader(1)
                        .run(() -> reports.saveDecision(
                                Actors.current(), id, null, new SigningEntry("ACTING", "Bí thư", "Mẫu Giữ Quyền")));
            }
            done(leader(unit), id, "Task_SubmitReport", "submitted", true);
            done(reviewer, id, "Task_CheckReport", "accepted", true);
        }
        UUID first = owed.get(code(1));
        PaperText report = read(reviewer, () -> reportPaper.of(Actors.current(), first, 1))
                .says(
                        "ngày 06 tháng 4 năm 2026",
                        "BÁO CÁO",
                        "Kính gửi: Ban Thường vụ Tỉnh ủy PP",
                        "Thực hiện Kế hoạch số 12-KH/TU, ngày 02/3/2026",
                        "I. NỘI DUNG MỤC 1",
                        "1. Nội dung mục 1.1",
                        "Kết quả của đơn vị 1",
                        "2. Nội dung mục 1.2",
                        "Không phát sinh: Không có địa bàn.",
                        "II. NỘI DUNG MỤC 2",
                        "Q/BÍ THƯ",
                        "Mẫu Giữ Quyền",
                        "Số liệu tính đến ngày 31/12/2025");
        assertThat(report.lines).doesNotContain("DỰ THẢO");
        assertThat(report.table("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu"))
                .containsExactly(List.of("1", "Chỉ tiêu TUYENQUAN", "đơn vị", "81% (81/100)"));
        assertThat(report.table("TT", "Chỉ tiêu", "Đơn vị tính", "2024", "2025"))
                .containsExactly(List.of("1", "Chỉ tiêu HOINGHI", "đơn vị", "1.001", "11"));
        hidden(() -> reportPaper.of(Actors.current(), first, 1));
        hidden(() -> reportPaper.of(Actors.current(), first, null));
        assertThatThrownBy(() -> reviewer.call(() -> reportPaper.of(Actors.current(), first, 7)))
                .isInstanceOf(NotFound.class);
    }

    private static ReportContent content(int unit) {
        return new ReportContent(
                "31/12/2025",
                List.of(
                        new ReportContent.Passage("1.1", "Kết quả của đơn vị " + unit, false, null),
                        new ReportContent.Passage("1.2", "", true, "Không có địa bàn"),
                        new ReportContent.Passage("2", "Kiến nghị của đơn vị " + unit, false, null)),
                List.of(
                        new ReportContent.Entry("TUYENQUAN", null, null, "" + (80 + unit), "100", null),
                        new ReportContent.Entry("HOINGHI", 2024, "" + (1000 + unit), null, null, null),
                        new ReportContent.Entry("HOINGHI", 2025, "" + (10 + unit), null, null, null)));
    }

    private void provincialReport() {
        clock.travelTo(LocalDate.of(2026, 5, 11));
        background.run(cycle);
        PaperText draft = read(reviewer, () -> consolidatedPaper.of(Actors.current(), cycle, null))
                .isDraft();
        done(reviewer, cycle, "Task_EditConsolidatedReport");
        done(approver, cycle, "Task_ApproveConsolidatedReport", "approved", true);
        approver.run(() -> undoing.undo(Actors.current(), cycle, "Thiếu một nguyên nhân"));
        Visitor visitor = new Visitor(port);
        visitor.login("PP.lanhdao", Acting.PASSWORD);
        assertThat(visitor.get("/dot/" + cycle).statusCode())
                .as("the cycle's page while its report is edited again beside the conference")
                .isEqualTo(200);
        done(reviewer, cycle, "Task_EditConsolidatedReport");
        approver.run(() -> consolidatedSigning.save(
                Actors.current(), cycle, new SigningEntry("BY_AUTHORITY", "Chánh Văn phòng", "Mẫu Được Ủy Quyền")));
        done(approver, cycle, "Task_ApproveConsolidatedReport", "approved", true);
        PaperText report = read(approver, () -> consolidatedPaper.of(Actors.current(), cycle, null))
                .says(
                        "ngày 11 tháng 5 năm 2026",
                        "03/04 báo cáo",
                        "I. NỘI DUNG MỤC 1",
                        "Kết quả của đơn vị 1",
                        "Kết quả của đơn vị 3",
                        "II. NỘI DUNG MỤC 2",
                        "T/UQ BAN THƯỜNG VỤ",
                        "CHÁNH VĂN PHÒNG",
                        "Mẫu Được Ủy Quyền",
                        "KẾT QUẢ THEO CHỈ TIÊU",
                        "KẾT QUẢ TỪNG NĂM",
                        "KẾT QUẢ THEO ĐƠN VỊ",
                        "BIỂU ĐỒ",
                        "DANH SÁCH 01 ĐƠN VỊ");
        assertThat(report.lines).doesNotContain("DỰ THẢO");
        Map<String, String> figures = aggregation.figures(cycle).stream()
                .filter(figure -> figure.year() == null)
                .collect(Collectors.toMap(
                        figure -> figure.indicator().name(),
                        figure -> vn.tongket.document.Phrases.number(
                                figure.shown().orElseThrow())));
        List<List<String>> byIndicator = report.table("TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả");
        assertThat(byIndicator).hasSize(figures.size());
        assertThat(byIndicator).extracting(row -> row.get(3)).containsExactly("82,00 (246/300)", "3.042");
        assertThat(figures).containsEntry("Chỉ tiêu TUYENQUAN", "82").containsEntry("Chỉ tiêu HOINGHI", "3.042");
        assertThat(byIndicator.get(0)).contains("từ 85 trở lên", "Chưa đạt", "3/4 đơn vị");
        assertThat(report.table("TT", "Chỉ tiêu", "Đơn vị tính", "2024", "2025"))
                .containsExactly(List.of("1", "Chỉ tiêu HOINGHI", "đơn vị", "3.006", "36"));
        List<List<String>> byUnit = report.table("TT", "Đơn vị", "Chỉ tiêu TUYENQUAN (đơn vị)");
        assertThat(byUnit).hasSize(3).extracting(row -> row.get(2)).containsExactly("81,00", "82,00", "83,00");
        assertThat(byUnit).extracting(row -> row.get(3)).containsExactly("1.012", "1.014", "1.016");
        assertThat(report.tables.get(report.tables.size() - 1).get(1)).contains("Ban Thường vụ Huyện ủy " + code(4));
        assertThat(report.charts).isEqualTo(draft.charts).isEqualTo(4);
        hidden(() -> consolidatedPaper.of(Actors.current(), cycle, null));
    }

    private void conferenceAndDecision() {
        UUID conference = conferences.ofCycle(cycle).orElseThrow();
        UUID commendation = commendations.ofCycle(cycle).orElseThrow();
        LocalDate day = LocalDate.of(2026, 5, 20);
        Chair chair = Chair.of("Quyền Bí thư Tỉnh ủy", null);
        coordinator.run(() -> conferenceDesk.saveAgenda(
                Actors.current(),
                conference,
                new Agenda(
                        "Hội nghị sơ kết PP",
                        Deadline.day(day),
                        java.time.LocalTime.of(8, 0),
                        true,
                        "Hội trường Tỉnh ủy",
                        chair,
                        List.of(new Agenda.Subject(Agenda.Role.REVIEWED, "28-NQ/TW", null, null)),
                        List.of(new Agenda.Item(java.time.LocalTime.of(8, 0), null, "Báo cáo sơ kết", "Thường trực")),
                        List.of(new Agenda.Guest("Phó Tư lệnh Quân khu", null, true)),
                        province.districts(),
                        null)));
        read(coordinator, () -> invitationPaper.of(Actors.current(), conference))
                .isDraft();
        done(coordinator, conference, "Task_PrepareAgenda");
        PaperText invitation = read(coordinator, () -> invitationPaper.of(Actors.current(), conference))
                .says("GIẤY MỜI", "dự hội nghị sơ kết PP", "08h00, ngày 20/05/2026", "Hội trường Tỉnh ủy");
        province.districts().forEach(unit -> invitation.says("Huyện ủy " + unit));
        assertThat(invitation.table("TT", "Thời gian", "Nội dung")).hasSize(1);
        assertThat(read(leader(2), () -> invitationPaper.of(Actors.current(), conference))
                        .says("Huyện ủy " + code(2))
                        .whole())
                .doesNotContain("Huyện ủy " + code(1));
        hidden(() -> invitationPaper.of(Actors.current(), conference));
        commend(commendation);
        done(coordinator, conference, "Task_CollectReplies");
        clock.travelTo(day);
        coordinator.run(() -> conferenceDesk.saveProceedings(
                Actors.current(),
                conference,
                new Proceedings(
                        Deadline.day(day),
                        "Hội trường Tỉnh ủy",
                        chair,
                        "Hoàn thành nhiệm vụ",
                        List.of(
                                new Proceedings.Attendance(code(1), true, "Bí thư Huyện ủy"),
                                new Proceedings.Attendance(code(2), false, null)),
                        List.of(new Proceedings.Speech("Bí thư Huyện ủy", code(1), "Nhất trí với báo cáo")),
                        List.of(new Proceedings.Weakness("Nhận thức chưa sâu", "AWARENESS")),
                        IntStream.rangeClosed(1, 2)
                                .mapToObj(n ->
                                        new Proceedings.Remark(false, "Nhiệm vụ " + n, code(n), null, Deadline.UNKNOWN))
                                .toList(),
                        null)));
        done(coordinator, conference, "Task_RecordConference");
        read(approver, () -> minutesPaper.of(Actors.current(), conference)).isDraft();
        done(approver, conference, "Task_SignMinutes", "approved", true);
        PaperText minutes = read(approver, () -> minutesPaper.of(Actors.current(), conference))
                .says(
                        "ngày 20 tháng 5 năm 2026",
                        "BIÊN BẢN",
                        "Chủ trì: Quyền Bí thư Tỉnh ủy",
                        "Phó Tư lệnh Quân khu",
                        "có mặt 01/04 đơn vị",
                        "Bí thư Huyện ủy",
                        "Nhất trí với báo cáo.",
                        "1. Đánh giá chung",
                        "2. Hạn chế",
                        "(1) Nhiệm vụ 1",
                        "(2) Nhiệm vụ 2",
                        "THƯ KÝ");
        assertThat(minutes.lines).doesNotContain("DỰ THẢO");
        assertThat(minutes.table("TT", "Đơn vị", "Dự họp")).hasSize(4);
        hidden(() -> minutesPaper.of(Actors.current(), conference));
        coordinator.run(() -> commendationDesk.saveAwards(
                Actors.current(),
                commendation,
                new Sheets.Awards(
                        each(commendation, id -> new Sheets.Awarded(id, new Sheets.HandOver("20/5/2026", null))),
                        null)));
        done(coordinator, commendation, "Task_AwardRecipients");
    }

    private void commend(UUID id) {
        Terms terms = new Terms(
                "Bằng khen",
                province.state(),
                "Chủ tịch Ủy ban nhân dân tỉnh",
                "1/1/2024",
                "31/12/2025",
                "Quy chế xét khen thưởng",
                "2/3",
                "80 %",
                "ALL_MEMBERS",
                true,
                false);
        List<Sheets.Proposal> proposals = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            proposals.add(new Sheets.Proposal(
                    null, n == 1 ? "INDIVIDUAL" : "COLLECTIVE", code(n), "Mẫu " + n, "Trợ lý", "Xuất sắc", null, null));
        }
        coordinator.run(() ->
                commendationDesk.saveNominations(Actors.current(), id, new Sheets.Nominations(terms, proposals, null)));
        done(coordinator, id, "Task_NominateRecipients");
        reviewer.run(() -> commendationDesk.saveAppraisals(
                Actors.current(),
                id,
                new Sheets.Appraisals(
                        each(id, line -> new Sheets.Appraised(line, new Sheets.Opinion("ELIGIBLE", false, null))),
                        null,
                        null)));
        done(reviewer, id, "Task_AppraiseNominations", "approved", true);
        council.run(() -> commendationDesk.saveMinutes(
                Actors.current(),
                id,
                new Sheets.Council(
                        new Sheets.Figures("11/5/2026", "9", "9", "0", null),
                        each(id, line -> new Sheets.Voted(line, new Sheets.Ballot("9", "0"))),
                        null)));
        done(council, id, "Task_VoteOnNominations");
        read(approver, () -> decisionPaper.of(Actors.current(), id))
                .isDraft()
                .says(
                        "02 tập thể và 01 cá nhân",
                        "Căn cứ Quy chế xét khen thưởng;",
                        "QUYẾT ĐỊNH:",
                        "Điều 1.",
                        "Điều 3.");
        done(approver, id, "Task_SignDecision", "approved", true);
        clerk.run(() ->
                commendationDesk.saveNumber(Actors.current(), id, new Sheets.Number("7", "11/5/2026", null, null)));
        done(clerk, id, "Task_IssueDecision", "approved", true);
        PaperText decision = read(clerk, () -> decisionPaper.of(Actors.current(), id))
                .isFinal("07/QĐ-UBND", "ngày 11 tháng 5 năm 2026")
                .says(
                        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH PP",
                        "02 tập thể và 01 cá nhân",
                        "CHỦ TỊCH",
                        "DANH SÁCH 02 TẬP THỂ",
                        "Mẫu 2",
                        "Mẫu 3",
                        "DANH SÁCH 01 CÁ NHÂN",
                        "(Kèm theo Quyết định số 07/QĐ-UBND ngày 11 tháng 5 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh PP)",
                        "Mẫu 1");
        assertThat(decision.table("TT", "Tên tập thể")).hasSize(2);
        assertThat(decision.table("TT", "Họ và tên")).hasSize(1);
        hidden(() -> decisionPaper.of(Actors.current(), id));
    }

    private <T> List<T> each(UUID commendation, Function<UUID, T> line) {
        return coordinator.call(() -> commendationDesk.file(Actors.current(), commendation).nominations().stream()
                .map(nomination -> line.apply(nomination.id()))
                .toList());
    }

    private UUID conclusion() {
        clock.travelTo(LocalDate.of(2026, 5, 25));
        UUID id = conclusions.ofCycle(cycle).orElseThrow();
        List<Draft.Item> clauses = List.of(
                item("1", "Nhiệm vụ một", code(1), "5/6/2026", null),
                item("2", "Nhiệm vụ hai", code(2), "31/12/2026", null),
                item("3", "Theo dõi, đôn đốc, tổng hợp", province.command(), null, province.command()));
        coordinator.run(() -> conclusionDesk.saveDraft(
                Actors.current(),
                id,
                new Draft(
                                "Kết luận sơ kết PP",
                                SourceType.DOCUMENT,
                                "Nhận thức chuyển biến",
                                false,
                                null,
                                null,
                                true,
                                clauses,
                                List.of(new Draft.Weakness("Nhận thức chưa sâu", "AWARENESS", "1")),
                                null)
                        .explained(Drafts.REASONS)));
        done(coordinator, id, "Task_DraftClauses");
        read(approver, () -> conclusionPaper.of(Actors.current(), id)).isDraft().says("T/M BAN THƯỜNG VỤ", "BÍ THƯ");
        approver.run(() -> conclusionDesk.saveSignature(
                Actors.current(), id, new Signature(Capacity.FOR_HEAD, "Phó Bí thư Tỉnh ủy", "Mẫu Ký")));
        done(approver, id, "Task_SignConclusion", "approved", true);
        clerk.run(() -> conclusionDesk.saveIssuing(Actors.current(), id, new Issuing("KL", "5", "25/5/2026")));
        done(clerk, id, "Task_IssueConclusion");
        read(clerk, () -> conclusionPaper.of(Actors.current(), id))
                .isFinal("05-KL/TU", "ngày 25 tháng 5 năm 2026")
                .says(
                        "KẾT LUẬN",
                        "sơ kết PP",
                        "1. Kết quả",
                        "2. Hạn chế",
                        "II. NHIỆM VỤ, GIẢI PHÁP",
                        "1. Nhiệm vụ một (chủ trì: Ban Thường vụ Huyện ủy " + code(1) + "; thời hạn: ngày 05/06/2026).",
                        "3. Theo dõi",
                        "T/M BAN THƯỜNG VỤ",
                        "PHÓ BÍ THƯ",
                        "Mẫu Ký");
        hidden(() -> conclusionPaper.of(Actors.current(), id));
        hidden(() -> conclusionPaper.directive(Actors.current(), id));
        directive(id);
        return id;
    }

    private void directive(UUID id) {
        clerk.run(() -> conclusionDesk.saveDirective(
                Actors.current(),
                id,
                new Directive.Entry(
                        province.state(), "CV", "NC", "Triển khai Kết luận số 05-KL/TU", false, "31", "25/5/2026")));
        read(clerk, () -> conclusionPaper.directive(Actors.current(), id))
                .isDraft()
                .says("/UBND-NC");
        done(clerk, id, "Task_IssueDirective");
        PaperText directive = read(clerk, () -> conclusionPaper.directive(Actors.current(), id))
                .isFinal("31/UBND-NC", "ngày 25 tháng 5 năm 2026")
                .says("V/v triển khai", "Kính gửi", "Thực hiện Kết luận số 05-KL/TU ngày 25 tháng 5 năm 2026", "./.");
        for (String lead : List.of("Huyện ủy " + code(1), "Huyện ủy " + code(2), "Bộ Chỉ huy quân sự tỉnh PP")) {
            directive.says("Kính gửi", lead, "Thực hiện Kết luận");
        }
    }

    private static Draft.Item item(String ref, String text, String lead, String due, String tracker) {
        return new Draft.Item(
                null,
                ref,
                false,
                text,
                List.of(lead),
                null,
                null,
                null,
                due,
                null,
                null,
                null,
                tracker != null,
                tracker,
                null);
    }

    private void followUp(UUID conclusion) {
        coordinator.run(() -> followUpDesk.saveSetUp(
                Actors.current(),
                conclusion,
                new SetUp(province.command(), province.state(), PeriodKind.MONTH, 14, null)));
        done(coordinator, conclusion, "Task_SetUpFollowUp");
        UUID late = followUps.assignments(conclusion).stream()
                .filter(assignment -> assignment.ref().equals("1"))
                .findFirst()
                .orElseThrow()
                .id();
        done(leader(1), late, "Task_AcceptAssignment");
        LocalDate day = LocalDate.of(2026, 6, 15);
        clock.travelTo(day);
        background.run(cycle);
        PaperText period = read(tracker, () -> periodicPaper.of(Actors.current(), conclusion, null))
                .isDraft()
                .says("Kính gửi: Ủy ban nhân dân tỉnh PP", "I. KẾT QUẢ CHUNG", "CHỈ HUY TRƯỞNG");
        var figures = periodic.current(conclusion).orElseThrow().figures();
        List<List<String>> byClause = period.table("TT", "Nhiệm vụ", "Tổng số");
        assertThat(byClause.get(byClause.size() - 1))
                .containsSequence(
                        "Cộng",
                        String.valueOf(figures.total().total()),
                        String.valueOf(figures.total().completed()));
        assertThat(period.table("TT", "Đơn vị", "Nhiệm vụ", "Thời hạn")).hasSize(1);
        done(tracker, conclusion, "Task_WritePeriodicReport");
        read(tracker, () -> periodicPaper.of(Actors.current(), conclusion, null))
                .isFinal("01/BC-BCH", "ngày 15 tháng 6 năm 2026");
        hidden(() -> periodicPaper.of(Actors.current(), conclusion, null));
        letter(late, day);
    }

    /** The unit is of the Party: the letter is its office's, with the number that the office gave it. */
    private void letter(UUID assignment, LocalDate from) {
        LocalDate day = from;
        while (urgings.of(assignment).stream().noneMatch(Urging::letter)) {
            day = day.plusDays(1);
            assertThat(day).isBefore(LocalDate.of(2026, 7, 13));
            clock.travelTo(day);
            clock.urge();
            background.run(cycle);
        }
        LocalDate signedOn = day;
        UUID waiting = urgings.of(assignment).get(0).caseId();
        read(tracker, () -> letterPaper.of(Actors.current(), waiting)).isDraft();
        assertThatThrownBy(() -> leader(1).call(() -> letterPaper.of(Actors.current(), waiting)))
                .isInstanceOf(NotFound.class);
        tracker.run(() -> urgingDesk.saveLetter(
                Actors.current(),
                waiting,
                CaseText.letter(
                        "V/v đôn đốc thực hiện nhiệm vụ 1",
                        "Kính gửi: đơn vị\n\nĐề nghị đơn vị báo cáo.",
                        "12-CV/VPTU",
                        signedOn,
                        new Signing(Capacity.BY_ORDER, "Chánh Văn phòng", null),
                        null),
                null));
        done(tracker, waiting, "Task_SignUrgingLetter", "letterSigned", true);
        PaperText letter = read(leader(1), () -> letterPaper.of(Actors.current(), waiting))
                .says(
                        "Số 12-CV/VPTU",
                        "đôn đốc thực hiện nhiệm vụ 1",
                        "Kính gửi",
                        "Đề nghị đơn vị báo cáo.",
                        "CHÁNH VĂN PHÒNG");
        assertThat(letter.lines).doesNotContain("DỰ THẢO");
        assertThat(letter.whole().split("Kính gửi", -1)).hasSize(2);
        hidden(() -> letterPaper.of(Actors.current(), waiting));
    }

    private void done(Acting.Person person, UUID key, String element, Object... variables) {
        tasklist.complete(person, key, element, variables);
        background.run(cycle);
    }
}
