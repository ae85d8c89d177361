package vn.tongket.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The engine's users and groups, as the login and our own pages need them. */
@Component
public class Identities {

    /** The group that may do everything; it always has a member. */
    public static final String ADMINISTRATORS = "camunda-admin";

    private final IdentityService identities;

    Identities(IdentityService identities) {
        this.identities = identities;
    }

    /** Something that is done as a person, and may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public boolean passwordMatches(String user, String password) {
        return asNobody(() -> identities.checkPassword(user, password));
    }

    public boolean exists(String user) {
        return asNobody(() -> identities.createUserQuery().userId(user).count() == 1);
    }

    public Set<String> groupsOf(String user) {
        return asNobody(() -> identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The groups of many people at once; who is in none, or is gone, has no entry. */
    public Map<String, Set<String>> groupsOf(Collection<String> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        List<String> asked = List.copyOf(users);
        NativeUserQuery query = identities
                .createNativeUserQuery()
                .sql("select group_id_ || ' ' || user_id_ as ID_ from act_id_membership where user_id_ in ("
                        + IntStream.range(0, asked.size())
                                .mapToObj(at -> "#{user" + at + "}")
                                .collect(Collectors.joining(", "))
                        + ")");
        for (int at = 0; at < asked.size(); at++) {
            query.parameter("user" + at, asked.get(at));
        }
        return asNobody(query::list).stream()
                .map(member -> member.getId().split(" ", 2))
                .collect(Collectors.groupingBy(
                        member -> member[1], Collectors.mapping(member -> member[0], Collectors.toSet())));
    }

    /** First and last names of accounts; an account that has neither, or is gone, goes by its id. */
    public Map<String, String> namesOf(Collection<String> users) {
        Map<String, String> names = new HashMap<>();
        users.forEach(user -> names.put(user, user));
        if (!names.isEmpty()) {
            asNobody(() -> identities
                            .createUserQuery()
                            .userIdIn(names.keySet().toArray(String[]::new))
                            .list())
                    .forEach(user -> {
                        String name = (Objects.requireNonNullElse(user.getFirstName(), "") + " "
                                        + Objects.requireNonNullElse(user.getLastName(), ""))
                                .trim();
                        names.put(user.getId(), name.isEmpty() ? user.getId() : name);
                    });
        }
        return names;
    }

    /** Whether this is the only administrator there is. */
    public boolean isLastAdministrator(String user) {
        return asNobody(() -> {
            List<String> members = identities.createUserQuery().memberOfGroup(ADMINISTRATORS).listPage(0, 2).stream()
                    .map(member -> member.getId())
                    .toList();
            return members.equals(List.of(user));
        });
    }

    /** Does the work with the engine checking this person's authorizations; whoever was signed in before is put back. */
    public <T, E extends Exception> T as(String user, Collection<String> groups, Work<T, E> work) throws E {
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(user, new ArrayList<>(groups));
        try {
            return work.run();
        } finally {
            restore(before);
        }
    }

    /** Does the work with nobody signed in, so that the engine checks no authorization. */
    public <T, E extends Exception> T asNobody(Work<T, E> work) throws E {
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.run();
        } finally {
            restore(before);
        }
    }

    private void restore(Authentication before) {
        if (before == null) {
            identities.clearAuthentication();
        } else {
            identities.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
        }
    }
}
