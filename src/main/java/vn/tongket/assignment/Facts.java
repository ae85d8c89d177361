package vn.tongket.assignment;

import java.util.Map;

/** What the decision table {@code assignment-status} is asked with. */
public record Facts(
        String halted, boolean confirmed, boolean hasDueDate, boolean submittedLate, boolean pastDue, boolean started) {

    /** The inputs by the names of the table. */
    public Map<String, Object> inputs() {
        return Map.of(
                "halted", halted,
                "confirmed", confirmed,
                "hasDueDate", hasDueDate,
                "submittedLate", submittedLate,
                "pastDue", pastDue,
                "started", started);
    }
}
