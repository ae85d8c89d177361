package vn.tongket.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Precision;
import vn.tongket.cycle.PlanDraft.IndicatorLine;
import vn.tongket.cycle.PlanDraft.MilestoneLine;
import vn.tongket.cycle.PlanDraft.WriterLine;
import vn.tongket.document.Documents;
import vn.tongket.reference.References;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportDesk;

/** A plan from the start of its cycle in Tasklist to its number, with the people who do it. */
@TongKetTest
class CyclePlanIT {

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
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    References references;

    @Autowired
    Documents documents;

    @Autowired
    ReportDesk reports;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    /** The people of the province's Party committee. */
    private record People(Acting.Person coordinator, Acting.Person approver, Acting.Person clerk) {}

    private People people(Province province) {
        acting.ensure(province.party() + ".tham-dinh", province.party() + ".reviewer");
        return new People(
                acting.as(province.party() + ".dieu-phoi", province.party() + ".coordinator"),
                acting.as(province.party() + ".lanh-dao", province.party() + ".approver"),
                acting.as(province.party() + ".van-thu", province.party() + ".clerk"));
    }

    private UUID started(People people, Province province) {
        UUID cycle = tasklist.start(
                people.coordinator(),
                "review-cycle",
                "title",
                "Tổng kết Nghị quyết 28",
                "kind",
                "FINAL_REVIEW",
                "coordinatorUnit",
                province.party());
        jobs.runAll();
        return cycle;
    }

    private int save(People people, UUID cycle, SamplePlan plan) {
        return people.coordinator().call(() -> desk.save(Actors.current(), cycle, plan.draft()));
    }

    private void issue(People people, UUID cycle, String number, String date) {
        people.clerk().run(() -> desk.saveIssue(Actors.current(), cycle, new PlanIssue(number, date)));
        tasklist.complete(people.clerk(), cycle, "Task_IssuePlan");
    }

    @Test
    void scenario_A0_a_plan_with_two_subjects_nine_groups_and_a_month_as_its_due_date() {
        Province province = units.province("CPA", 18);
        People people = people(province);
        UUID of2008 = references.register(
                "28-NQ/TW", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22), Precision.DAY, "Khu vực phòng thủ");
        references.register(
                "28-NQ/TW",
                "Ban Chấp hành Trung ương khóa XI",
                LocalDate.of(2013, 10, 25),
                Precision.DAY,
                "Bảo vệ Tổ quốc");
        List<List<String>> parts = SamplePlan.split(province.districts(), 9);
        SamplePlan plan = SamplePlan.of(province);
        plan.units = List.of();
        plan.groups = IntStream.range(0, 9)
                .mapToObj(i -> group("CPA-G" + i, province.party(), parts.get(i)))
                .toList();
        jobs.travelTo(LocalDate.of(2018, 8, 6));
        UUID cycle = started(people, province);
        save(people, cycle, plan);
        tasklist.complete(people.coordinator(), cycle, "Task_DraftPlan");
        jobs.runAll();
        tasklist.complete(people.approver(), cycle, "Task_ApprovePlan", "approved", true);
        jobs.runAll();

        issue(people, cycle, "97", "06/8/2018");

        List<Obligation> owed = obligations.ofCycle(cycle);
        assertThat(owed).hasSize(18).extracting(Obligation::reporterUnit).containsAll(province.districts());
        assertThat(owed).extracting(Obligation::groupCode).containsAll(plan.groups);
        assertThat(owed).allSatisfy(obligation -> {
            assertThat(obligation.due().text()).isEqualTo("trong tháng 8/2018");
            assertThat(obligation.due().lastDay()).isEqualTo(LocalDate.of(2018, 8, 31));
            assertThat(obligation.dueAt()).isEqualTo(Instant.parse("2018-08-31T16:59:59Z"));
        });
        assertThat(SamplePlan.leaves(cycles.outline(cycle))).hasSize(10).contains("1.1", "2.5", "3.3");
        assertThat(cycles.milestones(cycle)).singleElement().satisfies(milestone -> {
            assertThat(milestone.kind()).isEqualTo(Milestone.CONFERENCE);
            assertThat(milestone.on().text()).isEqualTo("trong tháng 9/2018");
            assertThat(milestone.on().precision()).isEqualTo(Precision.MONTH);
            assertThat(milestone.place()).isNull();
        });
        assertThat(cycles.subjects(cycle))
                .extracting(Subject::documentId)
                .first()
                .isEqualTo(of2008);
        assertThat(cycles.subjects(cycle)).hasSize(2);
        Instant september = Instant.parse("2018-08-31T17:00:00Z");
        assertThat(owed).allMatch(obligation -> obligation.isOverdue(september));
        assertThat(owed).noneMatch(obligation -> obligation.isOverdue(september.minusSeconds(1)));
        assertThat(symbol(cycle)).isEqualTo("97-KH/TU");
        jobs.runAll();
        for (String table : List.of("assignment", "follow_up", "commendation", "conference", "conclusion")) {
            assertThat(jdbc.sql("select count(*) from app." + table + " where cycle_id = :cycle")
                            .param("cycle", cycle)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        noLeafMayBeLeftBlankWithoutAReason(province, owed.get(0));
        // five working days after 31/8/2018: 3/9 stands for the Sunday of the National Day
        assertThat(cycles.require(cycle).closingAt()).isEqualTo(Instant.parse("2018-09-10T16:59:59Z"));
    }

    private void noLeafMayBeLeftBlankWithoutAReason(Province province, Obligation obligation) {
        String unit = obligation.reporterUnit();
        Acting.Person drafter = acting.as(province.drafterOf(unit), unit + ".drafter");
        List<String> leaves = SamplePlan.leaves(cycles.outline(obligation.cycleId()));
        write(drafter, obligation, leaves, true, null);
        assertThatThrownBy(() -> tasklist.complete(drafter, obligation.id(), "Task_WriteReport"))
                .rootCause()
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problems()).hasSizeGreaterThanOrEqualTo(leaves.size()));
        write(drafter, obligation, leaves, true, "Đơn vị không có nội dung này");
        tasklist.complete(drafter, obligation.id(), "Task_WriteReport");
    }

    private void write(
            Acting.Person drafter, Obligation obligation, List<String> leaves, boolean nothingArose, String reason) {
        drafter.run(() -> reports.save(
                Actors.current(),
                obligation.id(),
                null,
                new ReportContent(
                        "31/7/2018",
                        leaves.stream()
                                .map(code -> new ReportContent.Passage(code, "", nothingArose, reason))
                                .toList(),
                        List.of()),
                null));
    }

    @Test
    void the_row_and_the_key_of_a_cycle_are_made_by_its_start_and_only_for_one_s_own_unit() {
        Province province = units.province("CPB", 1);
        People people = people(province);

        UUID cycle = started(people, province);

        ReviewCycle row = cycles.require(cycle);
        assertThat(row.coordinatorUnit()).isEqualTo(province.party());
        assertThat(row.title()).isEqualTo("Tổng kết Nghị quyết 28");
        assertThat(tasklist.sees(people.coordinator(), cycle, "Task_DraftPlan")).isTrue();
        assertThat(tasklist.sees(people.approver(), cycle, "Task_DraftPlan")).isFalse();
        assertThatThrownBy(() -> tasklist.start(
                        people.coordinator(),
                        "review-cycle",
                        "title",
                        "Đợt của đơn vị khác",
                        "kind",
                        "FINAL_REVIEW",
                        "coordinatorUnit",
                        province.state()))
                .hasStackTraceContaining("cycle.coordinator.foreign");
        assertThatThrownBy(() -> tasklist.start(people.coordinator(), "review-cycle", "title", " ", "kind", "TET"))
                .hasStackTraceContaining("cycle.title.missing");
        assertThatThrownBy(() -> people.approver()
                        .run(() -> desk.save(
                                Actors.current(), cycle, SamplePlan.of(province).draft())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void everything_wrong_with_a_plan_is_named_at_once_and_nothing_typed_is_lost() {
        Province province = units.province("CPC", 2);
        People people = people(province);
        units.create("CPC-MOI", "Ban Thường vụ Huyện ủy Mới", "PARTY", "DISTRICT", province.party());
        jdbc.sql("update app.org_unit set valid_to = date '2018-06-30' where code = :unit")
                .param("unit", province.districts().get(1))
                .update();
        UUID cycle = started(people, province);
        SamplePlan plan = SamplePlan.of(province);
        plan.sections = SamplePlan.sections("1", "1.1", "1.1", "3.1", "a");
        plan.indicators = List.of(new IndicatorLine(
                "I01", "Tỷ lệ", "%", "RATIO", "SUM", null, false, null, "một trăm", "100", "1.5", true));
        plan.milestones = List.of(new MilestoneLine("CONFERENCE", "ngày đẹp", null, null));
        plan.units = List.of(province.districts().get(1), "CPC-MOI", "KHONG-CO");
        plan.due = "tháng 8/2008";
        plan.clerk = province.state();

        save(people, cycle, plan);

        assertThatThrownBy(() -> tasklist.complete(people.coordinator(), cycle, "Task_DraftPlan"))
                .satisfies(thrown -> assertThat(refusal(thrown).problems())
                        .extracting(problem -> problem.at() + " " + problem.key())
                        .contains(
                                "sections.2.code cycle.section.code-repeated",
                                "sections.3.code cycle.section.parent-missing",
                                "sections.4.code cycle.section.code-shape",
                                "indicators.0.overUnits cycle.indicator.does-not-fit",
                                "indicators.0.target cycle.number.unreadable",
                                "indicators.0.upperLimit cycle.indicator.limits-crossed",
                                "milestones.0.on calendar.deadline.unreadable",
                                "due cycle.date.before-period",
                                "units cycle.unit.unknown",
                                "units cycle.reporters.without.drafter",
                                "clerkUnit cycle.unit.without.clerk"));
        plan.title = "Mật\nTổng kết";
        assertThatThrownBy(() -> save(people, cycle, plan)).hasMessageContaining("common.secrecy.marked");
        plan.title = "Tổng kết";
        plan.due = "31/8/2018";
        save(people, cycle, plan);
        assertThatThrownBy(() -> tasklist.complete(people.coordinator(), cycle, "Task_DraftPlan"))
                .hasStackTraceContaining("cycle.reporters.not-existing");
        plan.units = List.of();
        plan.sections = List.of();
        save(people, cycle, plan);
        assertThatThrownBy(() -> tasklist.complete(people.coordinator(), cycle, "Task_DraftPlan"))
                .hasStackTraceContaining("cycle.reporters.missing")
                .hasStackTraceContaining("cycle.outline.missing");

        PlanForm form = people.coordinator().call(() -> desk.form(Actors.current(), cycle));
        assertThat(form.draft().indicators().get(0).target()).isEqualTo("một trăm");
        assertThat(tasklist.waiting(cycle)).containsExactly("Task_DraftPlan");
        assertThat(obligations.ofCycle(cycle)).isEmpty();
    }

    @Test
    void returned_plan_is_drafted_again_and_a_number_is_given_once() {
        Province province = units.province("CPD", 2);
        People people = people(province);
        UUID first = approved(people, province);
        issue(people, first, "15", "12/3/2024");
        UUID second = started(people, province);
        SamplePlan plan = SamplePlan.of(province);
        plan.version = people.coordinator()
                .call(() -> desk.form(Actors.current(), second).draft().version());
        save(people, second, plan);
        assertThatThrownBy(() -> save(people, second, plan)).isInstanceOf(OptimisticLockingFailureException.class);
        tasklist.complete(people.coordinator(), second, "Task_DraftPlan");
        jobs.runAll();
        assertThatThrownBy(() -> tasklist.complete(people.approver(), second, "Task_ApprovePlan", "approved", false))
                .hasStackTraceContaining("cycle.plan.reason-missing");

        tasklist.complete(
                people.approver(),
                second,
                "Task_ApprovePlan",
                "approved",
                false,
                "reason",
                "Thiếu chỉ tiêu tuyển quân");
        jobs.runAll();

        PlanForm form = people.coordinator().call(() -> desk.form(Actors.current(), second));
        assertThat(form.refusal()).isEqualTo("Thiếu chỉ tiêu tuyển quân");
        plan.version = null;
        plan.indicators = SamplePlan.indicators();
        save(people, second, plan);
        tasklist.complete(people.coordinator(), second, "Task_DraftPlan");
        jobs.runAll();
        tasklist.complete(people.approver(), second, "Task_ApprovePlan", "approved", true);
        jobs.runAll();
        assertThatThrownBy(() -> issue(people, second, "15", "13/3/2024"))
                .satisfies(thrown -> assertThat(refusal(thrown).problems())
                        .extracting(Refusal.Problem::key)
                        .containsExactly("document.number-taken"));
        assertThatThrownBy(() -> issue(people, second, "mười sáu", "tháng 3/2024"))
                .hasStackTraceContaining("cycle.issue.number-unreadable");
        issue(people, second, "", "13/3/2024");
        assertThat(symbol(second)).isEqualTo("16-KH/TU");
        assertThat(cycles.indicators(second)).extracting(Indicator::code).containsExactly("I01", "I02", "I03", "I04");
    }

    @Test
    void units_named_in_several_ways_owe_one_report_and_exceptions_none() {
        Province province = units.province("CPE", 4);
        People people = people(province);
        String[] unit = province.districts().toArray(String[]::new);
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.groups = List.of(group("CPE-G", province.party(), province.districts()));
        plan.units = List.of(unit[0]);
        plan.except = List.of(unit[3]);
        plan.writers = List.of(new WriterLine(unit[1], unit[0]));
        plan.closing = "20/9/2018";
        UUID cycle = started(people, province);
        save(people, cycle, plan);

        tasklist.complete(people.coordinator(), cycle, "Task_DraftPlan");

        assertThat(obligations.ofCycle(cycle))
                .extracting(obligation -> obligation.scopeUnit() + " by " + obligation.reporterUnit())
                .containsExactlyInAnyOrder(
                        unit[0] + " by " + unit[0], unit[1] + " by " + unit[0], unit[2] + " by " + unit[2]);
        assertThat(cycles.require(cycle).closingAt()).isEqualTo(Instant.parse("2018-09-20T16:59:59Z"));
        PlanSummary summary = people.approver().call(() -> desk.summary(Actors.current(), cycle));
        assertThat(summary.reporters()).isEqualTo(3);
        assertThat(summary.due()).isEqualTo("trong tháng 8/2018");
        assertThat(summary.groups())
                .singleElement()
                .extracting(PlanSummary.GroupView::units)
                .isEqualTo(4);
    }

    private UUID approved(People people, Province province) {
        UUID cycle = started(people, province);
        save(people, cycle, SamplePlan.of(province));
        tasklist.complete(people.coordinator(), cycle, "Task_DraftPlan");
        jobs.runAll();
        tasklist.complete(people.approver(), cycle, "Task_ApprovePlan", "approved", true);
        jobs.runAll();
        return cycle;
    }

    private String group(String code, String owner, List<String> members) {
        jdbc.sql("insert into app.org_group (code, name, owner) values (:code, :code, :owner)")
                .param("code", code)
                .param("owner", owner)
                .update();
        jdbc.sql("insert into app.org_group_member select :code, unnest(:units::text[])")
                .param("code", code)
                .param("units", members.toArray(String[]::new))
                .update();
        return code;
    }

    private String symbol(UUID cycle) {
        return jdbc.sql(
                        "select d.symbol from app.issued_document d join app.review_cycle c on c.plan_document_id = d.id where c.id = :id")
                .param("id", cycle)
                .query(String.class)
                .single();
    }

    private static Refusal refusal(Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof Refusal)) {
            cause = cause.getCause();
        }
        return (Refusal) cause;
    }
}
