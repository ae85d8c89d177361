package vn.tongket.assignment;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Takes a report on one task over as the report on others that a person has found to be the same work. */
@Component
public class ProgressCopies {

    private final AssignmentStore assignments;
    private final FollowUpStore followUps;
    private final ProgressStore progress;
    private final PeriodsOwed periods;
    private final UrgingStore urgings;
    private final Access access;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProgressCopies(
            AssignmentStore assignments,
            FollowUpStore followUps,
            ProgressStore progress,
            PeriodsOwed periods,
            UrgingStore urgings,
            Access access,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.assignments = assignments;
        this.followUps = followUps;
        this.progress = progress;
        this.periods = periods;
        this.urgings = urgings;
        this.access = access;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Each copy is a report on the period that runs for its task; whoever calls has checked that they belong together. */
    @Transactional
    public void copy(Actor actor, UUID from, long report, List<UUID> targets) {
        Assignment original = assignments.require(from);
        if (!access.holds(actor, original.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", from);
        }
        ProgressReport said = progress.find(original, report);
        Refusal.Collector problems = new Refusal.Collector();
        List<Assignment> tasks =
                targets.stream().sorted().map(assignments::lock).toList();
        for (Assignment task : tasks) {
            if (task.isClosed() || task.openedAt() == null || task.submittedAt() != null) {
                problems.add("", "assignment.copy.closed", task.label());
            } else if (copied(report, task.id())) {
                problems.add("", "assignment.copy.twice", task.label());
            }
        }
        problems.refuse();
        tasks.forEach(task -> copy(actor, original, said, task));
    }

    private void copy(Actor actor, Assignment original, ProgressReport said, Assignment task) {
        Period period = followUps.requireOf(task).periodOn(LocalDate.now(clock));
        boolean measured = task.target() != null && task.target().equals(original.target());
        BigDecimal[] figures = measured ? figures(said.id()) : new BigDecimal[2];
        Progress words = new Progress(
                said.said(),
                said.difficulties(),
                said.evidence(),
                null,
                null,
                null,
                null,
                said.proposals(),
                said.links().isEmpty() ? null : String.join("\n", said.links()),
                null,
                null);
        long copy = progress.send(new ProgressStore.Sent(
                task.id(),
                period,
                words,
                figures[0],
                figures[1],
                false,
                periods.isLate(task, period, clock.instant()),
                said.id(),
                actor.userId()));
        progress.attachLike(said.id(), copy);
        urgings.answered(task.id());
        audit.record(Act.of("assignment.report-copied", "assignment", task.id())
                .inCycle(task.cycleId())
                .ofUnit(task.unit())
                .with("clause", task.ref())
                .with("report", copy)
                .with("copiedFrom", original.label())
                .with("periodEnd", period.to().toString()));
    }

    private boolean copied(long report, UUID task) {
        return jdbc.sql("""
                        select exists (select from app.progress_report where copied_from = :report and assignment_id = :task)
                        """)
                .param("report", report, Types.BIGINT)
                .param("task", task)
                .query(Boolean.class)
                .single();
    }

    private BigDecimal[] figures(long report) {
        return jdbc.sql("select achieved, assigned from app.progress_report where id = :id")
                .param("id", report)
                .query((row, n) -> new BigDecimal[] {row.getBigDecimal(1), row.getBigDecimal(2)})
                .single();
    }
}
