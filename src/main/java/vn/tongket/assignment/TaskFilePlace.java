package vn.tongket.assignment;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.file.FilePlace;
import vn.tongket.file.KeptFile;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Who may gather files for a task, and the record of it. */
@Component
class TaskFilePlace implements FilePlace {

    private final AssignmentStore assignments;
    private final Access access;
    private final AuditLog audit;

    TaskFilePlace(AssignmentStore assignments, Access access, AuditLog audit) {
        this.assignments = assignments;
        this.access = access;
        this.audit = audit;
    }

    @Override
    public String name() {
        return ProgressStore.PLACE;
    }

    @Override
    public void requireWriter(Actor actor, UUID owner) {
        Assignment task = assignments.require(owner);
        if (!access.holds(actor, task.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", owner);
        }
        if (task.isClosed()) {
            throw Refusal.at("attachments", "assignment.closed");
        }
    }

    @Override
    public void added(UUID owner, KeptFile file) {
        record("assignment.file-added", owner, file);
    }

    @Override
    public void removed(UUID owner, KeptFile file) {
        record("assignment.file-removed", owner, file);
    }

    private void record(String act, UUID owner, KeptFile file) {
        Assignment task = assignments.require(owner);
        audit.record(Act.of(act, "assignment", owner)
                .inCycle(task.cycleId())
                .ofUnit(task.unit())
                .with("clause", task.ref())
                .with("name", file.name())
                .with("sha256", file.sha256()));
    }
}
