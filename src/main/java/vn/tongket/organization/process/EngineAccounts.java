package vn.tongket.organization.process;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.engine.Identities;
import vn.tongket.organization.people.Accounts;

/** The engine's users. */
@Component
class EngineAccounts implements Accounts {

    private final IdentityService users;
    private final Identities identities;

    EngineAccounts(IdentityService users, Identities identities) {
        this.users = users;
        this.identities = identities;
    }

    @Override
    public Map<String, String> all() {
        return identities.asNobody(() -> users.createUserQuery().list().stream()
                .collect(Collectors.toMap(User::getId, EngineAccounts::name, (one, same) -> one)));
    }

    private static String name(User user) {
        String name = Text.clean(Objects.requireNonNullElse(user.getFirstName(), "") + " "
                + Objects.requireNonNullElse(user.getLastName(), ""));
        return name.isEmpty() ? user.getId() : name;
    }
}
