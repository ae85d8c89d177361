package vn.tongket.start;

import java.util.Arrays;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ScannedGenericBeanDefinition;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import vn.tongket.AtStart;

/**
 * Makes features when they are first needed, so that the start grows little with their number. Tests make all of them at
 * once, so a bean that cannot be made is found there. What runs by the clock or when all is there is made at once.
 */
class LazyFeatures implements AtStart, ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void prepare(SpringApplication application) {
        application.addInitializers(this);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(LazyFeatures::apply);
    }

    private static void apply(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            if (definition instanceof ScannedGenericBeanDefinition
                    && definition.getBeanClassName() != null
                    && canWait(
                            ClassUtils.resolveClassName(definition.getBeanClassName(), beans.getBeanClassLoader()))) {
                definition.setLazyInit(true);
            }
        }
    }

    private static boolean canWait(Class<?> type) {
        return !SmartInitializingSingleton.class.isAssignableFrom(type)
                && !AnnotatedElementUtils.hasAnnotation(type, Configuration.class)
                && Arrays.stream(ReflectionUtils.getDeclaredMethods(type))
                        .noneMatch(method -> AnnotatedElementUtils.hasAnnotation(method, Scheduled.class));
    }
}
