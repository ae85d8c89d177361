package vn.tongket.report;

import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/**
 * Who reads a report: those who write and sign it, drafts too; those who check and lead the cycle, and the unit's coordinators and
 * auditors, what was submitted.
 */
@Component
public class ReportReaders {

    private final Checker checker;
    private final Access access;

    ReportReaders(Checker checker, Access access) {
        this.checker = checker;
        this.access = access;
    }

    public boolean isOfUnit(Actor actor, Obligation obligation) {
        return access.holds(actor, obligation.reporterUnit(), Role.DRAFTER, Role.LEADER);
    }

    /** Whether the person sees the cycles that the unit opens for the units below it; its coordinators open them. */
    public boolean mayOpenBelow(Actor actor, Obligation obligation) {
        return obligation.openedAt() != null
                && access.holds(actor, obligation.reporterUnit(), Role.DRAFTER, Role.LEADER, Role.COORDINATOR);
    }

    public boolean mayReadSubmitted(Actor actor, Obligation obligation, ReviewCycle cycle) {
        return mayReadAll(actor, cycle)
                || checker.mayCheck(actor, obligation, cycle)
                || access.holds(actor, obligation.reporterUnit(), Role.AUDITOR, Role.COORDINATOR);
    }

    /** Whether the person reads the reports of all units of the cycle. */
    public boolean mayReadAll(Actor actor, ReviewCycle cycle) {
        return access.holds(actor, cycle.reviewerUnit(), Role.REVIEWER, Role.AUDITOR)
                || access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR)
                || access.holds(actor, cycle.approverUnit(), Role.APPROVER, Role.AUDITOR)
                || access.holds(actor, cycle.organizer(), Role.COORDINATOR, Role.APPROVER, Role.AUDITOR);
    }

    /** Whether the person may know what stands in the reports of the other units as well. */
    public boolean mayCompareUnits(Actor actor, Obligation obligation, ReviewCycle cycle) {
        return mayReadAll(actor, cycle) || checker.mayCheck(actor, obligation, cycle);
    }
}
