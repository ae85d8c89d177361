package vn.tongket.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something that somebody did, as it goes into the record.
 *
 * @param code what was done, English and stable: {@code report.submitted}; its sentence is {@code act.report.submitted}
 * @param subjectKind kind of the thing, e.g. {@code report}
 * @param subjectId id of the thing
 * @param cycleId the review cycle it belongs to, or null
 * @param unit code of the unit it concerns, or null
 * @param details small facts (old and new value, reason, number); no secrets, no whole texts
 */
public record Act(
        String code, String subjectKind, String subjectId, UUID cycleId, String unit, Map<String, Object> details) {

    public static Act of(String code, String subjectKind, Object subjectId) {
        return new Act(code, subjectKind, String.valueOf(subjectId), null, null, Map.of());
    }

    public Act inCycle(UUID cycle) {
        return new Act(code, subjectKind, subjectId, cycle, unit, details);
    }

    public Act ofUnit(String unitCode) {
        return new Act(code, subjectKind, subjectId, cycleId, unitCode, details);
    }

    /** Adds one fact; a null value is left out. */
    public Act with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Act(code, subjectKind, subjectId, cycleId, unit, more);
    }
}
