package vn.tongket.notification.process;

import java.util.Set;
import java.util.TreeSet;
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
}
