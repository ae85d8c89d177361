package vn.tongket.aggregation;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Who may read the provincial report of a cycle: those who make it, those who build on it, and the auditors. */
@Component
class ConsolidatedReportReaders {

    private final Cycles cycles;
    private final ConsolidationStore store;
    private final Access access;

    ConsolidatedReportReaders(Cycles cycles, ConsolidationStore store, Access access) {
        this.cycles = cycles;
        this.store = store;
        this.access = access;
    }

    boolean mayRead(Actor actor, ReviewCycle cycle) {
        return access.holds(actor, cycle.reviewerUnit(), Role.REVIEWER)
                || access.holds(actor, cycle.approverUnit(), Role.APPROVER, Role.AUDITOR)
                || access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR)
                || access.holds(actor, cycle.organizer(), Role.COORDINATOR, Role.APPROVER, Role.AUDITOR)
                || cycle.trackerUnit() != null && access.holds(actor, cycle.trackerUnit(), Role.TRACKER);
    }

    /** Throws {@link NotFound} for strangers, as if there were no such cycle. */
    ReviewCycle require(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!mayRead(actor, cycle)) {
            throw new NotFound("consolidated report of cycle", cycleId);
        }
        return cycle;
    }

    /** One version of the report, the newest where the number is null. */
    ConsolidatedReport require(UUID cycleId, Integer versionNo) {
        return (versionNo == null ? store.newest(cycleId) : store.version(cycleId, versionNo))
                .orElseThrow(() -> new NotFound("consolidated report of cycle", cycleId));
    }
}
