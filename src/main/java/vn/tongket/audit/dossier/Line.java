package vn.tongket.audit.dossier;

import java.util.Map;
import java.util.UUID;

/**
 * One thing that happened.
 *
 * @param what code of its sentence: of an act, or {@code mail} and {@code engine.<operation>}
 * @param about what it was done to
 * @param step the element of the model that it came from, or null
 * @param details small facts as they were recorded
 */
public record Line(Position position, Who who, String what, About about, Step step, Map<String, Object> details) {

    /**
     * @param actor user id, {@code system} for the product itself, null where nobody did it
     * @param capacity groups through which the person acted, where no single one can be said
     * @param substituteFor user who was away, or null
     */
    public record Who(String actor, String role, String unit, String capacity, boolean acting, String substituteFor) {

        public static Who account(String actor) {
            return new Who(actor, null, null, "", false, null);
        }
    }

    public record About(String kind, String id, UUID cycleId, String unit) {}

    public record Step(String instanceId, String definitionId, String activityId) {

        /** {@code key:version} of the model. */
        public String model() {
            return definitionId == null ? null : definitionId.substring(0, Math.max(0, definitionId.lastIndexOf(':')));
        }
    }
}
