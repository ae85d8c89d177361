package vn.tongket.organization.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.HeldRole;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;

/** Which roles a person has, by entry or by hand, and who may decide about them: administrators, and those who lead a unit. */
@Component
class Reach {

    private final RoleHoldings holdings;
    private final RoleHolders holders;

    Reach(RoleHoldings holdings, RoleHolders holders) {
        this.holdings = holdings;
        this.holders = holders;
    }

    /** A role of a person and the days on which somebody may stand in for them. */
    record Held(String unit, Role role, LocalDate from, LocalDate to) {

        String group() {
            return role.group(unit);
        }
    }

    /** What a person holds between two days, cut to these days; each role once. */
    List<Held> held(String user, LocalDate from, LocalDate to) {
        Map<String, Held> found = new LinkedHashMap<>();
        for (RoleHolding holding : holdings.ofUser(user, from, to)) {
            if (holding.substituteFor() == null) {
                Held held = new Held(
                        holding.unit(),
                        holding.role(),
                        holding.validFrom().isAfter(from) ? holding.validFrom() : from,
                        holding.validTo() != null && holding.validTo().isBefore(to) ? holding.validTo() : to);
                found.put(held.group(), held);
            }
        }
        Set<String> substituted = new TreeSet<>();
        holdings.ofUser(user, LocalDate.of(1900, 1, 1), null).stream()
                .map(holding -> holding.role().group(holding.unit()))
                .forEach(substituted::add);
        for (String group : holders.groupsOf(user)) {
            int dot = group.lastIndexOf('.');
            Role role = dot < 0 ? null : role(group.substring(dot + 1));
            if (role != null && !substituted.contains(group)) {
                found.putIfAbsent(group, new Held(group.substring(0, dot), role, from, to));
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Units that the person leads: a unit's leader, or the approver of a body that runs cycles. */
    Set<String> led(Actor actor) {
        Set<String> units = new TreeSet<>(actor.unitsWith(Role.LEADER.suffix()));
        units.addAll(actor.unitsWith(Role.APPROVER.suffix()));
        return units;
    }

    /** Whether the person decides about this unit's roles; notes the capacity. */
    boolean decides(Actor actor, String unit) {
        if (actor.isAdministrator() || actor.isSystem()) {
            return true;
        }
        for (Role role : List.of(Role.LEADER, Role.APPROVER)) {
            if (actor.holds(unit, role.suffix())) {
                HeldRole.note(unit, role.suffix());
                return true;
            }
        }
        return false;
    }

    /** Throws {@link NotFound} unless the person decides about somebody in one of these roles. */
    void require(Actor actor, String user, List<Held> roles) {
        boolean decides = actor.isAdministrator()
                || actor.isSystem()
                || !actor.userId().equals(user) && roles.stream().anyMatch(held -> decides(actor, held.unit()));
        if (!decides) {
            throw new NotFound("person", user);
        }
    }

    private static Role role(String suffix) {
        return Arrays.stream(Role.values())
                .filter(role -> role.suffix().equals(suffix))
                .findFirst()
                .orElse(null);
    }
}
