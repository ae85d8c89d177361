package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodFigures;
import vn.tongket.assignment.period.PeriodicReport;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.assignment.urging.CaseText;
import vn.tongket.assignment.urging.UrgingCase;
import vn.tongket.assignment.urging.UrgingDesk;
import vn.tongket.audit.Actors;
import vn.tongket.document.Signing;
import vn.tongket.organization.Role;

/** From a signed conclusion to its last result, with the seven clauses of a real one. */
@TongKetTest
class FollowUpIT {

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpDesk desk;

    @Autowired
    private AssignmentDesk assignmentDesk;

    @Autowired
    private PeriodicReports reports;

    @Autowired
    private Urgings urgings;

    @Autowired
    private UrgingDesk urgingDesk;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    private SampleConclusion sample;
    private Acting.Person coordinator;
    private Acting.Person tracker;

    @BeforeEach
    void start_in_january() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
    }

    private void sample(String prefix, int districts, boolean tracked) {
        sample = new SampleConclusion(prefix, districts, jdbc, units, acting);
        sample.write(tracked);
        coordinator = acting.as(prefix + ".dieuphoi", Role.COORDINATOR.group(sample.province.state()));
        tracker = acting.as(prefix + ".theodoi", Role.TRACKER.group(sample.province.command()));
        followUps.handOver(sample.cycle);
    }

    @Test
    void clauses_reach_every_unit_and_coordination_only_the_tracker() {
        sample("FA", 5, true);

        Map<String, List<Assignment>> byRef = followUps.assignments(sample.conclusion).stream()
                .collect(java.util.stream.Collectors.groupingBy(Assignment::ref));

        assertThat(byRef.keySet()).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "5a", "5b", "5c", "6", "7");
        for (String ref : List.of("1", "2", "4", "5", "5b", "5c", "6")) {
            assertThat(byRef.get(ref))
                    .as(ref)
                    .extracting(Assignment::unit)
                    .containsExactlyInAnyOrderElementsOf(sample.everybody);
        }
        assertThat(byRef.get("5a"))
                .extracting(Assignment::unit)
                .containsExactlyInAnyOrder(sample.code("CA"), sample.province.command());
        assertThat(byRef.get("5")).allMatch(whole -> whole.carrier() == Carrier.PARTS);
        assertThat(byRef.get("5b"))
                .allMatch(part -> part.parentId() != null && part.due().on().equals(LocalDate.of(2026, 6, 30)));
        assertThat(byRef.get("7"))
                .singleElement()
                .matches(one -> one.unit().equals(sample.province.command()) && one.carrier() == Carrier.FOLLOW_UP);
        assertThat(byRef.values().stream().flatMap(List::stream))
                .filteredOn(one -> one.target() != null)
                .extracting(Assignment::ref)
                .containsOnly("5b");
        assertThat(byRef.get("3"))
                .extracting(one -> one.role().name())
                .containsExactlyInAnyOrder("LEAD", "COOPERATING");

        jdbc.sql("update app.org_group_member set valid_to = date '1990-01-01' where unit_code = :unit")
                .param("unit", sample.code("D1"))
                .update();
        followUps.split(sample.conclusion);
        followUps.handOver(sample.cycle);
        assertThat(followUps.assignments(sample.conclusion))
                .hasSize(byRef.values().stream().mapToInt(List::size).sum())
                .filteredOn(one -> one.unit().equals(sample.code("D1")))
                .allMatch(one -> one.group().equals("FA-HUYEN"));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(sample.conclusion.toString())
                        .count())
                .isEqualTo(1);

        setUp("QUARTER");
        List<UUID> opened = unitAssignments();
        assertThat(opened).hasSizeGreaterThan(50);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("assignment").active().list().stream()
                        .filter(one -> opened.contains(UUID.fromString(one.getBusinessKey()))))
                .hasSameSizeAs(opened);
        assertThat(jdbc.sql(
                                "select count(*) from app.notice where cycle_id = :cycle and template = 'assignment-opened'")
                        .param("cycle", sample.cycle)
                        .query(Integer.class)
                        .single())
                .isEqualTo(opened.size());
    }

    @Test
    void opening_fifty_units_stays_small() throws Exception {
        sample("FF", 8, true);
        coordinator.run(() -> desk.saveSetUp(
                Actors.current(),
                sample.conclusion,
                new SetUp(sample.province.command(), sample.province.state(), PeriodKind.QUARTER, null, null)));
        tasklist.complete(coordinator, sample.conclusion, "Task_SetUpFollowUp");

        SqlCount.Counted counted = sql.count(source, () -> followUps.openNext(sample.conclusion));

        LoggerFactory.getLogger(FollowUpIT.class).info("Opening 50 assignments: {}", counted);
        assertThat(counted.statements()).isLessThan(1_500);
    }

    @Test
    void nobody_tracks_before_somebody_is_named() {
        sample("FB", 1, false);
        UUID conclusion = sample.conclusion;

        assertThat(followUps.require(conclusion).trackerUnit()).isNull();
        assertThat(followUps.assignments(conclusion)).noneMatch(one -> one.carrier() == Carrier.FOLLOW_UP);
        assertThat(coordinator
                        .call(() -> desk.file(Actors.current(), conclusion))
                        .clausesOfNobody())
                .containsExactly("7");
        coordinator.run(() -> desk.saveSetUp(
                Actors.current(), conclusion, new SetUp(null, sample.province.state(), PeriodKind.MONTH, null, null)));
        assertThatThrownBy(() -> tasklist.complete(coordinator, conclusion, "Task_SetUpFollowUp"))
                .hasStackTraceContaining("assignment.tracker.missing");

        coordinator.run(() -> desk.saveSetUp(
                Actors.current(),
                conclusion,
                new SetUp(
                        sample.province.command(),
                        sample.province.state(),
                        PeriodKind.MONTH,
                        20,
                        followUps.require(conclusion).version())));
        tasklist.complete(coordinator, conclusion, "Task_SetUpFollowUp");
        jobs.runAll();

        assertThat(followUps.require(conclusion).nextPeriodEnd()).isEqualTo(LocalDate.of(2026, 1, 20));
        assertThat(followUps.assignments(conclusion))
                .filteredOn(one -> one.carrier() == Carrier.FOLLOW_UP)
                .singleElement()
                .matches(one -> one.ref().equals("7") && one.unit().equals(sample.province.command()));
    }

    @Test
    void overdue_work_is_urged_up_to_a_letter_reported_twice_and_closed() {
        sample("FC", 1, true);
        UUID conclusion = sample.conclusion;
        setUp("QUARTER");
        UUID late = assignment("3", sample.code("SO1"));
        UUID ofParty = assignment("3", sample.province.districts().get(0));
        accept(late, sample.code("SO1"));

        for (LocalDate day = LocalDate.of(2026, 2, 1); day.isBefore(LocalDate.of(2026, 3, 1)); day = day.plusDays(1)) {
            jobs.travelTo(day);
            jobs.runAll();
        }
        assertThat(urgings.of(late))
                .extracting(Urging::rung)
                .containsExactly("URGING_LETTER", "OVERDUE_NOTICE", "HEAD_DIGEST", "BEFORE_1", "BEFORE_5");
        UUID toSign = urgings.of(late).get(0).caseId();
        tasklist.complete(tracker, toSign, "Task_SignUrgingLetter", "letterSigned", true);
        String symbol = urgings.of(late).get(0).symbol();
        assertThat(symbol).isEqualTo("01/BCH");
        UUID ofOffice = urgings.of(ofParty).get(0).caseId();
        assertThatThrownBy(() -> tasklist.complete(tracker, ofOffice, "Task_SignUrgingLetter", "letterSigned", true))
                .hasStackTraceContaining("assignment.letter.symbol-missing");
        tracker.run(() -> {
            UrgingCase waiting = urgingDesk.file(Actors.current(), ofOffice).subject();
            assertThat(waiting.sender()).isEqualTo("PARTY_OFFICE");
            urgingDesk.saveLetter(
                    Actors.current(),
                    ofOffice,
                    CaseText.letter(null, null, "12-CV/VPTU", LocalDate.of(2026, 2, 27), Signing.NONE, null),
                    waiting.version());
        });
        tasklist.complete(tracker, ofOffice, "Task_SignUrgingLetter", "letterSigned", true);

        PeriodicReport first = period(LocalDate.of(2026, 3, 16));
        assertThat(first.figures().total().overdue()).isEqualTo(2);
        assertThat(first.figures().overdue())
                .extracting(PeriodFigures.Overdue::letter)
                .contains("12-CV/VPTU", symbol);
        assertThat(first.text()).contains("Sở Tài chính FC: nhiệm vụ 3, thời hạn 10/02/2026");
        assertThat(first.figures().changes().becameOverdue()).isEqualTo(2);
        assertThat(first.symbol()).isEqualTo("02/BC-BCH");

        jobs.travelTo(LocalDate.of(2026, 3, 20));
        report(late, sample.code("SO1"), Progress.saying("Đã làm xong"), true);
        assertThat(urgings.of(late)).filteredOn(Urging::letter).allMatch(letter -> letter.answeredAt() != null);
        tasklist.complete(leader(sample.code("SO1")), late, "Task_SubmitCompletion", "completionSubmitted", true);
        jobs.runAll();
        tasklist.complete(tracker, late, "Task_ConfirmResult", "resultConfirmed", true);
        recruit();
        PeriodicReport second = period(LocalDate.of(2026, 6, 15));
        assertThat(second.figures().total())
                .extracting(Rates::onTime, Rates::late, Rates::overdue)
                .containsExactly(1, 1, 1);
        assertThat(second.figures().total().completionRate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("66.67"));
        assertThat(second.figures().changes().completed()).isEqualTo(2);
        assertThat(second.figures().changes().becameOverdue()).isZero();
        assertThat(second.figures().targets())
                .filteredOn(target -> target.unit().equals(sample.code("D1")))
                .singleElement()
                .matches(target -> target.met() && target.result().equals("100 %"));

        closeTheRest();
    }

    private void recruit() {
        String unit = sample.code("D1");
        UUID recruitment = assignment("5b", unit);
        accept(recruitment, unit);
        report(recruitment, unit, Progress.saying("Giao quân").measuring("1.022", "1.023"), true);
        tasklist.complete(leader(unit), recruitment, "Task_SubmitCompletion", "completionSubmitted", true);
        jobs.runAll();
        tracker.run(() -> {
            Achievement result = assignmentDesk
                    .file(Actors.current(), recruitment)
                    .assignment()
                    .achievement();
            assertThat(result.text()).isEqualTo("99,9 %");
            assertThat(result.isMet()).isFalse();
        });
        assertThatThrownBy(() -> tasklist.complete(tracker, recruitment, "Task_ConfirmResult", "resultConfirmed", true))
                .hasStackTraceContaining("assignment.target.missed");
        tracker.run(() -> assignmentDesk.saveNotes(
                Actors.current(), recruitment, new AssignmentFile.Notes(null, "Còn thiếu một công dân", null, null)));
        tasklist.complete(tracker, recruitment, "Task_ConfirmResult", "resultConfirmed", false);
        jobs.runAll();
        report(recruitment, unit, Progress.saying("Giao quân đủ").measuring("1023", "1023"), true);
        tasklist.complete(leader(unit), recruitment, "Task_SubmitCompletion", "completionSubmitted", true);
        jobs.runAll();
        tasklist.complete(tracker, recruitment, "Task_ConfirmResult", "resultConfirmed", true);
        jobs.runAll();
    }

    private void closeTheRest() {
        UUID conclusion = sample.conclusion;
        coordinator.run(() -> unitAssignments().stream()
                .map(id -> followUps.assignments(conclusion).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .filter(one -> !one.isClosed())
                .forEach(one -> assignmentDesk.withdraw(Actors.current(), one.id(), "Kết thúc sớm")));
        jobs.runAll();
        assertThat(followUps.require(conclusion).closedAt()).isNotNull();
        assertThat(followUps.assignments(conclusion)).allMatch(Assignment::isClosed);
        tasklist.complete(tracker, conclusion, "Task_WritePeriodicReport");
        jobs.runAll();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(conclusion.toString())
                        .count())
                .isZero();
        assertThat(reports.of(conclusion)).hasSize(3).allMatch(report -> report.sentAt() != null);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("assignment").list().stream()
                        .map(one -> UUID.fromString(one.getBusinessKey())))
                .doesNotContainAnyElementsOf(unitAssignments());
    }

    @Test
    void extension_keeps_the_original_date_and_moves_tasks_and_reminders() {
        sample("FD", 1, true);
        setUp("HALF_YEAR");
        String unit = sample.code("SO1");
        UUID id = assignment("3", unit);
        accept(id, unit);

        drafter(unit).run(() -> {
            assignmentDesk.saveProgress(
                    Actors.current(), id, Progress.NOTHING.askingUntil("31/3/2026", "Chờ kinh phí"), null);
            assignmentDesk.requestExtension(Actors.current(), id);
            assertThatThrownBy(() -> assignmentDesk.requestExtension(Actors.current(), id))
                    .isInstanceOf(Refusal.class);
        });
        assertThatThrownBy(() -> tasklist.complete(coordinator, id, "Task_DecideAssignmentExtension"))
                .hasStackTraceContaining("assignment.reason.missing");
        jobs.travelTo(LocalDate.of(2026, 1, 6));
        tasklist.complete(coordinator, id, "Task_DecideAssignmentExtension", "extensionGranted", true);
        jobs.runAll();

        Assignment extended = followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(extended.due().on()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(extended.originalDue().on()).isEqualTo(LocalDate.of(2026, 2, 10));
        jobs.travelTo(LocalDate.of(2026, 2, 12));
        jobs.runAll();
        assertThat(urgings.of(id)).as("urged towards the old date").isEmpty();
        jobs.travelTo(LocalDate.of(2026, 2, 20));
        assertThat(tracker.call(() -> desk.figures(Actors.current(), sample.conclusion)))
                .satisfies(figures -> {
                    assertThat(figures.total().overdue()).isEqualTo(1);
                    assertThat(figures.byOriginalDue().overdue()).isEqualTo(2);
                });
    }

    @Test
    void foreign_units_see_nothing_and_the_tracker_sees_all() {
        sample("FE", 1, true);
        setUp("YEAR");
        UUID id = assignment("1", sample.code("SO1"));

        assertThatThrownBy(() -> drafter(sample.code("SO2")).run(() -> assignmentDesk.file(Actors.current(), id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> drafter(sample.code("SO1")).run(() -> desk.file(Actors.current(), sample.conclusion)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        tracker.run(() -> assignmentDesk.withdraw(Actors.current(), id, "Không thuộc thẩm quyền")))
                .isInstanceOf(NotFound.class);
        assertThat(tracker.call(() -> desk.assignments(Actors.current(), sample.conclusion, null, "1", 0)))
                .hasSize(sample.everybody.size())
                .allMatch(row -> row.standing().status().equals("NO_DEADLINE") && !row.dueSoon());
        jobs.travelTo(LocalDate.of(2026, 2, 4));
        assertThat(tracker.call(() -> desk.assignments(Actors.current(), sample.conclusion, null, "3", 0)))
                .allMatch(row -> row.standing().status().equals("NOT_STARTED") && row.dueSoon());
        assertThat(tasklist.sees(leader(sample.code("SO1")), id, "Task_AcceptAssignment"))
                .isTrue();
        assertThat(tasklist.sees(leader(sample.code("SO2")), id, "Task_AcceptAssignment"))
                .isFalse();
    }

    private void setUp(String period) {
        coordinator.run(() -> desk.saveSetUp(
                Actors.current(),
                sample.conclusion,
                new SetUp(
                        sample.province.command(),
                        sample.province.state(),
                        PeriodKind.valueOf(period),
                        null,
                        followUps.require(sample.conclusion).version())));
        tasklist.complete(coordinator, sample.conclusion, "Task_SetUpFollowUp");
        jobs.runAll();
    }

    private PeriodicReport period(LocalDate day) {
        jobs.travelTo(day);
        jobs.runAll();
        tasklist.complete(tracker, sample.conclusion, "Task_WritePeriodicReport");
        jobs.runAll();
        return reports.of(sample.conclusion).get(0);
    }

    private void accept(UUID id, String unit) {
        tasklist.complete(leader(unit), id, "Task_AcceptAssignment");
        jobs.runAll();
    }

    private void report(UUID id, String unit, Progress progress, boolean completion) {
        drafter(unit).run(() -> assignmentDesk.saveProgress(Actors.current(), id, progress, null));
        tasklist.complete(drafter(unit), id, "Task_ReportProgress", "completionReported", completion);
        jobs.runAll();
    }

    private Acting.Person leader(String unit) {
        return acting.as(SampleConclusion.leader(unit), Role.LEADER.group(unit));
    }

    private Acting.Person drafter(String unit) {
        return acting.as(SampleConclusion.drafter(unit), Role.DRAFTER.group(unit));
    }

    private UUID assignment(String ref, String unit) {
        return followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals(ref) && one.unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<UUID> unitAssignments() {
        return followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.carrier() == Carrier.UNIT)
                .map(Assignment::id)
                .toList();
    }
}
