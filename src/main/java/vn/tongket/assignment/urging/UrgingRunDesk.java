package vn.tongket.assignment.urging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.assignment.urging.UrgingRuns.Run;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;

/** Who may see how the runs of the mornings went, and repeat one. */
@Component
public class UrgingRunDesk {

    private static final int LISTED = 60;

    private final UrgingRuns runs;
    private final UrgingBoard board;
    private final UrgingRunWorkflow workflow;
    private final AuditLog audit;

    UrgingRunDesk(UrgingRuns runs, UrgingBoard board, UrgingRunWorkflow workflow, AuditLog audit) {
        this.runs = runs;
        this.board = board;
        this.workflow = workflow;
        this.audit = audit;
    }

    /** The newest one. */
    public Optional<Run> last() {
        return runs.last();
    }

    /** The newest one that was begun by a moment of the past; null for now. */
    public Optional<Run> last(Instant at) {
        return at == null ? runs.last() : runs.last(at);
    }

    /** The newest first, for administrators and for those who track. */
    public List<Run> newest(Actor actor) {
        if (!actor.isAdministrator() && !board.mayRead(actor)) {
            throw new NotFound("page", "urging runs");
        }
        return runs.newest(LISTED);
    }

    /** Starts a run now, by an administrator; what was done today is not done again. */
    @Transactional
    public void request(Actor actor) {
        if (!actor.isAdministrator()) {
            throw new NotFound("page", "urging runs");
        }
        audit.record(Act.of("urging.requested", "urging-run", "now"));
        workflow.request();
    }
}
