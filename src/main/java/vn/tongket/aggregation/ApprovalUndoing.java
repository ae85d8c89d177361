package vn.tongket.aggregation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import vn.tongket.cycle.HigherDecision;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Taking the approval of a provincial report back, as long as nothing was decided upon it: it is edited again. */
@Component
public class ApprovalUndoing {

    private static final Logger log = LoggerFactory.getLogger(ApprovalUndoing.class);

    private final Cycles cycles;
    private final Obligations obligations;
    private final ConsolidationStore store;
    private final List<HigherDecision> above;
    private final RevisionWorkflow workflow;
    private final Notifications notifications;
    private final SecrecyGuard secrecy;
    private final Access access;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    ApprovalUndoing(
            Cycles cycles,
            Obligations obligations,
            ConsolidationStore store,
            List<HigherDecision> above,
            RevisionWorkflow workflow,
            Notifications notifications,
            SecrecyGuard secrecy,
            Access access,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.cycles = cycles;
        this.obligations = obligations;
        this.store = store;
        this.above = above;
        this.workflow = workflow;
        this.notifications = notifications;
        this.secrecy = secrecy;
        this.access = access;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person may ask for it now; what stands above is said when they do. */
    @Transactional(readOnly = true)
    public boolean offered(Actor actor, ReviewCycle cycle) {
        return !cycle.isClosed()
                && access.holds(actor, cycle.approverUnit(), Role.APPROVER)
                && store.newest(cycle.id()).map(ConsolidatedReport::isApproved).orElse(false);
    }

    /** The cycle, for whoever may approve its report. */
    @Transactional(readOnly = true)
    public ReviewCycle cycle(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!access.holds(actor, cycle.approverUnit(), Role.APPROVER)) {
            throw new NotFound("consolidated report of cycle", cycleId);
        }
        return cycle;
    }

    @Transactional
    public void undo(Actor actor, UUID cycleId, String reason) {
        ReviewCycle cycle = cycle(actor, cycleId);
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "aggregation.undo.reason-missing");
        }
        secrecy.check("reason", reason);
        ConsolidatedReport report = store.lockNewest(cycleId)
                .filter(ConsolidatedReport::isApproved)
                .orElseThrow(() -> Refusal.of("aggregation.undo.not-approved"));
        if (cycle.isClosed()) {
            throw Refusal.of("aggregation.undo.cycle-closed");
        }
        refuseBelow(cycle);
        open(report, Text.clean(reason), actor.userId());
        workflow.revising(cycle);
        audit.record(Act.of("aggregation.approval-undone", "consolidated-report", report.id())
                .inCycle(cycleId)
                .ofUnit(cycle.coordinatorUnit())
                .with("version", report.versionNo())
                .with("reason", Text.clean(reason)));
        tell(cycle, report);
        log.info("Took back the approval of version {} of the report of cycle {}", report.versionNo(), cycleId);
    }

    private void refuseBelow(ReviewCycle cycle) {
        List<Refusal.Problem> standing = new ArrayList<>();
        above.forEach(higher -> higher.standing(cycle.id()).ifPresent(standing::add));
        cycles.parentObligationOf(cycle.id()).map(obligations::held).ifPresent(parent -> {
            if (parent.acceptedAt() != null) {
                String title = cycles.require(parent.cycleId()).title();
                standing.add(new Refusal.Problem("", "report.undo.parent-accepted", List.of(title)));
            }
        });
        if (!standing.isEmpty()) {
            throw new Refusal(standing);
        }
    }

    private void open(ConsolidatedReport report, String reason, String actor) {
        jdbc.sql("""
                        insert into app.approval_undone (id, report_id, approved_at, approved_by, undone_at, undone_by, reason)
                        select gen_random_uuid(), id, approved_at, approved_by, :now, :actor, :reason
                          from app.consolidated_report where id = :id
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("reason", reason)
                .param("id", report.id())
                .update();
        jdbc.sql("""
                        update app.consolidated_report
                           set approved_at = null, approved_by = null, ready_at = null, ready_by = null,
                               signing_capacity = null, signer_title = null, signer_name = null,
                               return_reason = :reason, revision = revision + 1
                         where id = :id
                        """).param("reason", reason).param("id", report.id()).update();
        jdbc.sql("update app.consolidated_section set rendered = null where report_id = :id")
                .param("id", report.id())
                .update();
    }

    private void tell(ReviewCycle cycle, ConsolidatedReport report) {
        String key = "approval-undone:" + report.id() + ":" + UUID.randomUUID() + ":";
        notifications.tell(
                Stream.of(Role.REVIEWER.group(cycle.reviewerUnit()), Role.COORDINATOR.group(cycle.coordinatorUnit()))
                        .distinct()
                        .map(group -> Notice.to(group, "approval-undone", key + group)
                                .with("title", cycle.title())
                                .inCycle(cycle.id())
                                .linking("/dot/" + cycle.id() + "/bao-cao-tong-hop"))
                        .toList());
    }
}
