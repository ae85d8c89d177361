package vn.tongket.report;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Writing an accepted report again: the accepted version counts, and is kept, until the new one is accepted. */
@Component
public class ReportAmendments {

    private final Obligations obligations;
    private final Cycles cycles;
    private final ReportStore store;
    private final ReportWriter writer;
    private final ReportWorkflow workflow;
    private final SecrecyGuard secrecy;
    private final Access access;
    private final AuditLog audit;

    ReportAmendments(
            Obligations obligations,
            Cycles cycles,
            ReportStore store,
            ReportWriter writer,
            ReportWorkflow workflow,
            SecrecyGuard secrecy,
            Access access,
            AuditLog audit) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.store = store;
        this.writer = writer;
        this.workflow = workflow;
        this.secrecy = secrecy;
        this.access = access;
        this.audit = audit;
    }

    /** The unit's leader opens the report again, with a reason; its people find it among their tasks. */
    @Transactional
    public void begin(Actor actor, UUID id, String reason) {
        Obligation obligation = obligations.require(id);
        access.require(actor, obligation.reporterUnit(), Role.LEADER);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        if (cycle.isClosed()) {
            throw Refusal.of("report.amend.cycle-closed");
        }
        if (obligation.acceptedAt() == null) {
            throw Refusal.of("report.amend.not-accepted");
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "report.amend.reason-missing");
        }
        secrecy.check("reason", reason);
        ReportVersion newest = store.newest(id).orElseThrow();
        boolean decided = store.check(newest.id()).map(ReportCheck::accepted).orElse(false);
        if (!decided) {
            throw Refusal.of("report.amend.under-way");
        }
        writer.beginAfter(newest, Text.clean(reason), actor.userId());
        workflow.amending(obligation, cycle);
        audit.record(Act.of("report.amended", "report", id)
                .inCycle(cycle.id())
                .ofUnit(obligation.reporterUnit())
                .with("version", newest.no() + 1)
                .with("reason", Text.clean(reason)));
    }
}
