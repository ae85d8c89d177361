package vn.tongket.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.tongket.calendar.Deadline;

/** Gives controllers the day as of which a page is read. */
@Component
class AsOfArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** The day is chosen again, and another day may have fewer pages. */
    private static final Set<String> LEFT = Set.of("ngay", "trang");

    private final Clock clock;

    AsOfArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public AsOf resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer page,
            NativeWebRequest asked,
            WebDataBinderFactory binders) {
        HttpServletRequest request = asked.getNativeRequest(HttpServletRequest.class);
        AsOf asOf = AsOf.read(
                request.getParameter("ngay"),
                LocalDate.now(clock.withZone(Deadline.ZONE)),
                request.getRequestURI(),
                kept(request));
        page.addAttribute("asOf", asOf);
        return asOf;
    }

    private static List<AsOf.Kept> kept(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(one -> !LEFT.contains(one.getKey()))
                .flatMap(one -> Arrays.stream(one.getValue())
                        .filter(value -> !value.isEmpty())
                        .map(value -> new AsOf.Kept(one.getKey(), value)))
                .toList();
    }
}
