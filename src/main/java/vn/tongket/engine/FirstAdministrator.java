package vn.tongket.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.start.DataFolder;
import vn.tongket.start.Secrets;

/**
 * Makes sure that there is an administrator: named by {@code tongket.admin.user} and {@code tongket.admin.password}, or
 * {@code admin} with a password that only the owner of the data folder can read, until it was used once.
 */
@Component
class FirstAdministrator {

    static final String PASSWORD_FILE = "mat-khau-quan-tri.txt";

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final IdentityService users;
    private final Identities identities;
    private final AuditLog audit;
    private final Environment environment;

    FirstAdministrator(IdentityService users, Identities identities, AuditLog audit, Environment environment) {
        this.users = users;
        this.identities = identities;
        this.audit = audit;
        this.environment = environment;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(10)
    @Transactional
    public void ensure() {
        identities.asNobody(() -> {
            String user = environment.getProperty("tongket.admin.user", "admin");
            String password = environment.getProperty("tongket.admin.password", "");
            boolean wanted = !password.isBlank() && !identities.exists(user);
            boolean nobody = users.createUserQuery()
                            .memberOfGroup(Identities.ADMINISTRATORS)
                            .count()
                    == 0;
            if (wanted || nobody) {
                make(user, password);
            }
            return null;
        });
    }

    private void make(String user, String given) {
        if (!identities.exists(user)) {
            String password = given.isBlank() ? Secrets.password() : given;
            User made = users.newUser(user);
            made.setFirstName("");
            made.setLastName("Quản trị viên");
            made.setPassword(password);
            users.saveUser(made);
            if (given.isBlank()) {
                Path file = DataFolder.of(environment).writeSecret(PASSWORD_FILE, password);
                log.warn("The password of the first administrator '{}' is in {}", user, file);
            }
        }
        users.createMembership(user, Identities.ADMINISTRATORS);
        audit.record(Act.of("organization.administrator-made", "user", user));
        log.info("User '{}' was made an administrator", user);
    }

    /** Whoever has logged in with the password from the file needs the file no more. */
    @EventListener
    public void used(AuthenticationSuccessEvent login) {
        Path file = DataFolder.pathOf(environment).resolve(PASSWORD_FILE);
        if (login.getAuthentication().getName().equals(environment.getProperty("tongket.admin.user", "admin"))
                && Files.exists(file)) {
            try {
                Files.delete(file);
                log.info("Deleted {}: its password was used", file);
            } catch (IOException e) {
                log.warn("{} could not be deleted and should be", file, e);
            }
        }
    }
}
