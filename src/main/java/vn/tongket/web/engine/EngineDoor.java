package vn.tongket.web.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tongket.engine.OpenTasks;

/** Puts the guard behind the login and before everything of the engine's. */
@Configuration(proxyBeanMethods = false)
class EngineDoor {

    private static final int AFTER_LOGIN = 100;

    @Bean
    FilterRegistrationBean<EngineApiGuard> engineApiGuard(OpenTasks tasks, Answers answers, ObjectMapper json) {
        FilterRegistrationBean<EngineApiGuard> guard =
                new FilterRegistrationBean<>(new EngineApiGuard(tasks, answers, json));
        guard.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        guard.setOrder(AFTER_LOGIN);
        return guard;
    }
}
