package vn.tongket.web.login;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.engine.Identities;

/** Records who came in, who left and where a password was wrong; a name that is no account may be a password and is not kept. */
@Component
class LoginRecord {

    private static final String UNKNOWN = "unknown";

    private final AuditLog audit;
    private final Identities identities;

    LoginRecord(AuditLog audit, Identities identities) {
        this.audit = audit;
        this.identities = identities;
    }

    @EventListener
    @Transactional
    public void cameIn(InteractiveAuthenticationSuccessEvent event) {
        as(event.getAuthentication(), "account.logged-in");
    }

    @EventListener
    @Transactional
    public void left(LogoutSuccessEvent event) {
        as(event.getAuthentication(), "account.logged-out");
    }

    @EventListener
    @Transactional
    public void failed(AuthenticationFailureBadCredentialsEvent event) {
        String name = Text.clean(event.getAuthentication().getName());
        boolean known = !Text.isBlank(name) && identities.exists(name);
        audit.record(Act.of("account.login-failed", "account", known ? name : UNKNOWN));
    }

    /** At the end of a session nobody is logged in any more; it is still that person who leaves. */
    private void as(Authentication who, String act) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext theirs = SecurityContextHolder.createEmptyContext();
        theirs.setAuthentication(who);
        SecurityContextHolder.setContext(theirs);
        try {
            audit.record(Act.of(act, "account", who.getName()));
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
