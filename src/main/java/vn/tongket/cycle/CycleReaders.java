package vn.tongket.cycle;

import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Who may read a cycle's plan: those who work on the cycle, and the auditors of its units. */
final class CycleReaders {

    private CycleReaders() {}

    static boolean mayRead(Access access, Actor actor, ReviewCycle cycle) {
        return access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR)
                || access.holds(actor, cycle.organizer(), Role.COORDINATOR, Role.APPROVER, Role.AUDITOR)
                || access.holds(actor, cycle.approverUnit(), Role.APPROVER, Role.AUDITOR)
                || access.holds(actor, cycle.reviewerUnit(), Role.REVIEWER)
                || access.holds(actor, cycle.clerkUnit(), Role.CLERK)
                || cycle.trackerUnit() != null && access.holds(actor, cycle.trackerUnit(), Role.TRACKER)
                || cycle.councilUnit() != null && access.holds(actor, cycle.councilUnit(), Role.COUNCIL);
    }
}
