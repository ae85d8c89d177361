package vn.tongket.report.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Checker;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportNotices;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.ReportWorkflow;
import vn.tongket.report.RoundWriter;

/**
 * Taking an acceptance back: the version is checked again, by whoever finds it among their tasks. What was accepted above
 * the report comes first.
 */
@Component
public class AcceptanceUndoing {

    private static final Logger log = LoggerFactory.getLogger(AcceptanceUndoing.class);

    private final Obligations obligations;
    private final Cycles cycles;
    private final ReportStore store;
    private final RoundWriter rounds;
    private final Checker checker;
    private final List<HigherAcceptance> above;
    private final ReportWorkflow workflow;
    private final SecrecyGuard secrecy;
    private final ReportNotices notices;
    private final AuditLog audit;

    AcceptanceUndoing(
            Obligations obligations,
            Cycles cycles,
            ReportStore store,
            RoundWriter rounds,
            Checker checker,
            List<HigherAcceptance> above,
            ReportWorkflow workflow,
            SecrecyGuard secrecy,
            ReportNotices notices,
            AuditLog audit) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.store = store;
        this.rounds = rounds;
        this.checker = checker;
        this.above = above;
        this.workflow = workflow;
        this.secrecy = secrecy;
        this.notices = notices;
        this.audit = audit;
    }

    @Transactional
    public void undo(Actor actor, UUID id, String reason) {
        Obligation obligation = obligations.held(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        if (!checker.mayCheck(actor, obligation, cycle)) {
            throw new NotFound("report", id);
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("undoReason", "report.undo.reason-missing");
        }
        secrecy.check("undoReason", reason);
        if (cycle.isClosed()) {
            throw Refusal.of("report.undo.cycle-closed");
        }
        if (obligation.acceptedAt() == null) {
            throw Refusal.of("report.undo.not-accepted");
        }
        ReportVersion newest = store.newest(id).orElseThrow();
        if (!store.check(newest.id()).map(ReportCheck::accepted).orElse(false)) {
            throw Refusal.of("report.undo.amendment-under-way");
        }
        refuseBelow(cycle);
        if (!rounds.undoAcceptance(newest.id(), Text.clean(reason), actor.userId())) {
            throw Refusal.of("report.undo.not-accepted");
        }
        if (newest.amendmentReason() == null) {
            obligations.acceptanceUndone(id);
        }
        workflow.checkingAgain(obligation, cycle);
        audit.record(Act.of("report.acceptance-undone", "report", id)
                .inCycle(cycle.id())
                .ofUnit(obligation.reporterUnit())
                .with("version", newest.no())
                .with("reason", Text.clean(reason)));
        notices.acceptanceUndone(obligation, cycle, newest, checker);
        log.info("Took back the acceptance of version {} of report {}", newest.no(), id);
    }

    /** The acceptance of the report that this cycle was held for, and whatever other features know above it. */
    private void refuseBelow(ReviewCycle cycle) {
        List<Refusal.Problem> standing = new ArrayList<>();
        above.forEach(higher -> higher.standing(cycle).ifPresent(standing::add));
        cycles.parentObligationOf(cycle.id()).map(obligations::held).ifPresent(parent -> {
            if (parent.acceptedAt() != null) {
                standing.add(new Refusal.Problem(
                        "",
                        "report.undo.parent-accepted",
                        List.of(cycles.require(parent.cycleId()).title())));
            }
        });
        if (!standing.isEmpty()) {
            throw new Refusal(standing);
        }
    }
}
