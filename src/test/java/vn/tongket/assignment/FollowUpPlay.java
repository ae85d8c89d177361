package vn.tongket.assignment;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
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
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        SampleConclusion sample = new SampleConclusion(prefix, districts, jdbc, units, acting);
        sample.write(true);
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
