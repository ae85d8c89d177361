package vn.tongket.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Addressee.Role;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Target;

/**
 * One clause to be carried out by one unit.
 *
 * @param ref number of the clause, as people cite it
 * @param text what the clause asks for
 * @param branch branch of the unit, which decides who urges it
 * @param group the group through which the unit was addressed, as it was when the conclusion was split; or null
 * @param trackerUnit who confirms the result; null as long as nobody was named
 * @param originalDue the due date before any extension
 * @param submittedAt moment of the completion report that counts: it decides between in time and late
 * @param confirmedAt moment at which the tracker confirmed the result, which completes the assignment
 */
public record Assignment(
        UUID id,
        UUID conclusionId,
        UUID cycleId,
        UUID clauseId,
        String ref,
        String text,
        String unit,
        String unitName,
        String branch,
        Role role,
        String group,
        ClauseKind kind,
        Carrier carrier,
        UUID parentId,
        Deadline due,
        Deadline originalDue,
        Target target,
        BigDecimal achieved,
        BigDecimal assigned,
        String coordinatorUnit,
        String trackerUnit,
        Instant openedAt,
        Instant acceptedAt,
        Instant submittedAt,
        Instant confirmedAt,
        int returnedCount,
        String returnReason,
        Instant suspendedAt,
        Instant cancelledAt,
        Instant withdrawnAt,
        String haltReason,
        int version) {

    /** Last moment in time; null when there is no due date. */
    public Instant dueAt() {
        return due.isKnown() ? due.dueAt() : null;
    }

    /** Which one it is, in a list of tasks: “5b – Sở Tài chính”. */
    public String label() {
        return ref + " – " + unitName;
    }

    /** Completed, cancelled or withdrawn: nothing more is expected of the unit. */
    public boolean isClosed() {
        return confirmedAt != null || cancelledAt != null || withdrawnAt != null;
    }

    public boolean isExtended() {
        return !due.equals(originalDue);
    }

    /** What was achieved of the target; null when the clause has none. */
    public Achievement achievement() {
        return target == null ? null : new Achievement(achieved, assigned, target.value(), target.unit());
    }

    /** What the status table is asked with. */
    public Facts facts(Instant now) {
        return new Facts(
                halted(),
                confirmedAt != null,
                due.isKnown(),
                due.isKnown() && submittedAt != null && submittedAt.isAfter(dueAt()),
                due.isKnown() && now.isAfter(dueAt()),
                acceptedAt != null);
    }

    private String halted() {
        if (withdrawnAt != null) {
            return "WITHDRAWN";
        }
        if (cancelledAt != null) {
            return "CANCELLED";
        }
        return suspendedAt == null ? "NO" : "SUSPENDED";
    }
}
