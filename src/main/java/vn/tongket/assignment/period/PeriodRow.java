package vn.tongket.assignment.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.assignment.Facts;
import vn.tongket.calendar.Deadline;

/**
 * One assignment as it stood at the end of a period, with how it stood when the figures before were closed.
 *
 * @param before how it stood then; null when it was not yet there
 * @param extensions how often more time was granted until the end of the period
 * @param extendedTo the due date that was granted last within the period; else null
 */
record PeriodRow(
        UUID id,
        String ref,
        String text,
        String unit,
        String unitName,
        boolean handedOn,
        State now,
        State before,
        String unitBefore,
        String unitNameBefore,
        Instant originalDueAt,
        LocalDate originalDueOn,
        Deadline due,
        int extensions,
        LocalDate extendedTo,
        String rung,
        String letter,
        boolean answered,
        int letters,
        boolean reported) {

    /** How it stood at a moment. */
    record State(
            Instant at,
            Instant dueAt,
            Instant acceptedAt,
            Instant submittedAt,
            Instant confirmedAt,
            Instant suspendedAt,
            Instant cancelledAt,
            Instant withdrawnAt) {

        /** What the status table is asked with, by the due date in force or another one. */
        Facts facts(Instant due) {
            return new Facts(
                    halted(),
                    confirmedAt != null,
                    due != null,
                    due != null && submittedAt != null && submittedAt.isAfter(due),
                    due != null && at.isAfter(due),
                    acceptedAt != null);
        }

        String halted() {
            if (withdrawnAt != null) {
                return "WITHDRAWN";
            }
            if (cancelledAt != null) {
                return "CANCELLED";
            }
            return isSuspended() ? "SUSPENDED" : "NO";
        }

        boolean isSuspended() {
            return suspendedAt != null && confirmedAt == null && cancelledAt == null && withdrawnAt == null;
        }

        boolean isTakenBack() {
            return cancelledAt != null || withdrawnAt != null;
        }
    }

    boolean isNew(java.util.function.Predicate<State> what) {
        return what.test(now) && (before == null || !what.test(before));
    }
}
