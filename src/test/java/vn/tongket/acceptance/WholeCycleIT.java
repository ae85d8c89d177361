package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.ProvincialFigure;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.Carrier;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.Progress;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.Urging;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.assignment.urging.CaseText;
import vn.tongket.assignment.urging.UrgingDesk;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Counts;
import vn.tongket.commendation.Sheets;
import vn.tongket.commendation.Terms;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Proceedings;
import vn.tongket.cycle.Amendment.Proposal;
import vn.tongket.cycle.AmendmentDesk;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft.IndicatorLine;
import vn.tongket.cycle.PlanIssue;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.document.Capacity;
import vn.tongket.document.Signing;
import vn.tongket.engine.path.FlowWitness;
import vn.tongket.engine.path.Models;
import vn.tongket.engine.path.Steps;
import vn.tongket.report.ReportAmendments;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportDesk;
import vn.tongket.web.Visitor;

/** One whole cycle with thirty units, every step by the person whose task it is, with that person's rights only. */
@TongKetTest
@Import(Background.class)
class WholeCycleIT {

    private static final int UNITS = 30;
    private static final int YEARS = 2;

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
    AmendmentDesk amendments;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportDesk reports;

    @Autowired
    ReportAmendments reportAmendments;

    @Autowired
    Aggregation aggregation;

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
    PeriodicReports periodic;

    @Autowired
    AssignmentDesk assignmentDesk;

    @Autowired
    UrgingDesk urgingDesk;

    @Autowired
    Urgings urgings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FlowWitness flows;

    @Autowired
    Steps steps;

    @Autowired
    Models models;

    @Autowired
    RepositoryService repository;

    private Province province;
    private Acting.Person coordinator;
    private Acting.Person approver;
    private Acting.Person reviewer;
    private Acting.Person clerk;
    private Acting.Person council;
    private Acting.Person tracker;
    private UUID cycle;
    private Map<String, UUID> owed;

    /** What a unit reports, as plain numbers, so that the province's figures can be computed here a second time. */
    private record Numbers(int achieved, int assigned, int[] meetings, Set<String> models) {}

    private static Numbers numbersOf(int unit) {
        return new Numbers(
                90 + unit % 11,
                100 + unit % 7,
                IntStream.range(0, YEARS).map(year -> unit * 3 + year).toArray(),
                unit % 3 == 0 ? Set.of("Tổ tự quản " + unit % 4, "Mô hình riêng " + unit) : Set.of("Tổ tự quản chung"));
    }

    @Test
    void thirty_units_go_from_the_plan_to_the_end_of_the_follow_up() {
        cast();
        plan();
        writeReports();
        provincialReport();
        commendAndConfer();
        UUID conclusion = conclude();
        followUp(conclusion);
        everyPageThatIsOfferedOpens();
        theCycleIsDrawn();
        assertThat(flows.verify(steps, models, repository))
                .contains("review-cycle", "unit-report", "commendation", "conference", "conclusion", "follow-up")
                .contains("assignment", "urging-run", "unit-urging");
    }

    /** The first page and the page of the cycle lead each person to other pages, and each of them is theirs. */
    private void everyPageThatIsOfferedOpens() {
        String page = "/dot/" + cycle;
        assertThat(offered("WC.dieuphoi", page))
                .contains(page + "/khen-thuong", page + "/lich-nguoc", page + "/nhiem-vu", page + "/bao-cao-dinh-ky")
                .anyMatch(href -> href.startsWith("/hoi-nghi/"))
                .anyMatch(href -> href.startsWith("/ket-luan/"));
        assertThat(offered("WC.theodoi", page)).contains(page + "/nhiem-vu").doesNotContain(page + "/dot-sau");
        assertThat(offered(province.leaderOf(code(1)), page))
                .contains(page + "/nhiem-vu")
                .anyMatch(href -> href.endsWith("/de-nghi"))
                .doesNotContain(
                        page + "/lich-nguoc", page + "/khen-thuong", page + "/dot-sau", page + "/bao-cao-dinh-ky");
        assertThat(offered("WC.theodoi", "/")).contains("/nhiem-vu", "/don-doc", "/tam-dung", "/han-che");
        assertThat(offered(province.leaderOf(code(1)), "/"))
                .contains("/nhiem-vu", "/nhan-su/don-vi/" + code(1))
                .doesNotContain("/tam-dung", "/han-che", "/don-vi");
        acting.ensure("WC.quantri", "camunda-admin");
        assertThat(offered("WC.quantri", "/")).contains("/don-vi", "/nhan-su", "/quan-tri/thu");
    }

    private void theCycleIsDrawn() {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login("WC.dieuphoi", Acting.PASSWORD);
        String map = visitor.get("/dot/" + cycle + "/mo-hinh").body();
        assertThat(map).contains("Đợt đã kết thúc", "Nhiệm vụ của đơn vị, phiên bản", "Kết luận, phiên bản");
        Matcher link = Pattern.compile("/ho-so/quy-trinh/[\\w-]+").matcher(map);
        assertThat(link.find()).isTrue();
        String path = visitor.get(link.group()).body();
        assertThat(path).contains("Quy trình con đã gọi", "Hội nghị, phiên bản", "Khen thưởng, phiên bản");
    }

    private List<String> offered(String user, String page) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        String body = visitor.get(page).body();
        Matcher block = Pattern.compile("(?s)<nav class=\"doors.*?</nav>").matcher(body);
        assertThat(block.find()).as("%s at %s", user, page).isTrue();
        List<String> hrefs = Pattern.compile("href=\"([^\"]+)\"")
                .matcher(block.group())
                .results()
                .map(found -> found.group(1))
                .toList();
        hrefs.forEach(href -> assertThat(visitor.get(href).statusCode())
                .as("%s at %s", user, href)
                .isEqualTo(200));
        return hrefs;
    }

    private void cast() {
        province = units.province("WC", UNITS);
        String party = province.party();
        coordinator = acting.as("WC.dieuphoi", party + ".coordinator");
        approver = acting.as("WC.lanhdao", party + ".approver");
        reviewer = acting.as("WC.thamdinh", party + ".reviewer");
        clerk = acting.as("WC.vanthu", party + ".clerk");
        council = acting.as("WC.hoidong", province.state() + ".council");
        tracker = acting.as("WC.theodoi", province.command() + ".tracker");
        acting.ensure("WC-CHQS.soan", province.command() + ".drafter");
        acting.ensure("WC-CHQS.ky", province.command() + ".leader");
    }

    private void plan() {
        clock.travelTo(LocalDate.of(2026, 3, 2));
        SamplePlan plan = SamplePlan.of(province).with(Phase.values());
        plan.title = "Sơ kết 2 năm, WC";
        plan.kind = "INTERIM_REVIEW";
        plan.periodFrom = "1/1/2024";
        plan.periodTo = "31/12/2025";
        plan.sections = SamplePlan.sections("1", "1.1", "1.2", "2");
        plan.indicators = List.of(
                indicator("TUYENQUAN", "RATIO", "RATIO_OF_SUMS", "LATEST", false),
                indicator("HOINGHI", "NUMBER", "SUM", "SUM", true),
                indicator("MOHINH", "NAMES", "COUNT_DISTINCT", "LATEST", false));
        plan.milestones = List.of();
        plan.due = "30/4/2026";
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
        done(approver, cycle, "Task_ApprovePlan", "approved", false, "reason", "Bổ sung mục đích");
        done(coordinator, cycle, "Task_DraftPlan");
        done(approver, cycle, "Task_ApprovePlan", "approved", true);
        clerk.run(() -> plans.saveIssue(Actors.current(), cycle, new PlanIssue(null, "2/3/2026")));
        done(clerk, cycle, "Task_IssuePlan");
        owed = obligations.ofCycle(cycle).stream().collect(Collectors.toMap(Obligation::reporterUnit, Obligation::id));
        assertThat(owed).hasSize(UNITS);
        assertThat(obligations.ofCycle(cycle)).allMatch(o -> o.openedAt() != null);
    }

    private static IndicatorLine indicator(
            String code, String kind, String overUnits, String overYears, boolean yearly) {
        return new IndicatorLine(
                code, "Chỉ tiêu " + code, "đơn vị", kind, overUnits, overYears, yearly, "UP", null, "0", null, true);
    }

    private Acting.Person drafter(int unit) {
        return acting.as(province.drafterOf(code(unit)), code(unit) + ".drafter");
    }

    private Acting.Person leader(int unit) {
        return acting.as(province.leaderOf(code(unit)), code(unit) + ".leader");
    }

    private String code(int unit) {
        return province.districts().get(unit - 1);
    }

    private UUID owed(int unit) {
        return owed.get(code(unit));
    }

    /** Units 4 and 5 are returned twice, 6 is withdrawn, 7 gets a new date, 9 amends its report, 28 to 30 are late. */
    private void writeReports() {
        clock.travelTo(LocalDate.of(2026, 4, 6));
        assertThat(tasklist.sees(drafter(2), owed(1), "Task_WriteReport")).isFalse();
        assertThat(tasklist.sees(drafter(1), owed(1), "Task_WriteReport")).isTrue();
        assertThat(tasklist.sees(drafter(1), owed(1), "Task_SubmitReport")).isFalse();
        amend(new Proposal("UNIT_WITHDRAWN", code(6), null, "Đơn vị sáp nhập", null));
        assertThat(tasklist.waiting(owed(6))).isEmpty();
        amend(new Proposal("DATE_MOVED", code(7), "15/5/2026", "Thiên tai", null));
        for (int unit = 1; unit < 28; unit++) {
            if (unit != 6) {
                hand(unit);
            }
        }
        for (int unit : List.of(4, 5)) {
            giveBack(unit, "1.1");
            hand(unit);
            giveBack(unit, null);
            hand(unit);
        }
        clock.travelTo(LocalDate.of(2026, 5, 4));
        IntStream.rangeClosed(28, 30).forEach(this::hand);
        for (int unit = 1; unit <= UNITS; unit++) {
            if (unit == UNITS) {
                correct();
            }
            if (unit != 6) {
                done(reviewer, owed(unit), "Task_CheckReport", "accepted", true);
            }
        }
        Map<String, Obligation> all = obligations.ofCycle(cycle).stream()
                .collect(Collectors.toMap(Obligation::reporterUnit, Function.identity()));
        assertThat(all.get(code(6)).withdrawnAt()).isNotNull();
        assertThat(all.get(code(7)).due()).isEqualTo(Deadline.day(LocalDate.of(2026, 5, 15)));
        assertThat(all.get(code(4)).returnedCount()).isEqualTo(2);
        assertThat(all.values().stream().filter(o -> o.acceptedAt() != null)).hasSize(UNITS - 1);
        assertThat(all.values().stream()
                        .filter(o -> o.submittedAt() != null && o.submittedAt().isAfter(o.dueAt())))
                .hasSize(3);
    }

    private void amend(Proposal proposal) {
        coordinator.run(() -> amendments.propose(Actors.current(), cycle, proposal));
        background.run(cycle);
        done(approver, cycle, "Task_ApproveAmendment", "approved", true);
    }

    /** Unit 9 finds after its acceptance that it reported the figures of its neighbour. */
    private void correct() {
        leader(9).run(() -> reportAmendments.begin(Actors.current(), owed(9), "Nhầm số liệu của đơn vị bên cạnh"));
        background.run(cycle);
        hand(9, 9);
        done(reviewer, owed(9), "Task_CheckReport", "accepted", true);
    }

    private void hand(int unit) {
        hand(unit, unit == 9 ? 10 : unit);
    }

    private void hand(int unit, int figures) {
        UUID id = owed(unit);
        drafter(unit).run(() -> reports.save(Actors.current(), id, null, content(figures), null));
        done(drafter(unit), id, "Task_WriteReport");
        done(leader(unit), id, "Task_SubmitReport", "submitted", true);
    }

    private void giveBack(int unit, String section) {
        UUID id = owed(unit);
        reviewer.run(() -> reports.saveCheck(
                Actors.current(),
                id,
                new ReportCheck(
                        null,
                        null,
                        null,
                        "",
                        List.of(new ReportCheck.Reason(section, "Chưa nêu rõ số liệu so sánh")),
                        reports.checkFile(Actors.current(), id).version())));
        done(reviewer, id, "Task_CheckReport", "accepted", false);
    }

    private static ReportContent content(int unit) {
        Numbers numbers = numbersOf(unit);
        List<ReportContent.Entry> entries = new ArrayList<>();
        entries.add(new ReportContent.Entry(
                "TUYENQUAN", null, null, "" + numbers.achieved(), "" + numbers.assigned(), null));
        for (int year = 0; year < YEARS; year++) {
            entries.add(
                    new ReportContent.Entry("HOINGHI", 2024 + year, "" + numbers.meetings()[year], null, null, null));
        }
        entries.add(new ReportContent.Entry("MOHINH", null, null, null, null, String.join("\n", numbers.models())));
        return new ReportContent(
                "31/12/2025",
                List.of(
                        new ReportContent.Passage("1.1", "Kết quả lãnh đạo của đơn vị " + unit, false, null),
                        new ReportContent.Passage("1.2", "", true, "Không phát sinh trong kỳ"),
                        new ReportContent.Passage("2", "Hạn chế và kiến nghị của đơn vị " + unit, false, null)),
                entries);
    }

    private void provincialReport() {
        background.run(cycle);
        assertThat(cycles.require(cycle).reportsClosedAt()).isNotNull();
        List<Numbers> all = IntStream.rangeClosed(1, UNITS)
                .filter(unit -> unit != 6)
                .mapToObj(WholeCycleIT::numbersOf)
                .toList();
        int achieved = all.stream().mapToInt(Numbers::achieved).sum();
        int assigned = all.stream().mapToInt(Numbers::assigned).sum();
        BigDecimal rate = new BigDecimal(achieved * 100).divide(new BigDecimal(assigned), 2, RoundingMode.HALF_UP);
        int meetings =
                all.stream().flatMapToInt(n -> IntStream.of(n.meetings())).sum();
        Set<String> models = new HashSet<>();
        all.forEach(numbers -> models.addAll(numbers.models()));

        Map<String, ProvincialFigure> figures = aggregation.figures(cycle).stream()
                .filter(figure -> figure.year() == null)
                .collect(Collectors.toMap(figure -> figure.indicator().code(), Function.identity()));
        assertThat(figures.get("TUYENQUAN").shown().orElseThrow()).isEqualByComparingTo(rate);
        assertThat(figures.get("TUYENQUAN").units()).isEqualTo(UNITS - 1);
        assertThat(figures.get("HOINGHI").shown().orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(meetings));
        assertThat(figures.get("MOHINH").shown().orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(models.size()));
        for (int year = 0; year < YEARS; year++) {
            int index = year;
            ProvincialFigure ofYear = aggregation.figures(cycle).stream()
                    .filter(figure -> figure.indicator().code().equals("HOINGHI"))
                    .filter(figure -> Integer.valueOf(2024 + index).equals(figure.year()))
                    .findFirst()
                    .orElseThrow();
            assertThat(ofYear.shown().orElseThrow())
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            all.stream().mapToInt(n -> n.meetings()[index]).sum()));
        }
        done(reviewer, cycle, "Task_EditConsolidatedReport");
        done(approver, cycle, "Task_ApproveConsolidatedReport", "approved", false, "reason", "Nêu rõ nguyên nhân");
        done(reviewer, cycle, "Task_EditConsolidatedReport");
        done(approver, cycle, "Task_ApproveConsolidatedReport", "approved", true);
    }

    private void commendAndConfer() {
        UUID conference = conferences.ofCycle(cycle).orElseThrow();
        UUID commendation = commendations.ofCycle(cycle).orElseThrow();
        LocalDate day = LocalDate.of(2026, 5, 20);
        Chair chair = Chair.of("Bí thư Tỉnh ủy", null);
        coordinator.run(() -> conferenceDesk.saveAgenda(
                Actors.current(),
                conference,
                new Agenda(
                        "Hội nghị sơ kết",
                        Deadline.day(day),
                        null,
                        true,
                        "Hội trường Tỉnh ủy",
                        chair,
                        null,
                        null,
                        null,
                        province.districts(),
                        null)));
        done(coordinator, conference, "Task_PrepareAgenda");
        commend(commendation);
        done(coordinator, conference, "Task_CollectReplies");
        clock.travelTo(day);
        coordinator.run(() -> conferenceDesk.saveProceedings(
                Actors.current(),
                conference,
                new Proceedings(
                        Deadline.day(day),
                        null,
                        chair,
                        null,
                        null,
                        null,
                        List.of(new Proceedings.Weakness("Nhận thức chưa sâu", "AWARENESS")),
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(n ->
                                        new Proceedings.Remark(false, "Nhiệm vụ " + n, code(n), null, Deadline.UNKNOWN))
                                .toList(),
                        null)));
        done(coordinator, conference, "Task_RecordConference");
        done(approver, conference, "Task_SignMinutes", "approved", true);
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
                "Quy chế",
                "2/3",
                "80 %",
                "ALL_MEMBERS",
                true,
                false);
        List<Sheets.Proposal> proposals = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> new Sheets.Proposal(
                        null,
                        n < 3 ? "COLLECTIVE" : "INDIVIDUAL",
                        code(n),
                        "Mẫu " + n,
                        "Trợ lý",
                        "Xuất sắc",
                        null,
                        null))
                .toList();
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
                        new Sheets.Figures("4/5/2026", "9", "9", "0", null),
                        each(id, line -> new Sheets.Voted(line, new Sheets.Ballot("9", "0"))),
                        null)));
        done(council, id, "Task_VoteOnNominations");
        done(approver, id, "Task_SignDecision", "approved", true);
        clerk.run(() ->
                commendationDesk.saveNumber(Actors.current(), id, new Sheets.Number(null, "4/5/2026", null, null)));
        done(clerk, id, "Task_IssueDecision", "approved", true);
        assertThat(commendations.awarded(id)).isEqualTo(new Counts(2, 1));
    }

    private <T> List<T> each(UUID commendation, Function<UUID, T> line) {
        return coordinator.call(() -> commendationDesk.file(Actors.current(), commendation).nominations().stream()
                .map(nomination -> line.apply(nomination.id()))
                .toList());
    }

    /** Six clauses of which the first is due soon, and the one that says who tracks them. */
    private UUID conclude() {
        clock.travelTo(LocalDate.of(2026, 5, 25));
        UUID conclusion = conclusions.ofCycle(cycle).orElseThrow();
        List<Draft.Item> clauses = new ArrayList<>();
        for (int n = 1; n <= 6; n++) {
            clauses.add(item("" + n, "Nhiệm vụ " + n, code(n), n == 1 ? "5/6/2026" : "31/12/2026", null));
        }
        clauses.add(item("7", "Theo dõi, đôn đốc, tổng hợp", province.command(), null, province.command()));
        coordinator.run(() -> conclusionDesk.saveDraft(
                Actors.current(),
                conclusion,
                new Draft(
                                "Kết luận sơ kết",
                                SourceType.DOCUMENT,
                                null,
                                false,
                                null,
                                null,
                                false,
                                clauses,
                                List.of(new Draft.Weakness("Nhận thức chưa sâu", "AWARENESS", "1")),
                                null)
                        .explained(Drafts.REASONS)));
        done(coordinator, conclusion, "Task_DraftClauses");
        approver.run(() -> conclusionDesk.saveSignature(
                Actors.current(), conclusion, new Signature(Capacity.ON_BEHALF, "Bí thư", null)));
        done(approver, conclusion, "Task_SignConclusion", "approved", true);
        clerk.run(() -> conclusionDesk.saveIssuing(Actors.current(), conclusion, new Issuing("KL", null, "25/5/2026")));
        done(clerk, conclusion, "Task_IssueConclusion");
        assertThat(cycles.require(cycle).closedAt()).isNotNull();
        return conclusion;
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
        List<Assignment> open = followUps.assignments(conclusion);
        Map<String, Assignment> byRef = open.stream().collect(Collectors.toMap(Assignment::ref, Function.identity()));
        assertThat(byRef).hasSize(7);
        List<Assignment> work =
                open.stream().filter(one -> one.carrier() == Carrier.UNIT).toList();
        assertThat(work).hasSize(6);
        work.forEach(assignment -> done(leaderOf(assignment), assignment.id(), "Task_AcceptAssignment"));

        clock.travelTo(LocalDate.of(2026, 6, 15));
        background.run(cycle);
        assertThat(periodic.current(conclusion).orElseThrow().figures().total().overdue())
                .isEqualTo(1);
        reportPeriod(conclusion);

        urge(byRef.get("1").id());

        complete(byRef.get("1"));
        complete(byRef.get("2"));
        clock.travelTo(LocalDate.of(2026, 7, 15));
        background.run(cycle);
        var second = periodic.current(conclusion).orElseThrow().figures();
        assertThat(second.total().onTime()).isEqualTo(1);
        assertThat(second.total().late()).isEqualTo(1);
        assertThat(second.total().overdue()).isZero();
        reportPeriod(conclusion);

        work.stream()
                .filter(assignment -> !Set.of("1", "2").contains(assignment.ref()))
                .forEach(this::complete);
        background.run(cycle);
        assertThat(followUps.require(conclusion).closedAt()).isNotNull();
        reportPeriod(conclusion);
        assertThat(jdbc.sql("""
                        select count(*) from act_ru_execution
                         where business_key_ in (:cycle::text, :conclusion::text)
                        """)
                        .param("cycle", cycle)
                        .param("conclusion", conclusion)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void reportPeriod(UUID conclusion) {
        tracker.run(() -> followUpDesk.saveReport(
                Actors.current(),
                conclusion,
                "Kết quả thực hiện kết luận trong kỳ",
                periodic.current(conclusion).orElseThrow().version()));
        done(tracker, conclusion, "Task_WritePeriodicReport");
    }

    /** Lets time pass until the ladder asks for a letter, which the tracker signs. */
    private void urge(UUID assignment) {
        LocalDate day = LocalDate.of(2026, 6, 15);
        while (letterOf(assignment).isEmpty()) {
            day = day.plusDays(1);
            assertThat(day).isBefore(LocalDate.of(2026, 7, 13));
            clock.travelTo(day);
            clock.urge();
            background.run(cycle);
        }
        LocalDate signedOn = day;
        UUID letter = letterOf(assignment).orElseThrow();
        tracker.run(() -> urgingDesk.saveLetter(
                Actors.current(),
                letter,
                CaseText.letter(
                        "Đôn đốc thực hiện nhiệm vụ 1",
                        "Đề nghị đơn vị báo cáo.",
                        "12-CV/VPTU",
                        signedOn,
                        Signing.NONE,
                        null),
                null));
        done(tracker, letter, "Task_SignUrgingLetter", "letterSigned", true);
        assertThat(tracker.call(
                        () -> assignmentDesk.file(Actors.current(), assignment).urgings()))
                .anyMatch(urging -> urging.letterOn() != null);
    }

    private Optional<UUID> letterOf(UUID assignment) {
        return urgings.of(assignment).stream()
                .filter(Urging::letter)
                .map(Urging::caseId)
                .findFirst();
    }

    private Acting.Person leaderOf(Assignment assignment) {
        return acting.as(assignment.unit() + ".ky", assignment.unit() + ".leader");
    }

    private void complete(Assignment assignment) {
        Acting.Person drafter = acting.as(assignment.unit() + ".soan", assignment.unit() + ".drafter");
        drafter.run(() -> assignmentDesk.saveProgress(
                Actors.current(), assignment.id(), Progress.saying("Đã hoàn thành, có văn bản kèm theo"), null));
        done(drafter, assignment.id(), "Task_ReportProgress", "completionReported", true);
        done(leaderOf(assignment), assignment.id(), "Task_SubmitCompletion", "completionSubmitted", true);
        done(tracker, assignment.id(), "Task_ConfirmResult", "resultConfirmed", true);
    }

    private void done(Acting.Person person, UUID key, String element, Object... variables) {
        tasklist.complete(person, key, element, variables);
        background.run(cycle);
    }
}
