package vn.tongket.organization.process;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.engine.Authorizations;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Roles are groups {@code <unit>.<role>} of the engine; a group is made when its first member is. */
@Component
class EngineRoleHolders implements RoleHolders {

    /** The engine's group query cannot ask for the members of many groups at once; the id read here is the group's. */
    private static final String GROUPS_WITH_MEMBER = """
            select distinct group_id_ as ID_ from act_id_membership
             where group_id_ = any(string_to_array(#{groups}, ' '))
            """;

    /** Pairs of group and person, read as users whose id is both: the engine keeps one user of each id it reads. */
    private static final String MEMBERS_OF_GROUPS = """
            select group_id_ || ' ' || user_id_ as ID_ from act_id_membership
             where group_id_ = any(string_to_array(#{groups}, ' '))
            """;

    private static final String ALL_MEMBERS = "select group_id_ || ' ' || user_id_ as ID_ from act_id_membership";

    private final IdentityService identities;
    private final Units units;
    private final MessageSource texts;
    private final Authorizations authorizations;
    private final Identities people;
    private final EngineOpenWork work;
    private final AuditLog audit;

    EngineRoleHolders(
            IdentityService identities,
            Units units,
            MessageSource texts,
            Authorizations authorizations,
            Identities people,
            EngineOpenWork work,
            AuditLog audit) {
        this.work = work;
        this.audit = audit;
        this.identities = identities;
        this.people = people;
        this.units = units;
        this.texts = texts;
        this.authorizations = authorizations;
    }

    @Override
    public Set<String> unitsWithMember(Collection<String> codes, Role role) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        String suffix = role.group("");
        return identities
                .createNativeUserQuery()
                .sql(GROUPS_WITH_MEMBER)
                .parameter("groups", codes.stream().map(role::group).collect(Collectors.joining(" ")))
                .list()
                .stream()
                .map(User::getId)
                .map(group -> group.substring(0, group.length() - suffix.length()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Member> members(Collection<String> groups) {
        return groups.isEmpty() ? Set.of() : pairs(MEMBERS_OF_GROUPS, String.join(" ", groups));
    }

    @Override
    public Set<Member> all() {
        return pairs(ALL_MEMBERS, "");
    }

    private Set<Member> pairs(String query, String groups) {
        return identities.createNativeUserQuery().sql(query).parameter("groups", groups).list().stream()
                .map(found -> {
                    int blank = found.getId().indexOf(' ');
                    return new Member(
                            found.getId().substring(blank + 1), found.getId().substring(0, blank));
                })
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> groupsOf(String user) {
        return people.groupsOf(user);
    }

    @Override
    public boolean knows(String user) {
        return people.exists(user);
    }

    @Override
    public Map<String, String> names(Collection<String> users) {
        return people.namesOf(users);
    }

    @Override
    @Transactional
    public void withdraw(String user, String unit, Role role) {
        people.asNobody(() -> {
            identities.deleteMembership(user, role.group(unit));
            return null;
        });
        release(user, unit, role);
    }

    @Override
    @Transactional
    public void release(String user, String unit, Role role) {
        int released = work.release(user, role.group(unit));
        if (released > 0) {
            audit.record(Act.of("organization.work-released", "user", user)
                    .ofUnit(unit)
                    .with("role", role.suffix())
                    .with("tasks", released));
        }
    }

    @Override
    @Transactional
    public void assign(String user, String unit, Role... roles) {
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            for (Role role : roles) {
                String group = role.group(unit);
                ensureGroup(group, unit, role);
                if (identities
                                .createUserQuery()
                                .userId(user)
                                .memberOfGroup(group)
                                .count()
                        == 0) {
                    identities.createMembership(user, group);
                }
            }
        } finally {
            if (before != null) {
                identities.setAuthentication(before);
            }
        }
    }

    private void ensureGroup(String id, String unit, Role role) {
        if (identities.createGroupQuery().groupId(id).count() > 0) {
            return;
        }
        Group group = identities.newGroup(id);
        group.setName(texts.getMessage(
                "organization.group",
                new Object[] {
                    texts.getMessage("organization.role." + role.suffix(), null, Locale.ROOT),
                    units.find(unit).map(Unit::name).orElse(unit)
                },
                Locale.ROOT));
        group.setType("WORKFLOW");
        identities.saveGroup(group);
        authorizations.grantGroup(id);
    }
}
