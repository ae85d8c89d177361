package vn.tongket.audit.dossier;

import java.util.Set;
import java.util.UUID;

/**
 * What a person may look over: everything about these units, and everything of these cycles.
 *
 * @param units codes of the units that an auditor looks over; empty for others
 */
public record Scope(Set<String> units, Set<UUID> cycles) {

    public boolean isNothing() {
        return units.isEmpty() && cycles.isEmpty();
    }

    public boolean sees(String unit, UUID cycle) {
        return unit != null && units.contains(unit) || cycle != null && cycles.contains(cycle);
    }
}
