package vn.tongket;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.tongket.engine.Authorizations;

/** Lets a test act as a person, for our own code and for the engine's authorizations alike. */
@TestComponent
public class Acting {

    public static final String PASSWORD = "Mat-khau-thu-2026";

    private final IdentityService identities;
    private final Authorizations authorizations;

    Acting(IdentityService identities, Authorizations authorizations) {
        this.identities = identities;
        this.authorizations = authorizations;
    }

    /** One person with exactly these groups; both are made in the engine's identities when they are missing. */
    public Person as(String user, String... groups) {
        ensure(user, groups);
        return new Person(user, List.of(groups));
    }

    /** Makes the person and the groups known without acting as them. */
    public void ensure(String user, String... groups) {
        asNobody(() -> {
            if (identities.createUserQuery().userId(user).count() == 0) {
                User made = identities.newUser(user);
                made.setLastName(user);
                made.setPassword(PASSWORD);
                made.setEmail(user.toLowerCase(java.util.Locale.ROOT) + "@tongket.test");
                identities.saveUser(made);
            }
            Arrays.stream(groups).forEach(group -> {
                if (identities.createGroupQuery().groupId(group).count() == 0) {
                    identities.saveGroup(identities.newGroup(group));
                    authorizations.grantGroup(group);
                }
                if (identities
                                .createUserQuery()
                                .userId(user)
                                .memberOfGroup(group)
                                .count()
                        == 0) {
                    identities.createMembership(user, group);
                }
            });
            return null;
        });
    }

    private <T> T asNobody(Callable<T> work) {
        var before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return call(work);
        } finally {
            if (before != null) {
                identities.setAuthentication(before);
            }
        }
    }

    /** A person whose doing is put between braces. */
    public final class Person {

        private final String user;
        private final List<String> groups;

        private Person(String user, List<String> groups) {
            this.user = user;
            this.groups = groups;
        }

        public String user() {
            return user;
        }

        public void run(Step step) {
            call(() -> {
                step.run();
                return null;
            });
        }

        public <T> T call(Callable<T> work) {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContext mine = SecurityContextHolder.createEmptyContext();
            mine.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    user, "", AuthorityUtils.createAuthorityList(groups)));
            SecurityContextHolder.setContext(mine);
            identities.setAuthentication(user, groups);
            try {
                return Acting.call(work);
            } finally {
                identities.clearAuthentication();
                SecurityContextHolder.setContext(before);
            }
        }
    }

    /** Something a person does. */
    public interface Step {
        void run() throws Exception;
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
