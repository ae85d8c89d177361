package vn.tongket.organization.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.document.SigningEntry;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportDesk;

/** People who come, go and are away, with the real tasks of a cycle. */
@TongKetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleIT {

    private static final LocalDate START = LocalDate.of(2018, 8, 6);
    private static final LocalDate FIRST = LocalDate.of(2018, 8, 20);
    private static final LocalDate LAST = LocalDate.of(2018, 8, 24);
    private static final String WRITE = "Task_WriteReport";

    @Autowired
    RoleHoldings holdings;

    @Autowired
    RoleHolders holders;

    @Autowired
    AbsenceDesk absences;

    @Autowired
    HandoverDesk handover;

    @Autowired
    Directory directory;

    @Autowired
    Roster roster;

    @Autowired
    Undated undated;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk plans;

    @Autowired
    ReportDesk reports;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    javax.sql.DataSource source;

    private Province province;
    private UUID cycle;
    private Person administrator;

    @BeforeAll
    void reporting() {
        province = units.province("NHS", 4);
        administrator = acting.as("NHS.quantri", "camunda-admin");
        List.of("approver", "reviewer", "clerk", "auditor")
                .forEach(role -> acting.ensure("NHS." + role, province.party() + "." + role));
        Person coordinator = acting.as("NHS.dieu-phoi", province.party() + ".coordinator");
        jobs.travelTo(START);
        cycle = tasklist.start(coordinator, "review-cycle", "title", "Tổng kết NHS", "kind", "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.title = "Tổng kết NHS";
        plan.sections = SamplePlan.sections("1", "1.1");
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
    }

    @BeforeEach
    void atTheStart() {
        jobs.travelTo(START);
    }

    @Test
    void aSubstituteGetsTheTasksOnTheFirstDayAndLosesThemOnTheDayAfterTheLast() {
        String unit = unit(0);
        acting.ensure("NHS.thay");
        acting.ensure("NHS.thay2");
        String away = province.drafterOf(unit);
        long absence = administrator.call(
                () -> absences.enter(Actors.current(), new AbsenceEntry(away, FIRST, LAST, "Đi học", null)));
        administrator.run(
                () -> absences.confirm(Actors.current(), absence, Map.of(Role.DRAFTER.group(unit), "NHS.thay")));

        assertThat(sees("NHS.thay", unit)).as("the day before").isFalse();
        jobs.travelTo(FIRST);
        holdings.synchronise();
        assertThat(sees("NHS.thay", unit)).as("the first day").isTrue();
        String task = task(unit).getId();
        tasks.claim(task, "NHS.thay");
        assertThat(holdings.capacityOf("NHS.thay", unit, Role.DRAFTER).substituteFor())
                .isEqualTo(away);

        jobs.travelTo(LAST);
        holdings.synchronise();
        assertThat(sees("NHS.thay", unit)).as("the last day").isTrue();
        jobs.travelTo(LAST.plusDays(1));
        holdings.synchronise();
        assertThat(sees("NHS.thay", unit)).as("the day after").isFalse();
        assertThat(task(unit).getAssignee()).as("what was taken is let go").isNull();
        assertThat(sees(away, unit)).isTrue();

        assertThatThrownBy(() -> administrator.run(() ->
                        absences.confirm(Actors.current(), absence, Map.of(Role.DRAFTER.group(unit), "NHS.thay2"))))
                .satisfies(refused("organization.role.second-substitute"));
        assertThatThrownBy(() -> administrator.run(() -> absences.enter(
                        Actors.current(),
                        new AbsenceEntry(away, FIRST.plusDays(1), FIRST.plusDays(2), "Việc riêng", null))))
                .satisfies(refused("people.absence.overlaps"));
    }

    @Test
    void aPersonWhoLeavesLeavesNoTaskBehindAndTheActIsOnRecordWithItsCapacity() {
        String unit = unit(1);
        acting.ensure("NHS.di");
        long id = administrator.call(() -> holdings.give(
                Actors.current(), new RoleHolding(0, unit, Role.DRAFTER, "NHS.di", true, null, START, null)));
        String task = task(unit).getId();
        tasks.claim(task, "NHS.di");

        administrator.run(() -> holdings.end(Actors.current(), id, START, "Chuyển công tác"));
        assertThat(task(unit).getAssignee()).as("still on the last day").isEqualTo("NHS.di");
        jobs.travelTo(START.plusDays(1));
        holdings.synchronise();

        assertThat(holders.members(Set.of(Role.DRAFTER.group(unit))))
                .noneMatch(member -> member.user().equals("NHS.di"));
        assertThat(task(unit).getAssignee()).isNull();
        assertThat(roster.ofPerson("NHS.di", 10, 0))
                .singleElement()
                .satisfies(entry -> assertThat(entry.endReason()).isEqualTo("Chuyển công tác"));
        assertThatThrownBy(() -> jdbc.sql("delete from app.role_holding where id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("not allowed");
    }

    @Test
    void actsSayInWhichCapacityTheyWereDone() {
        String unit = unit(2);
        Person acts = acting.as("NHS.quyen", Role.LEADER.group(unit), Role.COUNCIL.group(unit));
        administrator.run(() -> holdings.give(
                Actors.current(), new RoleHolding(0, unit, Role.LEADER, "NHS.quyen", true, null, START, LAST)));
        String drafter = province.drafterOf(unit);

        acts.run(() -> absences.enter(
                Actors.current(), new AbsenceEntry(drafter, FIRST.plusDays(30), FIRST.plusDays(31), "Đi họp", null)));

        assertThat(jdbc.sql("""
                                select acted_unit || ' ' || acted_role || ' ' || acting from app.audit_record
                                 where actor = 'NHS.quyen' order by id desc limit 1
                                """).query(String.class).single()).isEqualTo(unit + " leader true");
        jobs.travelTo(LAST.plusDays(1));
        assertThat(holdings.capacityOf("NHS.quyen", unit, Role.LEADER).acting()).isFalse();
    }

    @Test
    void whoeverStandsInForTheLeaderSignsWithAnOfficeOfTheirOwnAndTheRecordSaysForWhom() {
        String unit = unit(3);
        String head = province.leaderOf(unit);
        UUID report = jdbc.sql("select id from app.obligation where cycle_id = :cycle and reporter_unit = :unit")
                .param("cycle", cycle)
                .param("unit", unit)
                .query(UUID.class)
                .single();
        Person drafter = acting.as(province.drafterOf(unit), Role.DRAFTER.group(unit));
        drafter.run(() -> reports.save(Actors.current(), report, null, content(), null));
        tasklist.complete(drafter, report, WRITE);
        jobs.runAll();
        acting.ensure("NHS.ky-thay");
        long absence = administrator.call(
                () -> absences.enter(Actors.current(), new AbsenceEntry(head, START, LAST, "Đi công tác", null)));
        administrator.run(
                () -> absences.confirm(Actors.current(), absence, Map.of(Role.LEADER.group(unit), "NHS.ky-thay")));
        Person standsIn = acting.as("NHS.ky-thay", Role.LEADER.group(unit));

        assertThatThrownBy(() -> tasklist.complete(standsIn, report, "Task_SubmitReport", "submitted", true))
                .hasMessageContaining("signing.substitute");
        standsIn.run(() -> reports.saveDecision(
                Actors.current(), report, null, new SigningEntry("FOR_HEAD", "Phó Bí thư", "Mẫu Ký Thay")));
        tasklist.complete(standsIn, report, "Task_SubmitReport", "submitted", true);

        assertThat(jdbc.sql("""
                                select acted_unit || ' ' || acted_role || ' for ' || substitute_for from app.audit_record
                                 where act = 'report.submitted' and actor = 'NHS.ky-thay'
                                """).query(String.class).list()).containsExactly(unit + " leader for " + head);
        assertThat(jdbc.sql(
                                "select signing_capacity || ' ' || signer_name from app.report_version where obligation_id = :id")
                        .param("id", report)
                        .query(String.class)
                        .single())
                .isEqualTo("FOR_HEAD Mẫu Ký Thay");
    }

    private static ReportContent content() {
        return new ReportContent(
                "31/7/2018", List.of(new ReportContent.Passage("1.1", "Kết quả của đơn vị.", false, null)), List.of());
    }

    @Test
    void openWorkGoesToSomebodyWhoMayOpenItAndToNobodyElse() throws Exception {
        String unit = unit(2);
        Person leader = acting.as(province.leaderOf(unit), Role.LEADER.group(unit));
        acting.ensure("NHS.nhan", Role.DRAFTER.group(unit));
        acting.ensure("NHS.khac", Role.DRAFTER.group(unit(0)));
        String from = province.drafterOf(unit);
        String task = task(unit).getId();
        tasks.claim(task, from);

        OpenWork.Page open = leader.call(() -> handover.preview(Actors.current(), from, 0, 20));
        assertThat(open.lines()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(task);
            assertThat(line.groups()).containsExactly(Role.DRAFTER.group(unit));
        });
        assertThat(sql.count(source, () -> leader.run(() -> handover.preview(Actors.current(), from, 0, 20)))
                        .statements())
                .isLessThanOrEqualTo(12);
        assertThat(handover.successors(from, open.lines())).contains("NHS.nhan").doesNotContain("NHS.khac", from);
        assertThatThrownBy(() -> leader.run(() -> handover.hand(Actors.current(), from, entry(task, "NHS.khac"))))
                .satisfies(refused("people.handover.no-role"));
        assertThat(task(unit).getAssignee()).isEqualTo(from);
        Person stranger = acting.as("NHS.khac", Role.LEADER.group(unit(0)));
        assertThatThrownBy(() -> stranger.run(() -> handover.hand(Actors.current(), from, entry(task, null))))
                .isInstanceOf(NotFound.class);

        leader.run(() -> handover.hand(Actors.current(), from, entry(task, "NHS.nhan")));

        assertThat(task(unit).getAssignee()).isEqualTo("NHS.nhan");
        assertThat(jdbc.sql("""
                                select acted_role from app.audit_record
                                 where act = 'organization.work-handed-over' and subject_id = :task
                                """).param("task", task).query(String.class).list()).containsExactly("leader");
        assertThat(jdbc.sql(
                                "select count(*) from app.notice where recipient = 'user:NHS.nhan' and template = 'work-handed-over'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPersonsOwnAbsenceCountsOnlyWhenTheLeaderHasConfirmedIt() {
        String unit = unit(1);
        Person drafter = acting.as(province.drafterOf(unit), Role.DRAFTER.group(unit));
        Person leader = acting.as(province.leaderOf(unit), Role.LEADER.group(unit));
        acting.ensure("NHS.thay3");
        long id = drafter.call(
                () -> absences.enter(Actors.current(), new AbsenceEntry(null, FIRST, LAST, "Nghỉ phép", "NHS.thay3")));

        assertThatThrownBy(() -> drafter.run(() -> absences.confirm(Actors.current(), id, Map.of())))
                .isInstanceOf(NotFound.class);
        assertThat(leader.call(() -> absences.waiting(Actors.current())))
                .extracting(Absence::id)
                .contains(id);
        leader.run(() -> absences.confirm(Actors.current(), id, Map.of(Role.DRAFTER.group(unit), "NHS.thay3")));
        jobs.travelTo(FIRST);
        holdings.synchronise();
        assertThat(sees("NHS.thay3", unit)).isTrue();

        leader.run(() -> absences.close(Actors.current(), id, FIRST, "Về sớm"));
        jobs.travelTo(FIRST.plusDays(1));
        holdings.synchronise();
        assertThat(sees("NHS.thay3", unit)).isFalse();
        assertThat(absences.of(province.drafterOf(unit), 10, 0))
                .anySatisfy(absence -> assertThat(absence.to()).isEqualTo(FIRST));
    }

    @Test
    void peopleAreFoundWithoutAccentsAndACorrectionKeepsWhatWasWrong() throws Exception {
        acting.ensure("NHS.sua");
        long wrong = administrator.call(() -> holdings.give(
                Actors.current(), new RoleHolding(0, unit(0), Role.CLERK, "NHS.sua", false, null, START, null)));
        administrator.run(() -> holdings.correct(
                Actors.current(),
                wrong,
                new RoleHolding(0, unit(0), Role.COUNCIL, "NHS.sua", false, null, START, LAST),
                "Nhập nhầm vai trò"));
        directory.refresh();

        Roster.Filter filter = new Roster.Filter("huyen uy nhs.sua", null, Roster.Kind.ALL, START);
        assertThat(roster.page(filter, Roster.Sort.TO, 10, 0))
                .singleElement()
                .satisfies(entry -> assertThat(entry.role()).isEqualTo("council"));
        assertThat(roster.count(filter)).isEqualTo(1);
        assertThat(roster.count(new Roster.Filter("nhs.sua", null, Roster.Kind.ALL, LAST.plusDays(1))))
                .isZero();
        assertThat(roster.ofPerson("NHS.sua", 10, 0)).hasSize(2).anySatisfy(entry -> {
            assertThat(entry.withdrawnReason()).isEqualTo("Nhập nhầm vai trò");
            assertThat(entry.role()).isEqualTo("clerk");
        });
        assertThat(sql.count(source, directory::refresh).statements()).isLessThanOrEqualTo(3);
    }

    @Test
    void anAccountThatIsGoneHoldsNoTaskAndIsToldToTheAdministratorsOnce() {
        String unit = unit(1);
        acting.ensure("NHS.xoa");
        administrator.run(
                () -> holdings.give(Actors.current(), RoleHolding.of(unit, Role.DRAFTER, "NHS.xoa", START, null)));
        tasks.claim(task(unit).getId(), "NHS.xoa");
        identities.deleteUser("NHS.xoa");

        holdings.synchronise();
        holdings.synchronise();
        directory.refresh();

        assertThat(task(unit).getAssignee()).isNull();
        assertThat(jdbc.sql(
                                "select recipient from app.notice where template = 'account-unknown' and params ->> 'user' = 'NHS.xoa'")
                        .query(String.class)
                        .list())
                .containsExactly("camunda-admin");
        assertThat(roster.page(
                        new Roster.Filter("nhs.xoa", null, Roster.Kind.UNKNOWN, START), Roster.Sort.PERSON, 10, 0))
                .hasSize(1);
    }

    @Test
    void aSubstituteGoesWithTheRoleTheyStandInFor() {
        acting.ensure("NHS.goc");
        acting.ensure("NHS.phu");
        String unit = unit(0);
        long id = administrator.call(
                () -> holdings.give(Actors.current(), RoleHolding.of(unit, Role.TRACKER, "NHS.goc", START, null)));
        long absence = administrator.call(
                () -> absences.enter(Actors.current(), new AbsenceEntry("NHS.goc", FIRST, LAST, "Đi học", null)));
        administrator.run(
                () -> absences.confirm(Actors.current(), absence, Map.of(Role.TRACKER.group(unit), "NHS.phu")));

        administrator.run(() -> holdings.end(Actors.current(), id, FIRST, "Chuyển công tác"));
        assertThat(roster.ofPersonOn("NHS.phu", FIRST)).hasSize(1);
        assertThat(roster.ofPersonOn("NHS.phu", FIRST.plusDays(1))).isEmpty();

        administrator.run(() -> holdings.withdraw(Actors.current(), id, "Nhập nhầm"));
        assertThat(roster.ofPersonOn("NHS.phu", FIRST)).isEmpty();
        assertThat(roster.ofPerson("NHS.phu", 10, 0))
                .singleElement()
                .satisfies(entry -> assertThat(entry.isWithdrawn()).isTrue());
    }

    @Test
    void rolesGivenByHandAreTakenIntoTheRegisterOnce() {
        acting.ensure("NHS.tay", Role.TRACKER.group(unit(0)), Role.COUNCIL.group(unit(0)));
        assertThat(undated.rows("nhs.tay"))
                .filteredOn(row -> row.user().equals("NHS.tay"))
                .hasSize(2);
        assertThatThrownBy(() -> administrator.run(() -> undated.enter(Actors.current(), START.plusDays(1), "nhs.tay")))
                .satisfies(refused("people.undated.since"));

        administrator.run(() -> undated.enter(Actors.current(), START.minusYears(1), "nhs.tay"));

        assertThat(undated.rows("nhs.tay")).noneMatch(row -> row.user().equals("NHS.tay"));
        assertThat(roster.ofPersonOn("NHS.tay", START.minusMonths(1)))
                .extracting(RoleEntry::role)
                .containsExactly("council", "tracker");
    }

    private HandoverDesk.Entry entry(String task, String to) {
        return new HandoverDesk.Entry(false, List.of(task), to, "Đi công tác");
    }

    private String unit(int n) {
        return province.districts().get(n);
    }

    private Task task(String unit) {
        return tasks.createTaskQuery()
                .taskCandidateGroup(Role.DRAFTER.group(unit))
                .includeAssignedTasks()
                .taskDefinitionKey(WRITE)
                .singleResult();
    }

    private boolean sees(String user, String unit) {
        return tasks.createTaskQuery()
                        .taskCandidateUser(user)
                        .includeAssignedTasks()
                        .taskId(task(unit).getId())
                        .count()
                == 1;
    }

    private static java.util.function.Consumer<Throwable> refused(String key) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::key)
                                .contains(key));
    }
}
