package vn.tongket.organization.group;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Who keeps a group: administrators and the coordinators of its owner. Auditors of the owner read it; nobody else does. */
@Component
class Keepers {

    private final Access access;

    Keepers(Access access) {
        this.access = access;
    }

    boolean mayKeep(Actor actor, String owner) {
        return actor.isAdministrator() || access.holds(actor, owner, Role.COORDINATOR);
    }

    void requireKeeper(Actor actor, KeptGroup group) {
        if (!mayKeep(actor, group.owner())) {
            throw new NotFound("unit group", group.code());
        }
    }

    void requireReader(Actor actor, KeptGroup group) {
        if (!mayKeep(actor, group.owner()) && !access.auditedBy(actor).contains(group.owner())) {
            throw new NotFound("unit group", group.code());
        }
    }

    /** Owners whose groups the person reads; null for all, and nobody else knows that there is such a page. */
    Collection<String> readable(Actor actor) {
        if (actor.isAdministrator() || actor.isSystem()) {
            return null;
        }
        Set<String> owners = new TreeSet<>(actor.unitsWith(Role.COORDINATOR.suffix()));
        owners.addAll(access.auditedBy(actor));
        if (owners.isEmpty()) {
            throw new NotFound("page", "unit groups");
        }
        return owners;
    }
}
