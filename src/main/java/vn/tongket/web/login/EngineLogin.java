package vn.tongket.web.login;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.engine.Identities;

/** Checks a password with the engine's identity service; a person's authorities are the ids of their groups. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final Identities identities;
    private final LoginThrottle throttle;

    EngineLogin(Identities identities, LoginThrottle throttle) {
        this.identities = identities;
        this.throttle = throttle;
    }

    /** Too many wrong passwords: the next attempt has to wait. */
    static final class Throttled extends AuthenticationException {

        private final long seconds;

        private Throttled(Duration wait) {
            super("Too many wrong passwords");
            this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        }

        long seconds() {
            return seconds;
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = Text.clean(attempt.getName());
        String password =
                attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                        ? details.getRemoteAddress()
                        : "";
        Duration wait = throttle.enter(user, address);
        if (!wait.isZero()) {
            throw new Throttled(wait);
        }
        if (Text.isBlank(user) || password.isEmpty() || !identities.passwordMatches(user, password)) {
            throttle.failed(user, address);
            throw new BadCredentialsException("Wrong user or password");
        }
        throttle.succeeded(user, address);
        return token(user, identities.groupsOf(user), attempt.getDetails());
    }

    static UsernamePasswordAuthenticationToken token(String user, Collection<String> groups, Object details) {
        List<SimpleGrantedAuthority> authorities =
                groups.stream().sorted().map(SimpleGrantedAuthority::new).toList();
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
        token.setDetails(details);
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
