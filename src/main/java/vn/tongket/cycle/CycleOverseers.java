package vn.tongket.cycle;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.audit.HeldRole;
import vn.tongket.audit.dossier.Overseers;
import vn.tongket.audit.dossier.Scope;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Auditors look over their units, all units below and the cycles that these lead; coordinators look over their own cycles. */
@Component
class CycleOverseers implements Overseers {

    private final Access access;
    private final JdbcClient jdbc;

    CycleOverseers(Access access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    @Override
    public Scope of(Actor actor) {
        Set<String> audited = access.auditedBy(actor);
        Set<String> coordinated = actor.unitsWith(Role.COORDINATOR.suffix());
        if (audited.isEmpty() && coordinated.isEmpty()) {
            return new Scope(Set.of(), Set.of());
        }
        actor.unitsWith(Role.AUDITOR.suffix()).stream()
                .findFirst()
                .ifPresentOrElse(
                        unit -> HeldRole.note(unit, Role.AUDITOR.suffix()),
                        () -> HeldRole.note(coordinated.iterator().next(), Role.COORDINATOR.suffix()));
        return new Scope(
                audited,
                new HashSet<>(jdbc.sql("""
                                select id from app.review_cycle
                                 where array[organizer, coordinator_unit, approver_unit] && :audited::text[]
                                    or coordinator_unit = any(:coordinated)
                                """)
                        .param("audited", audited.toArray(String[]::new))
                        .param("coordinated", coordinated.toArray(String[]::new))
                        .query(UUID.class)
                        .list()));
    }
}
