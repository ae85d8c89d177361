package vn.tongket.organization;

import java.util.Collection;
import java.util.Set;

/** Who holds which role, as the engine's identities know it. */
public interface RoleHolders {

    /** Those of the units in which at least one person holds the role; one query, however many units are asked for. */
    Set<String> unitsWithMember(Collection<String> units, Role role);

    /** Gives a known person roles in a unit; repeating the call changes nothing. */
    void assign(String user, String unit, Role... roles);
}
