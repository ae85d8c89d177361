package vn.tongket.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.tongket.Text;

/** A page that knows only the present says so when its address names a day: nobody takes today for that day. */
@Component
class PresentOnly implements HandlerInterceptor, WebMvcConfigurer {

    private static final String DAY = "ngay";

    private final Map<Method, Boolean> readers = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse answer, Object handler, ModelAndView page) {
        if (page == null
                || page.getViewName() == null
                || page.getViewName().startsWith("redirect:")
                || !"GET".equals(request.getMethod())
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().isAnnotationPresent(Page.class)) {
            return;
        }
        String day = request.getParameter(DAY);
        if (!Text.isBlank(day) && !readers.computeIfAbsent(method.getMethod(), PresentOnly::readsDay)) {
            page.addObject("presentOnly", request.getRequestURI());
        }
    }

    private static boolean readsDay(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(PresentOnly::isDay);
    }

    private static boolean isDay(Parameter parameter) {
        Class<?> type = parameter.getType();
        return type == AsOf.class
                || parameter.getName().equals(DAY)
                || type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .anyMatch(DAY::equals);
    }
}
