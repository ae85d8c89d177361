package vn.tongket.demo.process;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.demo.DemoFile;
import vn.tongket.demo.DemoOnce;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.people.Undated;

/** The accounts of the demo: one per office, and a drafter and a leader for every unit; all with one known password. */
@Component
@Profile("demo")
public class DemoPeople {

    private static final String PASSWORD = "demo";

    /** Before the first of the demo's events. */
    private static final LocalDate SINCE = LocalDate.of(2016, 1, 1);

    private final IdentityService users;
    private final Identities identities;
    private final RoleHolders holders;
    private final Undated undated;
    private final DemoOnce once;

    DemoPeople(IdentityService users, Identities identities, RoleHolders holders, Undated undated, DemoOnce once) {
        this.users = users;
        this.identities = identities;
        this.holders = holders;
        this.undated = undated;
        this.once = once;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(21)
    public void load() {
        once.whole(
                "people",
                () -> identities.asNobody(() -> {
                    DemoFile.read("accounts.csv").forEach(this::office);
                    DemoFile.read("units.csv").forEach(this::unit);
                    undated.enter(Actor.SYSTEM, SINCE, "");
                    return null;
                }));
    }

    /** A drafter and a leader for each of the units. */
    public void ofUnits(List<Map<String, String>> units) {
        identities.asNobody(() -> {
            units.forEach(this::unit);
            return null;
        });
    }

    private void office(Map<String, String> row) {
        account(row.get("user"), row.get("name"));
        for (String held : row.get("roles").split(" ")) {
            int dot = held.indexOf('.');
            holders.assign(row.get("user"), held.substring(0, dot), role(held.substring(dot + 1)));
        }
    }

    private void unit(Map<String, String> row) {
        String code = row.get("code");
        account(code + ".soan", "Chuyên viên " + row.get("name"));
        holders.assign(code + ".soan", code, Role.DRAFTER);
        account(code + ".ky", "Lãnh đạo " + row.get("name"));
        holders.assign(code + ".ky", code, Role.LEADER);
    }

    private void account(String id, String name) {
        User user = users.newUser(id);
        user.setFirstName("");
        user.setLastName(name);
        user.setPassword(PASSWORD);
        user.setEmail(id.toLowerCase(Locale.ROOT) + "@demo.local");
        users.saveUser(user);
    }

    private static Role role(String suffix) {
        return Arrays.stream(Role.values())
                .filter(role -> role.suffix().equals(suffix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Role '%s' is not known".formatted(suffix)));
    }
}
