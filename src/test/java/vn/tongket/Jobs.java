package vn.tongket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;

/** Runs the engine's jobs in the test's own thread, at the time the test says it is. */
@TestComponent
public class Jobs {

    private static final int ENDLESS = 5_000;

    private final ManagementService management;
    private Set<String> ofOthers = Set.of();

    Jobs(ManagementService management) {
        this.management = management;
    }

    /** Leaves alone what test classes before this one have left behind. */
    void leaveOthers() {
        ofOthers = management.createJobQuery().list().stream().map(Job::getId).collect(Collectors.toSet());
    }

    /** Runs every job that is due, and what follows from it, until none is left; a failing job fails the test. */
    public void runAll() {
        int run = 0;
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                    management.executeJob(job.getId());
                }
                if (++run > ENDLESS) {
                    throw new IllegalStateException("More than %d jobs ran; process instance '%s' does not come to rest"
                            .formatted(ENDLESS, job.getProcessInstanceId()));
                }
            }
        }
    }

    /** Moves the product's clock; the real time is back after the test. */
    public void travelTo(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Nine in the morning of the day, in Vietnam. */
    public void travelTo(LocalDate day) {
        travelTo(day.atTime(9, 0).atZone(vn.tongket.calendar.Deadline.ZONE).toInstant());
    }

    private List<Job> due() {
        return management.createJobQuery().executable().orderByJobPriority().desc().list().stream()
                .filter(job -> !ofOthers.contains(job.getId()))
                .toList();
    }
}
