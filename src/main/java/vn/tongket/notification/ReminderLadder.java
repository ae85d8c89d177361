package vn.tongket.notification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** When people are reminded of something that is due, and how: the dates follow the decision table {@code reminder-ladder}. */
public interface ReminderLadder {

    String REPORT = "report";
    String ASSIGNMENT = "assignment";

    /** The report on the progress of an assignment without a due date, due at the end of the period. */
    String PROGRESS = "progress";

    /**
     * What is done on one day of the ladder.
     *
     * @param code {@code NOT_YET}, {@code BEFORE_5}, {@code BEFORE_1}, {@code HEAD_DIGEST}, {@code OVERDUE_NOTICE}, {@code
     *     URGING_LETTER}, {@code LISTED}, {@code EXPLANATION}, {@code CRITICISM} or {@code PROGRESS_DUE}
     * @param audience {@code NOBODY}, {@code DRAFTER}, {@code DRAFTER_AND_LEADER}, {@code LEADER} or {@code TRACKER}
     * @param channel {@code NONE}, {@code NOTICE}, {@code DIGEST}, {@code LETTER}, {@code PERIODIC_REPORT}, {@code
     *     EXPLANATION} or {@code CRITICISM}
     * @param sender {@code TRACKER} or {@code PARTY_OFFICE}
     */
    record Rung(String code, String audience, String channel, String tone, String sender, boolean letterNeeded) {

        /** Reads what the decision table answered. */
        public static Rung of(Map<String, Object> decided) {
            return new Rung(
                    (String) decided.get("rung"),
                    (String) decided.get("audience"),
                    (String) decided.get("channel"),
                    (String) decided.get("tone"),
                    (String) decided.get("sender"),
                    Boolean.TRUE.equals(decided.get("letterNeeded")));
        }

        /** Whether a notice goes out on this rung. */
        public boolean tells() {
            return !"NOBODY".equals(audience);
        }
    }

    /** Working days from now until the due day; 0 on the due day, negative from the first working day after it. */
    int workingDaysToDue(Instant dueAt, Instant now);

    /** The next moment after now at which the ladder has a new rung; empty when the last one was reached. */
    Optional<Instant> nextAt(String subjectKind, Instant dueAt, Instant now);
}
