package vn.tongket.audit;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who acts: a person with the groups ({@code <unit>.<role>}) they hold, or the product itself.
 *
 * @param userId the engine's user id; {@code system} for the product itself
 * @param groups the engine's group ids
 */
public record Actor(String userId, Set<String> groups) {

    public static final Actor SYSTEM = new Actor("system", Set.of());

    public boolean isSystem() {
        return SYSTEM.userId.equals(userId);
    }

    public boolean isAdministrator() {
        return groups.contains("camunda-admin");
    }

    public boolean holds(String unit, String role) {
        return groups.contains(unit + "." + role);
    }

    /** Codes of the units in which this person holds the role. */
    public Set<String> unitsWith(String role) {
        String suffix = "." + role;
        return groups.stream()
                .filter(group -> group.endsWith(suffix))
                .map(group -> group.substring(0, group.length() - suffix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Codes of all units in which this person holds any role. */
    public Set<String> units() {
        return groups.stream()
                .filter(group -> group.indexOf('.') > 0)
                .map(group -> group.substring(0, group.lastIndexOf('.')))
                .collect(Collectors.toUnmodifiableSet());
    }
}
