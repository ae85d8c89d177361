package vn.tongket.engine;

import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Date;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Expressions of models and decision tables may read plain variables and name our delegates and listeners, nothing else:
 * no method calls, no properties of objects, no other beans, no {@code execution} or {@code task}.
 */
class PlainExpressions extends JuelExpressionManager {

    private static final Set<String> REFUSED = Set.of(
            VariableScopeElResolver.EXECUTION_KEY,
            VariableScopeElResolver.TASK_KEY,
            VariableScopeElResolver.CASE_EXECUTION_KEY,
            VariableScopeElResolver.EXTERNAL_TASK_KEY,
            VariableContextElResolver.VAR_CTX_KEY);

    private final ApplicationContext context;
    private volatile Set<String> delegates;

    PlainExpressions(ApplicationContext context) {
        this.context = context;
        setExpressionFactory(new ExpressionFactoryImpl(ExpressionFactoryImpl.Profile.JEE5));
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new RefusedNames());
        resolver.add(new PlainValues(new VariableScopeElResolver()));
        resolver.add(new PlainValues(new VariableContextElResolver()));
        resolver.add(new Delegates());
        return resolver;
    }

    private Set<String> delegates() {
        if (delegates == null) {
            Set<String> names = new TreeSet<>();
            for (Class<?> type : new Class<?>[] {JavaDelegate.class, TaskListener.class, ExecutionListener.class}) {
                names.addAll(Arrays.asList(context.getBeanNamesForType(type)));
            }
            delegates = names;
        }
        return delegates;
    }

    /** Answers nothing; the base of the resolvers here, all of which are read only. */
    private abstract static class ReadOnly extends ELResolver {

        @Override
        public void setValue(ELContext elContext, Object base, Object property, Object value) {
            throw new ProcessEngineException("Expression may not set '%s'".formatted(property));
        }

        @Override
        public boolean isReadOnly(ELContext elContext, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext elContext, Object base, Object property) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext elContext, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext elContext, Object base) {
            return Object.class;
        }
    }

    private static final class RefusedNames extends ReadOnly {

        @Override
        public Object getValue(ELContext elContext, Object base, Object property) {
            if (base != null || REFUSED.contains(String.valueOf(property))) {
                throw new ProcessEngineException("Expression may not read '%s'".formatted(property));
            }
            return null;
        }
    }

    private static final class PlainValues extends ReadOnly {

        private final ELResolver resolver;

        private PlainValues(ELResolver resolver) {
            this.resolver = resolver;
        }

        @Override
        public Object getValue(ELContext elContext, Object base, Object property) {
            Object value = resolver.getValue(elContext, base, property);
            boolean plain = value == null
                    || value instanceof CharSequence
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Date;
            if (!plain) {
                throw new ProcessEngineException("Variable '%s' is a %s, which expressions may not read"
                        .formatted(property, value.getClass().getSimpleName()));
            }
            return value;
        }
    }

    private final class Delegates extends ReadOnly {

        @Override
        public Object getValue(ELContext elContext, Object base, Object property) {
            if (base == null && delegates().contains(String.valueOf(property))) {
                elContext.setPropertyResolved(true);
                return context.getBean(String.valueOf(property));
            }
            return null;
        }
    }
}
