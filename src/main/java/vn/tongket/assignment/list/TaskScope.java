package vn.tongket.assignment.list;

import java.util.Set;
import java.util.TreeSet;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;

/**
 * Whose tasks a person sees: those that their units carry out, those that their units track, and those of conclusions
 * that their units look after or get the results of.
 */
record TaskScope(Set<String> own, Set<String> tracked, Set<String> concluded, Set<String> told) {

    /** For {@code assignment a} and {@code follow_up f}. */
    static final String VISIBLE = """
             (s.unit_code = any(:own) or f.tracker_unit = any(:tracked) or f.coordinator_unit = any(:concluded)
              or f.recipient_unit = any(:told))
            """;

    static TaskScope of(Actor actor) {
        return new TaskScope(
                units(actor, Role.DRAFTER, Role.LEADER, Role.AUDITOR),
                units(actor, Role.TRACKER, Role.AUDITOR),
                units(actor, Role.COORDINATOR, Role.AUDITOR),
                units(actor, Role.APPROVER, Role.COORDINATOR, Role.AUDITOR));
    }

    private static Set<String> units(Actor actor, Role... roles) {
        Set<String> units = new TreeSet<>();
        for (Role role : roles) {
            units.addAll(actor.unitsWith(role.suffix()));
        }
        return units;
    }

    boolean isEmpty() {
        return own.isEmpty() && tracked.isEmpty() && concluded.isEmpty() && told.isEmpty();
    }
}
