package vn.tongket.web.urging;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.tongket.assignment.urging.UrgingBoard;
import vn.tongket.audit.Actors;

/** A unit that opens the page of a task, or its form, has seen what it was urged to. */
@Configuration
class OpenedByUnit implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern TASK =
            Pattern.compile("/(?:nhiem-vu|api/assignments)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final UrgingBoard board;

    OpenedByUnit(UrgingBoard board) {
        this.board = board;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/nhiem-vu/*", "/nhiem-vu/*/*", "/api/assignments/*");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        Matcher task = TASK.matcher(request.getRequestURI());
        if (failure == null && "GET".equals(request.getMethod()) && response.getStatus() == 200 && task.matches()) {
            board.opened(Actors.current(), UUID.fromString(task.group(1)));
        }
    }
}
