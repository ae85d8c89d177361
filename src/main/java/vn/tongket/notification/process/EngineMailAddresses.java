package vn.tongket.notification.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.engine.Identities;
import vn.tongket.notification.MailAddresses;

/** The addresses that the engine's users have. */
@Component
class EngineMailAddresses implements MailAddresses {

    private static final String USER = "user:";

    /** Pairs of person and group, each read as a user of its own: the engine knows one user of an id only. */
    private static final String MEMBERS = """
            select user_id_ || ' ' || group_id_ as ID_, group_id_ as FIRST_, user_id_ as LAST_ from act_id_membership
             where group_id_ = any(string_to_array(#{groups}, ' '))
             order by group_id_, user_id_
            """;

    private final IdentityService users;
    private final Identities identities;

    EngineMailAddresses(IdentityService users, Identities identities) {
        this.users = users;
        this.identities = identities;
    }

    @Override
    public Set<String> of(String recipient) {
        return identities.asNobody(() -> {
            UserQuery query = recipient.startsWith(USER)
                    ? users.createUserQuery().userId(recipient.substring(USER.length()))
                    : users.createUserQuery().memberOfGroup(recipient);
            Set<String> addresses = new TreeSet<>();
            for (User user : query.list()) {
                if (!Text.isBlank(user.getEmail())) {
                    addresses.add(Text.clean(user.getEmail()));
                }
            }
            return addresses;
        });
    }

    @Override
    public Map<String, List<Person>> people(Collection<String> recipients) {
        return identities.asNobody(() -> {
            Map<String, List<String>> members = new TreeMap<>();
            recipients.stream()
                    .filter(recipient -> recipient.startsWith(USER))
                    .forEach(recipient -> members.put(recipient, List.of(recipient.substring(USER.length()))));
            String groups = recipients.stream()
                    .filter(recipient -> !recipient.startsWith(USER))
                    .collect(Collectors.joining(" "));
            users.createNativeUserQuery()
                    .sql(MEMBERS)
                    .parameter("groups", groups)
                    .list()
                    .forEach(pair -> members.computeIfAbsent(pair.getFirstName(), group -> new ArrayList<>())
                            .add(pair.getLastName()));
            Map<String, Person> known = known(
                    members.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new)));
            Map<String, List<Person>> people = new HashMap<>();
            members.forEach((recipient, ids) -> {
                List<Person> found =
                        ids.stream().map(known::get).filter(Objects::nonNull).toList();
                if (!found.isEmpty()) {
                    people.put(recipient, found);
                }
            });
            return people;
        });
    }

    private Map<String, Person> known(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : users.createUserQuery().userIdIn(ids.toArray(String[]::new)).list().stream()
                        .collect(Collectors.toMap(
                                User::getId,
                                user -> new Person(
                                        user.getId(),
                                        Text.clean((Objects.requireNonNullElse(user.getFirstName(), "") + " "
                                                + Objects.requireNonNullElse(user.getLastName(), ""))),
                                        Text.isBlank(user.getEmail()) ? null : Text.clean(user.getEmail()))));
    }
}
