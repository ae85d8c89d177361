package vn.tongket.organization;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.HeldRole;

/** Who may act for a unit: those who hold one of its roles, and the product itself. Nobody else, administrators included. */
@Component
public class Access {

    private final Units units;

    Access(Units units) {
        this.units = units;
    }

    /** Whether the person has one of the roles; the first of them is the capacity in which they then act. */
    public boolean holds(Actor actor, String unit, Role... any) {
        if (actor.isSystem()) {
            return true;
        }
        for (Role role : any) {
            if (actor.holds(unit, role.suffix())) {
                HeldRole.note(unit, role.suffix());
                return true;
            }
        }
        return false;
    }

    /** Throws {@link NotFound}, so that a foreign unit and one that does not exist are answered alike. */
    public void require(Actor actor, String unit, Role... any) {
        if (!holds(actor, unit, any)) {
            throw new NotFound("unit", unit);
        }
    }

    /** Codes of all units under this one, at any depth and without the unit itself. */
    public Set<String> unitsBelow(String unit) {
        return units.below(unit);
    }

    /** Codes of the units that an auditor looks over: those in which they hold the role, and all below; empty for others. */
    public Set<String> auditedBy(Actor actor) {
        Set<String> own = actor.unitsWith(Role.AUDITOR.suffix());
        return own.isEmpty() ? Set.of() : units.withBelow(own);
    }
}
