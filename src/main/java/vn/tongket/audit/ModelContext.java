package vn.tongket.audit;

import java.util.Optional;

/**
 * The element of the model from which the current act comes; set around every delegate and listener by the engine
 * package.
 *
 * @param processInstanceId the engine's id
 * @param processDefinitionId the engine's id, {@code key:version:id}
 * @param activityId id of the element, e.g. {@code Task_SignReport}
 */
public record ModelContext(String processInstanceId, String processDefinitionId, String activityId) {

    private static final ThreadLocal<ModelContext> CURRENT = new ThreadLocal<>();

    public static Optional<ModelContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the current context; returns the one before, to be put back by {@link #restore}. */
    public static ModelContext enter(ModelContext context) {
        ModelContext before = CURRENT.get();
        CURRENT.set(context);
        return before;
    }

    public static void restore(ModelContext before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
