package vn.tongket.commendation;

import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Who may read a commendation, and who does which of its steps. */
@Component
public class CommendationAccess {

    private final Access access;

    CommendationAccess(Access access) {
        this.access = access;
    }

    /** Whether the person handles the commendation, or audits the units concerned. */
    public boolean mayRead(Actor actor, Commendation commendation) {
        return access.holds(actor, commendation.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR)
                || access.holds(actor, commendation.reviewerUnit(), Role.REVIEWER)
                || (commendation.councilUnit() != null && access.holds(actor, commendation.councilUnit(), Role.COUNCIL))
                || access.holds(actor, commendation.approverUnit(), Role.APPROVER)
                || access.holds(actor, commendation.clerkUnit(), Role.CLERK)
                || access.holds(actor, commendation.organizer(), Role.APPROVER, Role.COORDINATOR, Role.AUDITOR);
    }

    public void requireReader(Actor actor, Commendation commendation) {
        if (!mayRead(actor, commendation)) {
            throw new NotFound("commendation", commendation.id());
        }
    }

    /** Whether the step of the role is this person's. */
    public boolean holds(Actor actor, Commendation commendation, Role role) {
        String unit = unitOf(commendation, role);
        return unit != null && access.holds(actor, unit, role);
    }

    public void require(Actor actor, Commendation commendation, Role role) {
        if (!holds(actor, commendation, role)) {
            throw new NotFound("commendation", commendation.id());
        }
    }

    private static String unitOf(Commendation commendation, Role role) {
        return switch (role) {
            case REVIEWER -> commendation.reviewerUnit();
            case COUNCIL -> commendation.councilUnit();
            case APPROVER -> commendation.approverUnit();
            case CLERK -> commendation.clerkUnit();
            default -> commendation.coordinatorUnit();
        };
    }
}
