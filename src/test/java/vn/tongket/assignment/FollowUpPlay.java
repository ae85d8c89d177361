package vn.tongket.assignment;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.audit.Actors;
import vn.tongket.organization.Role;

/** Plays the follow-up of a sample conclusion through the desks and tasks, as its people would. */
@TestComponent
public class FollowUpPlay {

    private final FollowUps followUps;
    private final FollowUpDesk desk;
    private final AssignmentDesk assignments;
    private final Tasklist tasklist;
    private final JdbcClient jdbc;
    private final TestUnits units;
    private final Acting acting;
    private final Jobs jobs;

    FollowUpPlay(
            FollowUps followUps,
            FollowUpDesk desk,
            AssignmentDesk assignments,
            Tasklist tasklist,
            JdbcClient jdbc,
            TestUnits units,
            Acting acting,
            Jobs jobs) {
        this.followUps = followUps;
        this.desk = desk;
        this.assignments = assignments;
        this.tasklist = tasklist;
        this.jdbc = jdbc;
        this.units = units;
        this.acting = acting;
        this.jobs = jobs;
    }

    /** A conclusion of early January 2026 whose units got to work, reported on each quarter. */
    public SampleConclusion begin(String prefix, int districts) {
        return begin(prefix, districts, Map.of());
    }

    /** The same with other words in some of the clauses. */
    public SampleConclusion begin(String prefix, int districts, Map<String, String> texts) {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        return open(new SampleConclusion(prefix, districts, jdbc, units, acting), texts);
    }

    /** Another conclusion for the same units. */
    public SampleConclusion again(SampleConclusion before, Map<String, String> texts) {
        return open(before.another(), texts);
    }

    /** A conclusion split into the tasks of so many units, opened without their processes. */
    public SampleConclusion split(String prefix, int number) {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        SampleConclusion sample = new SampleConclusion(prefix, 1, jdbc, units, acting);
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search, valid_from)
                        select code || '-' || n, name || ' ' || n, kind, branch, level, parent, search || ' ' || n, valid_from
                          from app.org_unit, generate_series(1, :number) n where code = :code
                        """).param("number", number).param("code", sample.code("D1")).update();
        jdbc.sql("""
                        insert into app.org_group_member (group_code, unit_code)
                        select :group, code from app.org_unit where code like :code
                        """)
                .param("group", prefix + "-HUYEN")
                .param("code", sample.code("D1") + "-%")
                .update();
        sample.write(true);
        followUps.split(sample.conclusion);
        jdbc.sql("update app.assignment set opened_at = changed_at where conclusion_id = :id and carried_by = 'UNIT'")
                .param("id", sample.conclusion)
                .update();
        return sample;
    }

    private SampleConclusion open(SampleConclusion sample, Map<String, String> texts) {
        sample.write(true);
        texts.forEach((ref, said) -> jdbc.sql(
                        "update app.clause set said = :said where conclusion_id = :conclusion and ref = :ref")
                .param("said", said)
                .param("conclusion", sample.conclusion)
                .param("ref", ref)
                .update());
        followUps.handOver(sample.cycle);
        coordinator(sample)
                .run(() -> desk.saveSetUp(
                        Actors.current(),
                        sample.conclusion,
                        new SetUp(sample.province.command(), sample.province.state(), PeriodKind.QUARTER, null, null)));
        tasklist.complete(coordinator(sample), sample.conclusion, "Task_SetUpFollowUp");
        jobs.runAll();
        return sample;
    }

    AssignmentDesk desk() {
        return assignments;
    }

    public Acting.Person coordinator(SampleConclusion sample) {
        return acting.as(sample.prefix + ".dieuphoi", Role.COORDINATOR.group(sample.province.state()));
    }

    public Acting.Person tracker(SampleConclusion sample) {
        return acting.as(sample.prefix + ".theodoi", Role.TRACKER.group(sample.province.command()));
    }

    public Acting.Person leader(String unit) {
        return acting.as(SampleConclusion.leader(unit), Role.LEADER.group(unit));
    }

    public Acting.Person drafter(String unit) {
        return acting.as(SampleConclusion.drafter(unit), Role.DRAFTER.group(unit));
    }

    public UUID task(SampleConclusion sample, String ref, String unit) {
        return followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals(ref) && one.unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
    }

    public void accept(UUID id, String unit) {
        tasklist.complete(leader(unit), id, "Task_AcceptAssignment");
        jobs.runAll();
    }

    public void report(UUID id, String unit, Progress typed, boolean completion) {
        drafter(unit).run(() -> assignments.saveProgress(Actors.current(), id, typed, null));
        tasklist.complete(drafter(unit), id, "Task_ReportProgress", "completionReported", completion);
        jobs.runAll();
    }

    /** Reports that it is done, as signed by the leader. */
    public void submit(UUID id, String unit, Progress typed) {
        report(id, unit, typed, true);
        tasklist.complete(leader(unit), id, "Task_SubmitCompletion", "completionSubmitted", true);
        jobs.runAll();
    }
}
