package vn.tongket.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Amendment.Proposal;
import vn.tongket.cycle.PlanDraft.WriterLine;
import vn.tongket.document.Paper;

/** A cycle while its units report: opening in batches, amendments that reach them, the closing date and the end. */
@TongKetTest
class CycleReportsIT {

    private static final int MOST_IN_ONE_TRANSACTION = 1_500;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk desk;

    @Autowired
    AmendmentDesk amendments;

    @Autowired
    PlanPaper paper;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ObligationOpening opening;

    @Autowired
    DeadlineExtensions extensions;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private Acting.Person coordinator(Province province) {
        return acting.as(province.party() + ".dieu-phoi", province.party() + ".coordinator");
    }

    private Acting.Person approver(Province province) {
        return acting.as(province.party() + ".lanh-dao", province.party() + ".approver");
    }

    /** A cycle whose reports are to be opened next; due on 31/8/2018, drafted on 6/8/2018. */
    private UUID planned(Province province, SamplePlan plan) {
        jobs.travelTo(LocalDate.of(2018, 8, 6));
        acting.ensure(province.party() + ".tham-dinh", province.party() + ".reviewer");
        UUID cycle = tasklist.start(coordinator(province), "review-cycle", "title", "Tổng kết", "kind", "FINAL_REVIEW");
        jobs.runAll();
        coordinator(province).run(() -> desk.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator(province), cycle, "Task_DraftPlan");
        return cycle;
    }

    private UUID opened(Province province) {
        UUID cycle = planned(province, SamplePlan.of(province).with(Phase.REPORTS));
        jobs.runAll();
        return cycle;
    }

    private long propose(Province province, UUID cycle, String kind, String unit, String due) {
        return coordinator(province)
                .call(() -> amendments.propose(
                        Actors.current(), cycle, new Proposal(kind, unit, due, "Theo thông báo mới", "Công văn 12")));
    }

    private void approve(Province province, UUID cycle) {
        tasklist.complete(approver(province), cycle, "Task_ApproveAmendment", "approved", true);
        jobs.runAll();
    }

    private Obligation of(UUID cycle, String unit) {
        return obligations.ofCycle(cycle).stream()
                .filter(obligation -> obligation.scopeUnit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private long running(UUID obligation) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("unit-report")
                .processInstanceBusinessKey(obligation.toString())
                .count();
    }

    private long notices(UUID cycle, String template) {
        return jdbc.sql("select count(*) from app.notice where cycle_id = :cycle and template = :template")
                .param("cycle", cycle)
                .param("template", template)
                .query(Long.class)
                .single();
    }

    private Job waitingJob(UUID cycle, String element) {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(cycle.toString())
                        .singleResult()
                        .getId())
                .activityId(element)
                .singleResult();
    }

    @Test
    void the_document_of_an_issued_plan_says_what_was_issued_whatever_is_changed_since() {
        Province province = units.province("CRP");
        Acting.Person clerk = acting.as(province.party() + ".van-thu", province.party() + ".clerk");
        approver(province);
        SamplePlan plan = SamplePlan.of(province).with(Phase.PLAN, Phase.REPORTS);
        plan.due = "31/8/2018";
        plan.closing = "28/9/2018";
        UUID cycle = planned(province, plan);
        jobs.runAll();
        tasklist.complete(approver(province), cycle, "Task_ApprovePlan", "approved", true);
        jobs.runAll();
        clerk.run(() -> desk.saveIssue(Actors.current(), cycle, new PlanIssue("12", "6/8/2018")));
        tasklist.complete(clerk, cycle, "Task_IssuePlan");
        jobs.runAll();
        Paper issued = clerk.call(() -> paper.of(Actors.current(), cycle));
        assertThat(issued.toString()).contains("12-KH/TU", "31/08/2018");

        propose(province, cycle, "UNIT_WITHDRAWN", province.districts().get(0), null);
        approve(province, cycle);
        propose(province, cycle, "DATE_MOVED", null, "14/9/2018");
        approve(province, cycle);

        assertThat(of(cycle, province.districts().get(1)).due().text()).isEqualTo("14/09/2018");
        assertThat(clerk.call(() -> paper.of(Actors.current(), cycle))).isEqualTo(issued);
    }

    @Test
    void four_hundred_reports_are_opened_moved_and_withdrawn_in_short_transactions_and_told_once() throws Exception {
        Province province = units.province("CRA", 1);
        String writer = province.districts().get(0);
        List<String> scopes =
                IntStream.rangeClosed(1, 400).mapToObj(n -> "CRA-X" + n).toList();
        scopes.forEach(scope -> units.create(scope, "Xã " + scope, "STATE", "COMMUNE", province.party()));
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.units = List.of();
        plan.writers =
                scopes.stream().map(scope -> new WriterLine(scope, writer)).toList();
        UUID cycle = planned(province, plan);
        management.executeJob(waitingJob(cycle, "Task_DraftPlan").getId());

        for (int batch = 1; batch <= 8; batch++) {
            runShort(waitingJob(cycle, "Task_OpenObligations"));
            assertThat(obligations.ofCycle(cycle))
                    .filteredOn(obligation -> obligation.openedAt() != null)
                    .hasSize(50 * batch);
        }

        assertThat(waitingJob(cycle, "Task_OpenObligations")).isNull();
        assertThat(waitingJob(cycle, "Event_ClosingDate").getDuedate())
                .isEqualTo(Instant.parse("2018-09-10T16:59:59Z"));
        assertThat(opening.openNext(cycle)).isTrue();
        assertThat(obligations.ofCycle(cycle)).allMatch(obligation -> running(obligation.id()) == 1);
        assertThat(notices(cycle, "obligation-opened")).isEqualTo(400);

        propose(province, cycle, "DATE_MOVED", null, "15/9/2018");
        tasklist.complete(approver(province), cycle, "Task_ApproveAmendment", "approved", true);
        management.executeJob(waitingJob(cycle, "Task_ApproveAmendment").getId());
        for (Job next = waitingJob(cycle, "Task_ApplyAmendment");
                next != null;
                next = waitingJob(cycle, "Task_ApplyAmendment")) {
            runShort(next);
        }
        assertThat(notices(cycle, "obligation-rescheduled")).isEqualTo(400);
        management.executeJob(waitingJob(cycle, "Event_ClosingDate").getId());
        for (String step : List.of("Task_CloseReports", "Gateway_SessionsDone", "Task_CloseCycle", "Task_CloseCycle")) {
            runShort(waitingJob(cycle, step));
        }
        assertThat(obligations.ofCycle(cycle))
                .filteredOn(obligation -> obligation.withdrawnAt() != null)
                .hasSize(50);
    }

    private void runShort(Job job) throws Exception {
        int statements =
                sql.count(source, () -> management.executeJob(job.getId())).statements();
        assertThat(statements).isLessThanOrEqualTo(MOST_IN_ONE_TRANSACTION);
    }

    @Test
    void amendments_reach_the_reports_that_are_under_way() {
        Province province = units.province("CRB", 4);
        String[] unit = province.districts().toArray(String[]::new);
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.units = List.of(unit[0], unit[1], unit[2]);
        UUID cycle = planned(province, plan);
        jobs.runAll();

        propose(province, cycle, "UNIT_ADDED", unit[3], null);
        approve(province, cycle);

        Obligation added = of(cycle, unit[3]);
        assertThat(added.openedAt()).isNotNull();
        assertThat(running(added.id())).isOne();
        assertThat(added.due().text()).isEqualTo("trong tháng 8/2018");

        Obligation gone = of(cycle, unit[0]);
        propose(province, cycle, "UNIT_WITHDRAWN", unit[0], null);
        approve(province, cycle);

        assertThat(running(gone.id())).isZero();
        assertThat(obligations.require(gone.id()).withdrawnReason()).isEqualTo("Theo thông báo mới");

        propose(province, cycle, "DATE_MOVED", null, "15/9/2018");
        approve(province, cycle);

        Obligation moved = of(cycle, unit[1]);
        assertThat(moved.dueAt()).isEqualTo(Instant.parse("2018-09-15T16:59:59Z"));
        assertThat(moved.originalDueAt()).isEqualTo(Instant.parse("2018-08-31T16:59:59Z"));
        assertThat(of(cycle, unit[0]).dueAt()).isEqualTo(Instant.parse("2018-08-31T16:59:59Z"));
        assertThat(notices(cycle, "obligation-rescheduled")).isEqualTo(3);
        // 15/9/2018 is a Saturday; five working days later is Friday 21/9
        assertThat(waitingJob(cycle, "Event_ClosingDate").getDuedate())
                .isEqualTo(Instant.parse("2018-09-21T16:59:59Z"));
        assertThat(tasklist.waiting(moved.id())).containsExactly("Task_WriteReport");

        obligations.accepted(of(cycle, unit[1]).id());
        obligations.accepted(of(cycle, unit[2]).id());
        propose(province, cycle, "UNIT_WITHDRAWN", unit[3], null);
        approve(province, cycle);

        assertThat(cycles.require(cycle).isClosed()).isTrue();
        assertThatThrownBy(() -> propose(province, cycle, "UNIT_ADDED", unit[0], null))
                .hasMessageContaining("cycle.amendment.too-late");
    }

    @Test
    void amendments_are_refused_where_they_make_no_sense_and_to_strangers() {
        Province province = units.province("CRC", 2);
        UUID cycle = opened(province);
        String first = province.districts().get(0);
        units.create("CRC-MOI", "Huyện Mới", "PARTY", "DISTRICT", province.party());

        assertThatThrownBy(() -> propose(province, cycle, "UNIT_ADDED", first, null))
                .hasMessageContaining("cycle.amendment.owes-already");
        assertThatThrownBy(() -> propose(province, cycle, "UNIT_ADDED", "CRC-MOI", null))
                .hasMessageContaining("cycle.reporters.without.drafter");
        assertThatThrownBy(() -> propose(province, cycle, "UNIT_WITHDRAWN", "CRC-MOI", null))
                .hasMessageContaining("cycle.amendment.owes-nothing");
        assertThatThrownBy(() -> propose(province, cycle, "DATE_MOVED", null, "1/8/2018"))
                .hasMessageContaining("cycle.date.past");
        assertThatThrownBy(() -> propose(province, cycle, "DATE_MOVED", null, "sớm nhất"))
                .hasMessageContaining("calendar.deadline.unreadable");
        assertThatThrownBy(() -> approver(province)
                        .run(() -> amendments.propose(
                                Actors.current(), cycle, new Proposal("DATE_MOVED", null, "15/9/2018", "Lý do", null))))
                .isInstanceOf(NotFound.class);
        long id = propose(province, cycle, "UNIT_WITHDRAWN", first, null);
        assertThatThrownBy(() -> propose(province, cycle, "UNIT_WITHDRAWN", first, null))
                .hasMessageContaining("cycle.amendment.pending");
        assertThatThrownBy(
                        () -> tasklist.complete(approver(province), cycle, "Task_ApproveAmendment", "approved", false))
                .hasStackTraceContaining("cycle.amendment.refusal-missing");
        tasklist.complete(
                approver(province), cycle, "Task_ApproveAmendment", "approved", false, "reason", "Chưa cần thiết");
        jobs.runAll();

        assertThat(running(of(cycle, first).id())).isOne();
        AmendmentDesk.Shown shown = coordinator(province).call(() -> amendments.amendment(Actors.current(), cycle, id));
        assertThat(shown.outcome()).isEqualTo("REJECTED");
        assertThat(shown.decisionReason()).isEqualTo("Chưa cần thiết");
    }

    @Test
    void the_cycle_goes_on_at_the_closing_date_and_its_end_withdraws_what_is_missing() {
        Province province = units.province("CRD", 2);
        UUID cycle = opened(province);
        Obligation late = of(cycle, province.districts().get(1));
        obligations.submitted(of(cycle, province.districts().get(0)).id(), Instant.parse("2018-08-20T03:00:00Z"));
        obligations.accepted(of(cycle, province.districts().get(0)).id());
        jobs.runAll();
        assertThat(cycles.require(cycle).reportsClosedAt()).isNull();

        management.executeJob(waitingJob(cycle, "Event_ClosingDate").getId());
        management.executeJob(waitingJob(cycle, "Task_CloseReports").getId());

        assertThat(cycles.require(cycle).reportsClosedAt()).isNotNull();
        assertThat(running(late.id())).isOne();
        jobs.runAll();
        assertThat(cycles.require(cycle).isClosed()).isTrue();
        assertThat(obligations.require(late.id()).withdrawnReason()).isEqualTo("Đợt sơ kết, tổng kết đã kết thúc.");
        assertThat(running(late.id())).isZero();
    }

    @Test
    void a_granted_extension_keeps_the_original_date_and_may_move_the_closing() {
        Province province = units.province("CRE", 2);
        UUID cycle = opened(province);
        UUID report = of(cycle, province.districts().get(0)).id();
        assertThatThrownBy(() -> extensions.request(report, " ", LocalDate.of(2018, 8, 30)))
                .hasMessageContaining("cycle.extension.reason-missing")
                .hasMessageContaining("cycle.extension.not-later");

        extensions.request(report, "Bão lũ", LocalDate.of(2018, 9, 25));

        assertThatThrownBy(() -> extensions.request(report, "Bão lũ", LocalDate.of(2018, 9, 26)))
                .hasMessageContaining("cycle.extension.pending");
        assertThatThrownBy(() -> extensions.decide(report, false, null, null))
                .hasMessageContaining("cycle.extension.refusal-missing");
        extensions.decide(report, true, null, null);

        Obligation extended = obligations.require(report);
        assertThat(extended.dueAt()).isEqualTo(Instant.parse("2018-09-25T16:59:59Z"));
        assertThat(extended.originalDueAt()).isEqualTo(Instant.parse("2018-08-31T16:59:59Z"));
        assertThat(waitingJob(cycle, "Event_ClosingDate").getDuedate())
                .isEqualTo(Instant.parse("2018-09-25T16:59:59Z"));
        assertThat(extensions.of(report)).singleElement().matches(DeadlineExtension::granted);
        assertThat(obligations
                        .require(of(cycle, province.districts().get(1)).id())
                        .dueAt())
                .isEqualTo(Instant.parse("2018-08-31T16:59:59Z"));
    }
}
