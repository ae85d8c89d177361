package vn.tongket.web.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tongket.engine.Identities;

/**
 * Lets the engine know who is signed in for the length of one request, and looks once a minute whether the person still
 * exists and which groups they are in: a role that was taken away is gone a minute later, without a new login.
 */
class EngineIdentityFilter extends OncePerRequestFilter {

    private static final String LOOKED_AT = EngineIdentityFilter.class.getName() + ".lookedAt";
    private static final long LOOK_EVERY_MILLIS = 60_000;

    private final Identities identities;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    EngineIdentityFilter(Identities identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication current = lookAgain(request, response);
        if (current == null || current instanceof AnonymousAuthenticationToken || !current.isAuthenticated()) {
            identities.<Void, RuntimeException>asNobody(() -> null);
            chain.doFilter(request, response);
            return;
        }
        Set<String> groups = current.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        try {
            identities.as(current.getName(), groups, () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException | ServletException e) {
                    throw new Carried(e);
                }
                return null;
            });
        } catch (Carried carried) {
            if (carried.getCause() instanceof IOException io) {
                throw io;
            }
            throw (ServletException) carried.getCause();
        }
    }

    private static final class Carried extends RuntimeException {
        private Carried(Exception cause) {
            super(cause);
        }
    }

    private Authentication lookAgain(HttpServletRequest request, HttpServletResponse response) {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session == null
                || current == null
                || current instanceof AnonymousAuthenticationToken
                || !sessions.containsContext(request)) {
            return current;
        }
        Object lookedAt = session.getAttribute(LOOKED_AT);
        long now = System.currentTimeMillis();
        if (lookedAt instanceof Long before && now - before < LOOK_EVERY_MILLIS) {
            return current;
        }
        if (!identities.exists(current.getName())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            return null;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                EngineLogin.token(current.getName(), identities.groupsOf(current.getName()), current.getDetails()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        session.setAttribute(LOOKED_AT, now);
        return context.getAuthentication();
    }
}
