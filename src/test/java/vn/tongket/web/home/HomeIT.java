package vn.tongket.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.ExtendedModelMap;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.overview.News;
import vn.tongket.web.Visitor;
import vn.tongket.web.task.WaitingTasks;

/** The first page: what waits, what becomes due and what changed, for whom it is, at a cost that does not grow. */
@TongKetTest
class HomeIT {

    @LocalServerPort
    int port;

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
    TaskService tasks;

    @Autowired
    HomePage page;

    @Autowired
    FollowUpPlay play;

    @Autowired
    WaitingTasks waiting;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Autowired
    JdbcClient jdbc;

    private Province province;
    private UUID cycle;
    private Acting.Person coordinator;

    /** A cycle whose districts are writing their reports. */
    private void reporting(String prefix, int districts) {
        province = units.province(prefix, districts);
        acting.ensure(prefix + ".lanh-dao", province.party() + ".approver");
        acting.ensure(prefix + ".tham-dinh", province.party() + ".reviewer");
        acting.ensure(prefix + ".van-thu", province.party() + ".clerk");
        coordinator = acting.as(prefix + ".dieu-phoi", province.party() + ".coordinator");
        jobs.travelTo(LocalDate.of(2018, 8, 6));
        cycle = tasklist.start(coordinator, "review-cycle", "title", "Tổng kết " + prefix, "kind", "FINAL_REVIEW");
        jobs.runAll();
        SamplePlan plan = SamplePlan.of(province).with(Phase.REPORTS);
        plan.title = "Tổng kết " + prefix;
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
    }

    private ExtendedModelMap home() {
        ExtendedModelMap model = new ExtendedModelMap();
        page.home(model);
        return model;
    }

    @Test
    void counts_are_those_of_the_server_and_the_one_next_step_is_a_task() {
        reporting("NHAA", 3);
        String unit = province.districts().get(0);
        acting.as(province.drafterOf(unit), unit + ".drafter").run(() -> {
            ExtendedModelMap model = home();
            assertThat(model.get("waiting"))
                    .isEqualTo(waiting.count(Actors.current()))
                    .isEqualTo(1L);
            NextStep.Step step = (NextStep.Step) model.get("step");
            assertThat(step.group().element()).isEqualTo("Task_WriteReport");
            assertThat(((java.util.Map<?, ?>) model.get("names"))
                            .get(step.task().key())
                            .toString())
                    .contains(unit, "Tổng kết NHAA");
            Ahead ahead = (Ahead) model.get("ahead");
            assertThat(ahead.dues())
                    .as("the due date is more than two weeks away")
                    .isEmpty();
            assertThat(ahead.next().text()).isEqualTo("home.due.report");
        });
        String taken = tasks.createTaskQuery()
                .taskCandidateGroup(unit + ".drafter")
                .singleResult()
                .getId();
        acting.ensure("NHAA.soan-hai", unit + ".drafter");
        tasks.claim(taken, "NHAA.soan-hai");
        acting.as(province.drafterOf(unit), unit + ".drafter")
                .run(() -> assertThat(home().get("waiting"))
                        .isEqualTo(waiting.count(Actors.current()))
                        .isEqualTo(0L));
        jobs.travelTo(LocalDate.of(2018, 12, 3));
        acting.as("NHAA.soan-hai", unit + ".drafter")
                .run(() -> assertThat(home().get("overdue"))
                        .isEqualTo(waiting.overdue(Actors.current()))
                        .isEqualTo(1L));
    }

    @Test
    void changes_are_told_to_whom_they_concern_until_they_say_that_they_have_seen_them() {
        reporting("NHAB", 3);
        String mine = province.districts().get(0);
        String other = province.districts().get(1);
        record("report.returned", mine);
        record("report.submitted", other);
        record("commendation.ballot-cast", mine);

        acting.as(province.drafterOf(mine), mine + ".drafter").run(() -> {
            assertThat(told(home()))
                    .contains("report.returned", "obligation.opened")
                    .doesNotContain("report.submitted");
            assertThat(told(home())).as("reloading loses nothing").contains("report.returned");
        });
        coordinator.run(() -> assertThat(told(home()))
                .contains("report.returned", "report.submitted")
                .doesNotContain("commendation.ballot-cast"));
        acting.as("NHAB.la", "NHAB-KHAC.drafter")
                .run(() -> assertThat(told(home())).isEmpty());

        Visitor visitor = visitor(province.drafterOf(mine));
        String before = visitor.get("/").body();
        assertThat(before).contains("bị trả lại").contains("Đã xem");
        visitor.form("/da-xem", java.util.Map.of("den", now().toString()));
        assertThat(visitor.get("/").body()).doesNotContain("bị trả lại");
    }

    @Test
    void a_unit_that_owes_no_report_is_told_about_its_tasks_and_led_to_a_page_that_it_may_open() {
        SampleConclusion sample = play.begin("NHAE", 1);
        cycle = sample.cycle;
        String unit = sample.code("SO1");
        record("assignment.returned", unit);
        record("assignment.returned", sample.code("SO2"));
        Visitor visitor = visitor(SampleConclusion.drafter(unit));
        String home = visitor.get("/").body();
        assertThat(home).contains("Báo cáo hoàn thành của Sở Tài chính NHAE bị trả lại");
        assertThat(home).contains("/dot/" + cycle + "/nhiem-vu").doesNotContain("Sở Nội vụ");
        assertThat(visitor.get("/dot/" + cycle + "/nhiem-vu").statusCode()).isEqualTo(200);
    }

    @Test
    void everybody_gets_a_page_even_with_nothing_to_do() {
        units.province("NHAC", 1);
        for (String role : List.of(
                "coordinator",
                "approver",
                "drafter",
                "leader",
                "reviewer",
                "tracker",
                "clerk",
                "council",
                "process-owner",
                "auditor")) {
            acting.ensure("nhac." + role, "NHAC-H1." + role);
            String home = visitor("nhac." + role).get("/").body();
            assertThat(home)
                    .as(role)
                    .contains("Việc nên làm tiếp", "Không có việc nào đang chờ bạn", "Vai trò của bạn");
            assertThat(home).as(role).doesNotContain("??", "web.home.", "home.due.");
        }
        acting.ensure("nhac.quan-tri", "camunda-admin");
        assertThat(visitor("nhac.quan-tri").get("/").body()).contains("Việc nên làm tiếp", "quản trị");
        acting.ensure("nhac.khong");
        assertThat(visitor("nhac.khong").get("/").body()).contains("chưa được giao vai trò");
    }

    @Test
    void costs_the_same_for_thirty_and_four_hundred_units() throws Exception {
        reporting("NHAD", 3);
        assertThat(statements(30)).isEqualTo(statements(370)).isLessThanOrEqualTo(22);
    }

    /** The statements of the page after this many further units owe a report. */
    private int statements(int more) throws Exception {
        int from = jdbc.sql("select count(*) from app.org_unit where code like 'NHAD-X%'")
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        select 'NHAD-X' || n, 'Xã ' || n, 'COMMITTEE', 'PARTY', 'COMMUNE', :party, 'xa ' || n
                          from generate_series(:from + 1, :from + :more) n
                        """)
                .param("party", province.party())
                .param("from", from)
                .param("more", more)
                .update();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, known_due_at, created_at, opened_at)
                        select gen_random_uuid(), :cycle, u.code, u.code, '2018-08-10', 'DAY', :due, :due, :due, :due, :due
                          from app.org_unit u where u.code like 'NHAD-X%'
                           and not exists (select from app.obligation o where o.reporter_unit = u.code)
                        """)
                .param("cycle", cycle)
                .param("due", java.time.OffsetDateTime.parse("2018-08-10T17:00:00+07:00"))
                .update();
        int[] count = {0};
        coordinator.run(() -> {
            home();
            SqlCount.Counted counted = sql.count(source, this::home);
            count[0] = counted.statements();
        });
        return count[0];
    }

    private void record(String act, String unit) {
        jdbc.sql("""
                        insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id, unit_code)
                        values (:at, 'x', 'x', :act, 'report', 'x', :cycle, :unit)
                        """)
                .param("at", now().minus(1, ChronoUnit.MINUTES).atOffset(java.time.ZoneOffset.UTC))
                .param("act", act)
                .param("cycle", cycle)
                .param("unit", unit)
                .update();
    }

    private static Instant now() {
        return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
    }

    @SuppressWarnings("unchecked")
    private static List<String> told(ExtendedModelMap model) {
        return ((List<News.Told>) model.get("news"))
                .stream().map(News.Told::act).toList();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        return visitor;
    }
}
