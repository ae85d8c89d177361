package vn.tongket.assignment;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** What the tracker says to reports on periods: confirmed, or sent back with a reason. */
@Component
public class ProgressDecisions {

    private final AssignmentStore assignments;
    private final ProgressStore progress;
    private final AssignmentNotices notices;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    ProgressDecisions(
            AssignmentStore assignments,
            ProgressStore progress,
            AssignmentNotices notices,
            Access access,
            SecrecyGuard secrecy,
            AuditLog audit) {
        this.assignments = assignments;
        this.progress = progress;
        this.notices = notices;
        this.access = access;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    @Transactional
    public void confirm(Actor actor, UUID task, long report) {
        Assignment assignment = requireTracked(actor, task);
        ProgressReport decided = requireWaiting(assignment, report);
        progress.decide(report, true, null, actor.userId());
        record(assignment, decided, Act.of("assignment.report-confirmed", "assignment", task));
    }

    /** The unit is to report on the period again. */
    @Transactional
    public void sendBack(Actor actor, UUID task, long report, String reason) {
        Assignment assignment = requireTracked(actor, task);
        ProgressReport decided = requireWaiting(assignment, report);
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason." + report, "assignment.reason.missing");
        }
        secrecy.check("reason." + report, reason);
        progress.decide(report, false, Text.clean(reason), actor.userId());
        record(
                assignment,
                decided,
                Act.of("assignment.report-returned", "assignment", task).with("reason", Text.clean(reason)));
        notices.reportReturned(assignment, report, Text.clean(reason));
    }

    private Assignment requireTracked(Actor actor, UUID task) {
        Assignment assignment = assignments.lock(task);
        if (assignment.trackerUnit() == null || !access.holds(actor, assignment.trackerUnit(), Role.TRACKER)) {
            throw new NotFound("assignment", task);
        }
        return assignment;
    }

    private ProgressReport requireWaiting(Assignment assignment, long report) {
        ProgressReport asked = progress.find(assignment, report);
        if (asked.completion()) {
            throw Refusal.of("assignment.report.completion", assignment.label());
        }
        if (asked.decision() != null) {
            throw Refusal.of("assignment.report.decided", assignment.label());
        }
        if (asked.correctedBy() != null) {
            throw Refusal.of("assignment.report.corrected", assignment.label());
        }
        return asked;
    }

    private void record(Assignment assignment, ProgressReport report, Act act) {
        audit.record(act.inCycle(assignment.cycleId())
                .ofUnit(assignment.trackerUnit())
                .with("clause", assignment.ref())
                .with("report", report.id())
                .with("periodEnd", report.to().toString()));
    }
}
