package vn.tongket.organization;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Who holds which role, as the engine's identities know it. */
public interface RoleHolders {

    /** A person in a group {@code <unit>.<role>}. */
    record Member(String user, String group) {}

    /** Those of the units in which at least one person holds the role; one query, however many units are asked for. */
    Set<String> unitsWithMember(Collection<String> units, Role role);

    /** Everybody in the groups; one query, however many groups are asked for. */
    Set<Member> members(Collection<String> groups);

    /** Everybody in every group. */
    Set<Member> all();

    /** The groups a person is in now. */
    Set<String> groupsOf(String user);

    /** Whether there is such a person. */
    boolean knows(String user);

    /** Names of accounts by their ids; an account without a name, or one that nobody knows, goes by its id. */
    Map<String, String> names(Collection<String> users);

    /** Gives a known person roles in a unit; repeating the call changes nothing. */
    void assign(String user, String unit, Role... roles);

    /** Takes a role from a person, and lets go what they had taken through it; repeating the call changes nothing. */
    void withdraw(String user, String unit, Role role);

    /** Lets go the tasks that a person took through a role which they no longer have. */
    void release(String user, String unit, Role role);
}
