package vn.tongket.web.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import vn.tongket.engine.Identities;
import vn.tongket.engine.TaskFilters;
import vn.tongket.web.Refusals;

/** Who may come in where: one login, kept in one session, for our pages, the engine's web apps and its REST API. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Doors {

    private static final Logger log = LoggerFactory.getLogger(Doors.class);
    /** What anybody may read; addresses are compared whole, as matchers of Spring MVC leave out a servlet's own part. */
    private static final Pattern OPEN =
            Pattern.compile("/(dang-nhap(/sai)?|kiem-chung(/tep)?|error|favicon\\.ico|actuator/health(/\\w+)?"
                    + "|(tra-loi|diem-danh)/[\\w-]{8,100}(/(moi|tai-lieu/[\\w-]{36}))?"
                    + "|cong-bo/[\\w-]{1,100}(/(bang\\.xlsx|du-lieu\\.json))?"
                    + "|(css|js|img|fonts|webjars)/.*|forms/[\\w-]+\\.(js|css))");

    private final Refusals refusals;
    private final ObjectMapper json;
    private final Identities identities;

    Doors(Refusals refusals, ObjectMapper json, Identities identities) {
        this.refusals = refusals;
        this.json = json;
        this.identities = identities;
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        common(http)
                .securityMatcher(request -> Address.of(request).startsWith("/engine-rest"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(new SessionUnlessBasic()))
                .httpBasic(basic -> basic.authenticationEntryPoint(restEntry())
                        .securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(restEntry()).accessDeniedHandler(jsonDenied()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(
                                request -> changes(request) && !SessionUnlessBasic.fromProgram(request)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, TaskFilters filters) throws Exception {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setRequestMatcher(Doors::isVisit);
        LoginUrlAuthenticationEntryPoint toLogin = new LoginUrlAuthenticationEntryPoint(LoginPage.PATH);
        common(http)
                .addFilterAfter(new WebAppsLogout(), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        // the end of an answer whose request was let in
                        .permitAll()
                        .requestMatchers(
                                request -> OPEN.matcher(Address.of(request)).matches())
                        .permitAll()
                        .requestMatchers(request -> Address.of(request).startsWith("/actuator"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .loginProcessingUrl(LoginPage.PATH)
                        .successHandler(entered(wanted, filters))
                        .failureHandler(refused()))
                .logout(logout -> logout.logoutUrl("/dang-xuat")
                        .logoutSuccessUrl(LoginPage.PATH + "?da-ra")
                        .deleteCookies("JSESSIONID"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, problem) -> {
                            if (isPage(request)) {
                                toLogin.commence(request, response, problem);
                            } else {
                                write(response, 401, "Unauthenticated", "doors.unauthenticated");
                            }
                        })
                        .accessDeniedHandler((request, response, problem) -> {
                            if (isPage(request) || Address.of(request).startsWith("/dang-")) {
                                response.sendError(403);
                            } else {
                                jsonDenied().handle(request, response, problem);
                            }
                        }))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(request ->
                                changes(request) && !Address.of(request).startsWith("/camunda/")));
        return http.build();
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.headers(HeadersConfigurer::disable)
                .addFilterAfter(
                        (request, response, chain) -> {
                            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                                    && !isPublic(request)) {
                                token.getToken();
                            }
                            chain.doFilter(request, response);
                        },
                        CsrfFilter.class)
                .addFilterBefore(new EngineIdentityFilter(identities), AuthorizationFilter.class);
    }

    /** What is published is the same for everybody and kept on the way to them, so it carries nobody's cookie. */
    private static boolean isPublic(jakarta.servlet.ServletRequest request) {
        return request instanceof HttpServletRequest asked && Address.of(asked).startsWith("/cong-bo/");
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("TK-XSRF");
        tokens.setHeaderName("X-TK-XSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    private AuthenticationSuccessHandler entered(HttpSessionRequestCache wanted, TaskFilters filters) {
        SavedRequestAwareAuthenticationSuccessHandler goOn = new SavedRequestAwareAuthenticationSuccessHandler();
        goOn.setRequestCache(wanted);
        return (request, response, authentication) -> {
            try {
                filters.refresh(authentication.getName());
            } catch (RuntimeException e) {
                log.warn("Task filters of user '{}' could not be renewed", authentication.getName(), e);
            }
            goOn.onAuthenticationSuccess(request, response, authentication);
        };
    }

    private AuthenticationFailureHandler refused() {
        return (request, response, problem) -> {
            request.setAttribute(LoginPage.PROBLEM, sentence(problem));
            response.setStatus(problem instanceof EngineLogin.Throttled ? 429 : 401);
            request.getRequestDispatcher(LoginPage.FAILED).forward(request, response);
        };
    }

    private String sentence(AuthenticationException problem) {
        return problem instanceof EngineLogin.Throttled throttled
                ? refusals.text("doors.throttled", throttled.seconds())
                : refusals.text("doors.wrong-password");
    }

    private AuthenticationEntryPoint restEntry() {
        return (request, response, problem) -> {
            if (problem instanceof EngineLogin.Throttled throttled) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.seconds()));
                write(response, 429, "Throttled", "doors.throttled", throttled.seconds());
                return;
            }
            if (request.getHeader("Sec-Fetch-Site") == null) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tongket\", charset=\"UTF-8\"");
            }
            write(response, 401, "Unauthenticated", "doors.unauthenticated");
        };
    }

    private AccessDeniedHandler jsonDenied() {
        return (request, response, problem) -> write(
                response,
                403,
                "Forbidden",
                problem instanceof org.springframework.security.web.csrf.CsrfException
                        ? "doors.csrf"
                        : "doors.forbidden");
    }

    private void write(HttpServletResponse response, int status, String type, String key, Object... args)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), refusals.answer(type, key, args));
    }

    private static boolean changes(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> false;
            default -> true;
        };
    }

    /** A page that a person opened, as opposed to a call made by a script. */
    /** Something a person went to; a browser asks for icons and scripts by itself. */
    private static boolean isVisit(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return isPage(request) && accept != null && accept.contains("text/html");
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = Address.of(request);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !path.startsWith("/api/")
                && !path.startsWith("/camunda/api/")
                && request.getHeader("HX-Request") == null
                && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
    }
}
