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
import vn.tongket.assignment.urging.UrgingRunWorkflow;

/** Runs the engine's jobs in the test's own thread, at the time the test says it is. */
@TestComponent
public class Jobs {

    private static final int ENDLESS = 5_000;

    private final ManagementService management;
    private final UrgingRunWorkflow mornings;
    private Set<String> ofOthers = Set.of();
    private boolean morning;

    Jobs(ManagementService management, UrgingRunWorkflow mornings) {
        this.management = management;
        this.mornings = mornings;
    }

    /** Leaves alone what test classes before this one have left behind. */
    void leaveOthers() {
        ofOthers = management.createJobQuery().list().stream().map(Job::getId).collect(Collectors.toSet());
    }

    /**
     * Runs every job that is due, and what follows from it, until none is left; a failing job fails the test. After a
     * journey through time units are urged as on the morning of that day.
     */
    public void runAll() {
        if (morning) {
            morning = false;
            mornings.request();
        }
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
        morning = true;
    }

    /** The run of the morning alone: every open assignment takes the step of the day. */
    public void urge() {
        morning = false;
        mornings.request();
        for (List<Job> next = ofRuns(); !next.isEmpty(); next = ofRuns()) {
            next.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> ofRuns() {
        return due().stream()
                .filter(job -> "urging-run".equals(job.getProcessDefinitionKey()))
                .toList();
    }

    /** Nine in the morning of the day, in Vietnam. */
    public void travelTo(LocalDate day) {
        travelTo(day.atTime(9, 0).atZone(vn.tongket.calendar.Deadline.ZONE).toInstant());
    }

    private List<Job> due() {
        return management.createJobQuery().executable().orderByJobPriority().desc().list().stream()
                .filter(job -> !ofOthers.contains(job.getId()) && job.getProcessInstanceId() != null)
                .toList();
    }
}
