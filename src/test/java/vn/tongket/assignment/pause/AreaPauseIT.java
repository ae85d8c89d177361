package vn.tongket.assignment.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Role;

/** Clocks that stand still in an area: what is touched, by how much due dates move, and at what cost. */
@TongKetTest
class AreaPauseIT {

    @Autowired
    private PauseDesk pauses;

    @Autowired
    private PausedClocks clocks;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpDesk desk;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private TaskService tasks;

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
    private Acting.Person tracker;

    @BeforeEach
    void start_in_january() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
    }

    private void sample(String prefix) {
        sample = new SampleConclusion(prefix, 2, jdbc, units, acting);
        sample.write(true);
        Acting.Person coordinator = acting.as(prefix + ".dieuphoi", Role.COORDINATOR.group(sample.province.state()));
        tracker = acting.as(prefix + ".theodoi", Role.TRACKER.group(sample.province.command()));
        followUps.handOver(sample.cycle);
        coordinator.run(() -> desk.saveSetUp(
                Actors.current(),
                sample.conclusion,
                new SetUp(sample.province.command(), sample.province.state(), PeriodKind.QUARTER, null, null)));
        tasklist.complete(coordinator, sample.conclusion, "Task_SetUpFollowUp");
        jobs.runAll();
    }

    @Test
    void due_dates_move_by_the_days_the_clock_stood_and_nobody_is_urged_meanwhile() {
        sample("AP");
        String unit = sample.code("SO1");
        UUID late = assignment("3", unit);
        jobs.travelTo(LocalDate.of(2026, 2, 3));

        UUID pause = start(unit + "\nSở Nội vụ AP", "01/02/2026", "");

        tellAll();
        assertThat(suspended(late)).isTrue();
        assertThat(tracker.call(() -> pauses.require(Actors.current(), pause)))
                .matches(seen -> seen.units() == 2 && seen.assignments() == 13, "two units, all they have");
        assertThat(tracker.call(() -> desk.figures(Actors.current(), sample.conclusion))
                        .total()
                        .excluded())
                .isEqualTo(13);
        for (LocalDate day = LocalDate.of(2026, 2, 4); day.isBefore(LocalDate.of(2026, 2, 25)); day = day.plusDays(1)) {
            jobs.travelTo(day);
            clocks.advance();
            jobs.runAll();
        }
        assertThat(urged(late)).isZero();

        end(pause, "20/02/2026");
        tellAll();
        jobs.runAll();

        assertThat(due(late)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(originalDue(late)).isEqualTo(LocalDate.of(2026, 2, 10));
        assertThat(suspended(late)).isFalse();
        assertThat(Deadline.day(LocalDate.of(2026, 3, 2)).dueAt())
                .isEqualTo(tasks.createTaskQuery()
                        .processInstanceBusinessKey(late.toString())
                        .singleResult()
                        .getDueDate()
                        .toInstant());
        clocks.advance();
        assertThat(due(late)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThatThrownBy(() -> end(pause, "22/02/2026")).hasMessageContaining("pause.over");
        assertThat(notices(unit)).containsExactlyInAnyOrder("assignments-paused", "assignments-resumed");
    }

    @Test
    void shared_days_count_once_and_what_was_overdue_stays_as_much_overdue() {
        sample("AQ");
        String unit = sample.code("SO1");
        UUID task = assignment("3", unit);
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        UUID first = start(sample.province.party(), "20/02/2026", "28/02/2026");
        assertThat(due(task)).as("nine days, all of them over").isEqualTo(LocalDate.of(2026, 2, 19));
        UUID second = start(unit, "25/02/2026", "05/03/2026");
        assertThat(suspended(task)).isTrue();
        UUID third = start(unit, "01/03/2026", "");
        jobs.travelTo(LocalDate.of(2026, 3, 8));
        clocks.advance();
        assertThat(suspended(task)).as("the third decision goes on").isTrue();
        end(third, "07/03/2026");

        assertThat(due(task))
                .as("20/02 to 07/03 are sixteen days")
                .isEqualTo(LocalDate.of(2026, 2, 10).plusDays(16));
        assertThat(suspended(task)).isFalse();
        assertThat(tracker.call(() -> desk.figures(Actors.current(), sample.conclusion))
                        .overdue())
                .anyMatch(late -> late.unit().equals(unit));
        assertThat(List.of(first, second, third))
                .allMatch(id ->
                        tracker.call(() -> pauses.require(Actors.current(), id)).settledAt() != null);
    }

    @Test
    void what_cannot_stand_is_said_by_line_and_changes_nothing() {
        sample("AR");
        assertThatThrownBy(() -> start("AR-SO1\nHuyện Không Có", "31/02/2026", "01/01/2026"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::key)
                                .containsExactly("pause.date-unreadable", "pause.unit-unknown"));
        assertThatThrownBy(() -> start("AR-SO1", "05/02/2026", "01/02/2026"))
                .hasMessageContaining("pause.until-before-from");
        assertThatThrownBy(() -> tracker.run(() -> pauses.start(
                        Actors.current(), new PauseEntry(null, null, true, "1/2/2026", null, " ", null, null))))
                .hasMessage("pause.reason-missing, pause.basis-missing, pause.decidedBy-missing, pause.units-missing");
        Acting.Person foreign = acting.as("AR.la", Role.TRACKER.group("AR-SO2"));
        UUID pause = start("AR-SO1", "05/02/2026", "");
        assertThatThrownBy(() -> foreign.run(() -> pauses.require(Actors.current(), pause)))
                .isInstanceOf(NotFound.class);
        assertThat(suspended(assignment("3", "AR-SO1")))
                .as("not before its day")
                .isFalse();
        assertThat(jdbc.sql("select count(*) from app.area_pause where owner_unit = 'AR-CHQS'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void four_hundred_units_cost_as_many_statements_as_thirty() throws Exception {
        sample("AS");
        int few = statements("A", 30);
        int many = statements("B", 400);
        assertThat(many).isEqualTo(few).isLessThan(30);
    }

    /** Makes so many units below one of their own, each with a task, and counts what it costs to stop and start them. */
    private int statements(String letter, int count) throws Exception {
        String parent = "AS-" + letter;
        units.create(parent, "Địa bàn " + letter + " AS", "STATE", "DISTRICT", sample.province.party());
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        select :parent || n, 'Xã ' || :parent || n, 'COMMITTEE', 'STATE', 'COMMUNE', :parent, 'xa'
                          from generate_series(1, :count) n
                        """).param("parent", parent).param("count", count).update();
        jdbc.sql("""
                        insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, original_unit, role, kind,
                                 carried_by, due_on, due_precision, due_at, original_due_on, original_due_precision,
                                 original_due_at, opened_at)
                        select gen_random_uuid(), a.conclusion_id, a.cycle_id, a.clause_id, :parent || n, :parent || n, a.role,
                               a.kind, a.carried_by, a.due_on, a.due_precision, a.due_at, a.original_due_on,
                               a.original_due_precision, a.original_due_at, a.opened_at
                          from app.assignment a, generate_series(1, :count) n where a.id = :of
                        """)
                .param("parent", parent)
                .param("count", count)
                .param("of", assignment("3", "AS-SO1"))
                .update();
        UUID[] pause = new UUID[1];
        int stopped = sql.count(source, () -> pause[0] = start(parent, "02/01/2026", ""))
                .statements();
        assertThat(tracker.call(() -> pauses.require(Actors.current(), pause[0]))
                        .assignments())
                .isEqualTo(count);
        return stopped + sql.count(source, () -> end(pause[0], "03/01/2026")).statements();
    }

    private UUID start(String area, String from, String until) {
        return tracker.call(() -> pauses.start(
                Actors.current(),
                new PauseEntry(null, area, true, from, until, "Mưa lũ", "Công điện 05/CĐ-UBND", "Chủ tịch UBND tỉnh")));
    }

    private void end(UUID pause, String until) {
        tracker.run(() -> pauses.end(Actors.current(), pause, until));
    }

    private void tellAll() {
        while (clocks.tellNext() > 0) {
            continue;
        }
    }

    private UUID assignment(String ref, String unit) {
        return followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals(ref) && one.unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private boolean suspended(UUID id) {
        return jdbc.sql("select suspended_at is not null from app.assignment where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private LocalDate due(UUID id) {
        return jdbc.sql("select due_on from app.assignment where id = :id")
                .param("id", id)
                .query(LocalDate.class)
                .single();
    }

    private LocalDate originalDue(UUID id) {
        return jdbc.sql("select original_due_on from app.assignment where id = :id")
                .param("id", id)
                .query(LocalDate.class)
                .single();
    }

    private int urged(UUID id) {
        return jdbc.sql("select count(*) from app.urging where assignment_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<String> notices(String unit) {
        return jdbc.sql("select template from app.notice where recipient = :to and dedup_key like 'area-pause:%'")
                .param("to", Role.LEADER.group(unit))
                .query(String.class)
                .list();
    }
}
