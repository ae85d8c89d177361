package vn.tongket.conference.remark;

import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * A closing remark, or a clause as it was prepared.
 *
 * @param version grows with every change; 0 for a prepared clause
 * @param leadName name of who leads; null where nobody does
 * @param dueText the words that say the due date; null where none do
 * @param by who took it down last; null for a prepared clause
 */
public record Remark(
        UUID id,
        int ordinal,
        int version,
        boolean general,
        String text,
        String leadUnit,
        String leadGroup,
        String leadName,
        Deadline due,
        String dueText,
        String by) {

    public Remark {
        due = due == null ? Deadline.UNKNOWN : due;
    }

    boolean hasLead() {
        return leadUnit != null || leadGroup != null;
    }

    /** The same remark, led and due as the other one where it says neither itself. */
    Remark filledFrom(Remark other) {
        return new Remark(
                id,
                ordinal,
                version,
                general,
                text,
                hasLead() ? leadUnit : other.leadUnit,
                hasLead() ? leadGroup : other.leadGroup,
                hasLead() ? leadName : other.leadName,
                due.isKnown() ? due : other.due,
                due.isKnown() ? dueText : other.dueText,
                by);
    }
}
