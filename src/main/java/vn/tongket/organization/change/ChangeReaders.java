package vn.tongket.organization.change;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;

/**
 * Who reads changes of units: administrators everything, auditors what was carried out with a unit that they look over. What
 * units have open is read by an auditor who looks over every unit that ends.
 */
@Component
class ChangeReaders {

    private final UnitChangeStore store;
    private final Access access;

    ChangeReaders(UnitChangeStore store, Access access) {
        this.store = store;
        this.access = access;
    }

    /** The units whose changes the person reads; null for all; nobody else knows that there are changes. */
    Set<String> audited(Actor actor) {
        if (actor.isAdministrator() || actor.isSystem()) {
            return null;
        }
        Set<String> units = access.auditedBy(actor);
        if (units.isEmpty()) {
            throw new NotFound("page", "unit changes");
        }
        return units;
    }

    UnitChange require(Actor actor, UUID id) {
        Set<String> units = audited(actor);
        UnitChange change = store.require(id);
        if (units != null && (!change.isCarriedOut() || !store.concerns(id, units))) {
            throw new NotFound("unit change", id);
        }
        return change;
    }

    /** Whether the person reads what the units of the decision have open. */
    boolean readsItems(Actor actor, UnitChange change) {
        Set<String> units = audited(actor);
        return units == null
                || change.entry().ends().stream()
                        .map(end -> ChangeRules.code(end.unit()))
                        .allMatch(units::contains);
    }

    UnitChange requireItems(Actor actor, UUID id) {
        UnitChange change = require(actor, id);
        if (!readsItems(actor, change)) {
            throw new NotFound("unit change", id);
        }
        return change;
    }
}
