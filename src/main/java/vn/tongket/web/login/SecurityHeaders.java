package vn.tongket.web.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The security headers of every answer. Only our own scripts run: on our pages by their address, in the engine's web apps
 * also by a nonce of this one request (the engine shares its nonce between requests, so pages loaded at once broke).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SecurityHeaders extends OncePerRequestFilter {

    /** Where the engine's page templates look for the nonce. */
    static final String NONCE = "org.camunda.bpm.csp.nonce";

    private static final String COMMON = "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self';"
            + " frame-ancestors 'none'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';";
    private static final String PAGES = COMMON + " script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'";
    private static final String WEB_APPS =
            COMMON + " style-src 'self' 'unsafe-inline'; script-src 'self' 'nonce-%s' 'unsafe-eval'";

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (Address.isDisguised(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (Address.of(request).startsWith("/camunda/app/")) {
            String nonce = nonce();
            response.setHeader("Content-Security-Policy", WEB_APPS.formatted(nonce));
            chain.doFilter(new WithNonce(request, nonce), response);
        } else {
            response.setHeader("Content-Security-Policy", PAGES);
            chain.doFilter(request, response);
        }
    }

    private String nonce() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A request whose servlet context knows this request's nonce. */
    private static final class WithNonce extends HttpServletRequestWrapper {

        private final String nonce;

        private WithNonce(HttpServletRequest request, String nonce) {
            super(request);
            this.nonce = nonce;
        }

        @Override
        public ServletContext getServletContext() {
            ServletContext shared = super.getServletContext();
            return (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, args) -> {
                        if (method.getName().equals("getAttribute") && NONCE.equals(args[0])) {
                            return nonce;
                        }
                        try {
                            return method.invoke(shared, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
