package vn.tongket.report.review;

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
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Checker;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.ReportWorkflow;
import vn.tongket.report.check.ReportInspection;

/**
 * Accepting many reports at once: each by its own task and in its own transaction, so that one that cannot be accepted
 * keeps none of the others back. What was begun goes on where it stopped, and nothing is done twice.
 */
@Component
public class BulkAcceptance {

    private static final Logger log = LoggerFactory.getLogger(BulkAcceptance.class);

    private static final int MOST = 200;

    private final BulkStore bulks;
    private final Cycles cycles;
    private final Obligations obligations;
    private final ReportStore store;
    private final ReportCommentStore comments;
    private final ReportInspection inspection;
    private final Checker checker;
    private final WaitingReports waiting;
    private final ReportWorkflow workflow;
    private final TransactionTemplate transaction;

    BulkAcceptance(
            BulkStore bulks,
            Cycles cycles,
            Obligations obligations,
            ReportStore store,
            ReportCommentStore comments,
            ReportInspection inspection,
            Checker checker,
            WaitingReports waiting,
            ReportWorkflow workflow,
            TransactionTemplate transaction) {
        this.bulks = bulks;
        this.cycles = cycles;
        this.obligations = obligations;
        this.store = store;
        this.comments = comments;
        this.inspection = inspection;
        this.checker = checker;
        this.waiting = waiting;
        this.workflow = workflow;
        this.transaction = transaction;
    }

    /** A report and the version of it that the person saw in the list. */
    public record Chosen(UUID report, UUID version) {}

    /** What came of one; {@code accepted} is null while its turn has not come. */
    public record Result(UUID report, String unit, Boolean accepted, Refusal.Problem refusal) {}

    /** How far it has come; only whoever began it goes on with it. */
    public record Progress(ReviewCycle cycle, List<Result> results, boolean mine) {

        public long done() {
            return results.stream().filter(result -> result.accepted() != null).count();
        }

        public long accepted() {
            return results.stream()
                    .filter(result -> Boolean.TRUE.equals(result.accepted()))
                    .count();
        }

        public boolean finished() {
            return done() == results.size();
        }
    }

    /** Keeps what was chosen; the same id again changes nothing. */
    @Transactional
    public void begin(Actor actor, UUID cycleId, UUID bulk, List<Chosen> chosen) {
        ReviewCycle cycle = requireConcerned(actor, cycleId);
        if (chosen.isEmpty()) {
            throw Refusal.of("report.bulk.nothing-chosen");
        }
        if (chosen.size() > MOST) {
            throw Refusal.of("report.bulk.too-many", MOST);
        }
        List<BulkStore.Item> items = chosen.stream()
                .map(one -> new BulkStore.Item(one.report(), one.version()))
                .toList();
        if (!bulks.begin(bulk, cycle.id(), items, actor.userId())) {
            requireStarted(cycleId, bulk);
        }
    }

    @Transactional(readOnly = true)
    public Progress progress(Actor actor, UUID cycleId, UUID bulk) {
        ReviewCycle cycle = requireConcerned(actor, cycleId);
        String startedBy = requireStarted(cycleId, bulk);
        return new Progress(cycle, bulks.results(bulk), startedBy.equals(actor.userId()));
    }

    /** Accepts the next ones, each for itself, as the person whose request this is. */
    public void goOn(Actor actor, UUID cycleId, UUID bulk, int atMost) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!requireStarted(cycleId, bulk).equals(actor.userId())) {
            throw new NotFound("bulk acceptance", bulk);
        }
        for (int i = 0; i < atMost; i++) {
            if (!acceptNext(actor, cycle, bulk)) {
                return;
            }
        }
    }

    private boolean acceptNext(Actor actor, ReviewCycle cycle, UUID bulk) {
        UUID[] at = new UUID[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> bulks.takeNext(bulk)
                    .map(item -> {
                        at[0] = item.report();
                        accept(actor, cycle, item);
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

    private void accept(Actor actor, ReviewCycle cycle, BulkStore.Item item) {
        Obligation obligation = obligations.require(item.report());
        if (obligation.withdrawnAt() != null) {
            throw Refusal.of("report.withdrawn");
        }
        if (!checker.mayCheck(actor, obligation, cycle)) {
            throw Refusal.of("report.bulk.not-yours");
        }
        ReportVersion version =
                store.newestSubmitted(item.report()).orElseThrow(() -> Refusal.of("report.nothing-submitted"));
        ReportCheck check = store.check(version.id()).orElse(null);
        if (check != null && check.accepted() != null) {
            throw Refusal.of("report.bulk.checked-already");
        }
        if (!version.id().equals(item.version())) {
            throw Refusal.of("report.bulk.changed");
        }
        boolean written = check != null && !check.reasons().isEmpty()
                || comments.ofVersion(version.id()).stream().anyMatch(comment -> !comment.said());
        if (written) {
            throw Refusal.of("report.bulk.being-written");
        }
        int blocking = inspection
                .inspectForStep(
                        cycle,
                        obligation,
                        version,
                        store.whole(version.id()).orElseThrow().content())
                .allBlocking()
                .size();
        if (blocking > 0) {
            throw Refusal.of("report.bulk.blocking", blocking);
        }
        workflow.accept(item.report(), actor.userId());
    }

    /** The engine wraps what its listeners refuse. */
    private static Refusal.Problem why(RuntimeException failure, UUID report) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 30; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal.problems().get(0);
            }
            if (cause instanceof NotFound || cause instanceof ConcurrencyFailureException) {
                return new Refusal.Problem("", "report.bulk.checked-already", List.of());
            }
            cause = cause.getCause();
        }
        log.error("Could not accept report {}", report, failure);
        return new Refusal.Problem("", "report.bulk.failed", List.of());
    }

    private ReviewCycle requireConcerned(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!waiting.concern(actor, cycle)) {
            throw new NotFound("cycle", cycleId);
        }
        return cycle;
    }

    private String requireStarted(UUID cycleId, UUID bulk) {
        return bulks.startedBy(cycleId, bulk).orElseThrow(() -> new NotFound("bulk acceptance", bulk));
    }
}
