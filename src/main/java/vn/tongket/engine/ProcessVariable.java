package vn.tongket.engine;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable: the name the models use and the type Java reads. */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(name, Integer.class);
    }

    /** A moment; {@code java.util.Date} because the engine stores no {@code java.time} type natively. */
    public static ProcessVariable<Date> moment(String name) {
        return new ProcessVariable<>(name, Date.class);
    }

    public T get(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("Process variable '%s' is not set".formatted(name)));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
