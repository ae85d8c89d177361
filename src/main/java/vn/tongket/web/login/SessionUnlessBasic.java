package vn.tongket.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * A call with a password of its own never rides on a session: otherwise a made-up password beside somebody's session
 * cookie would do without the token that calls with a session need.
 */
class SessionUnlessBasic implements SecurityContextRepository {

    private final SecurityContextRepository requests = new RequestAttributeSecurityContextRepository();
    private final SecurityContextRepository sessions =
            new DelegatingSecurityContextRepository(requests, new HttpSessionSecurityContextRepository());

    /** Whether the call brings its own password and was not sent by another site's page. */
    static boolean fromProgram(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return basic(request) && !"cross-site".equals(site) && !"same-site".equals(site);
    }

    private static boolean basic(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return chosen(holder.getRequest()).loadContext(holder);
    }

    @Override
    public org.springframework.security.core.context.DeferredSecurityContext loadDeferredContext(
            HttpServletRequest request) {
        return chosen(request).loadDeferredContext(request);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        requests.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return chosen(request).containsContext(request);
    }

    private SecurityContextRepository chosen(HttpServletRequest request) {
        return basic(request) ? requests : sessions;
    }
}
