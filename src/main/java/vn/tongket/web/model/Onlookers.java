package vn.tongket.web.model;

import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.engine.path.Onlooker;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** With whose eyes a person looks at process instances. */
@Component
public class Onlookers {

    private final Access access;

    Onlookers(Access access) {
        this.access = access;
    }

    public Onlooker of(Actor actor) {
        boolean overModels = actor.isAdministrator()
                || !actor.unitsWith(Role.PROCESS_OWNER.suffix()).isEmpty();
        return new Onlooker(actor.groups(), access.auditedBy(actor), overModels);
    }
}
