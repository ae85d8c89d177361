package vn.tongket.assignment.bulk;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.ProgressDecisions;
import vn.tongket.assignment.ResultWorkflow;
import vn.tongket.assignment.list.TaskBoard;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/**
 * Confirming many reports at once, on periods and of completion: each by itself and in its own transaction, so that one
 * that cannot be confirmed keeps none of the others back. What was begun goes on where it stopped.
 */
@Component
public class BulkConfirmation {

    private static final Logger log = LoggerFactory.getLogger(BulkConfirmation.class);
    private static final int MOST = 500;

    private final BulkConfirmationStore bulks;
    private final TaskBoard board;
    private final Assignments assignments;
    private final ProgressDecisions decisions;
    private final ResultWorkflow workflow;
    private final Access access;
    private final TransactionTemplate transaction;

    BulkConfirmation(
            BulkConfirmationStore bulks,
            TaskBoard board,
            Assignments assignments,
            ProgressDecisions decisions,
            ResultWorkflow workflow,
            Access access,
            TransactionTemplate transaction) {
        this.bulks = bulks;
        this.board = board;
        this.assignments = assignments;
        this.decisions = decisions;
        this.workflow = workflow;
        this.access = access;
        this.transaction = transaction;
    }

    /** What came of one; {@code confirmed} is null while its turn has not come. */
    public record Result(UUID task, String ref, String unit, Boolean confirmed, Refusal.Problem refusal) {}

    /** How far it has come; only whoever began it goes on with it. */
    public record Progress(TaskBoard.Head head, List<Result> results, boolean mine) {

        public long done() {
            return results.stream().filter(result -> result.confirmed() != null).count();
        }

        public long confirmed() {
            return results.stream()
                    .filter(result -> Boolean.TRUE.equals(result.confirmed()))
                    .count();
        }

        public boolean finished() {
            return done() == results.size();
        }
    }

    /** The conclusion of the cycle, for those who confirm results. */
    @Transactional(readOnly = true)
    public TaskBoard.Head head(Actor actor, UUID cycle) {
        TaskBoard.Head head = board.head(actor, cycle);
        if (!head.tracks()) {
            throw new NotFound("tasks of cycle", cycle);
        }
        return head;
    }

    /** Keeps what was chosen; the same id again changes nothing. */
    @Transactional
    public void begin(Actor actor, UUID cycle, UUID bulk, Collection<Long> reports) {
        head(actor, cycle);
        if (reports.isEmpty()) {
            throw Refusal.of("assignment.bulk.nothing-chosen");
        }
        if (reports.size() > MOST) {
            throw Refusal.of("assignment.bulk.too-many", MOST);
        }
        if (!bulks.begin(bulk, cycle, reports, actor.userId())) {
            requireStarted(cycle, bulk);
        }
    }

    @Transactional(readOnly = true)
    public Progress progress(Actor actor, UUID cycle, UUID bulk) {
        TaskBoard.Head head = head(actor, cycle);
        String startedBy = requireStarted(cycle, bulk);
        return new Progress(head, bulks.results(bulk), startedBy.equals(actor.userId()));
    }

    /** Confirms the next ones, each for itself, as the person whose request this is. */
    public void goOn(Actor actor, UUID cycle, UUID bulk, int atMost) {
        if (!requireStarted(cycle, bulk).equals(actor.userId())) {
            throw new NotFound("bulk confirmation", bulk);
        }
        for (int i = 0; i < atMost; i++) {
            if (!confirmNext(actor, bulk)) {
                return;
            }
        }
    }

    private boolean confirmNext(Actor actor, UUID bulk) {
        Long[] at = new Long[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> bulks.takeNext(bulk)
                    .map(item -> {
                        at[0] = item.report();
                        confirm(actor, item);
                        bulks.done(bulk, item.report(), null);
                        return true;
                    })
                    .orElse(false)));
        } catch (RuntimeException failure) {
            if (at[0] == null) {
                throw failure;
            }
            Refusal.Problem why = why(failure, at[0]);
            transaction.executeWithoutResult(status -> bulks.done(bulk, at[0], why));
            return true;
        }
    }

    private void confirm(Actor actor, BulkConfirmationStore.Item item) {
        Assignment task = assignments.requireLocked(item.task());
        if (!access.holds(actor, task.trackerUnit(), Role.TRACKER)) {
            throw Refusal.of("assignment.bulk.not-yours");
        }
        if (!bulks.isNewest(item)) {
            throw Refusal.of("assignment.report.corrected", task.label());
        }
        if (item.completion()) {
            workflow.confirm(item.task(), actor.userId());
        } else {
            decisions.confirm(actor, item.task(), item.report());
        }
    }

    /** The engine wraps what its listeners refuse. */
    private static Refusal.Problem why(RuntimeException failure, long report) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 30; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal.problems().get(0);
            }
            if (cause instanceof NotFound || cause instanceof ConcurrencyFailureException) {
                return new Refusal.Problem("", "assignment.bulk.decided", List.of());
            }
            cause = cause.getCause();
        }
        log.error("Could not confirm report {}", report, failure);
        return new Refusal.Problem("", "assignment.bulk.failed", List.of());
    }

    private String requireStarted(UUID cycle, UUID bulk) {
        return bulks.startedBy(cycle, bulk).orElseThrow(() -> new NotFound("bulk confirmation", bulk));
    }
}
