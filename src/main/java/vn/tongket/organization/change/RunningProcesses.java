package vn.tongket.organization.change;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tongket.organization.Role;

/** The engine's running instances, which offer their tasks to groups of units. */
public interface RunningProcesses {

    /**
     * Some of the instances whose groups of the one unit are groups of the other from now on: variables, and the open tasks,
     * which nobody of the former unit keeps.
     *
     * @param keys business keys
     * @param roles only groups of these roles
     * @param facts further routing variables to be set in them, by name
     * @param most so many instances at once
     * @return how many were changed
     */
    int follow(Collection<UUID> keys, String from, String to, Set<Role> roles, Map<String, Object> facts, int most);
}
