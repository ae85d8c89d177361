package vn.tongket.report.progress;

import java.time.Instant;
import java.util.List;

/**
 * What happened to one report, as far as it matters for completeness and punctuality.
 *
 * @param dueAt the last second in time
 * @param rounds its submissions in their order
 */
record Course(Instant dueAt, Instant withdrawnAt, List<Round> rounds) {

    /**
     * One submission.
     *
     * @param onTime decided by the moment of the submission
     * @param decidedAt when the check was decided; null as long as it is not
     * @param accepted what was decided
     */
    record Round(Instant submittedAt, boolean onTime, Instant decidedAt, boolean accepted) {}

    boolean isOwedAt(Instant moment) {
        return withdrawnAt == null || withdrawnAt.isAfter(moment);
    }

    /** The submission that counts at the moment; null where none does, also after a return. */
    Round standingAt(Instant moment) {
        Round last = null;
        for (Round round : rounds) {
            if (!round.submittedAt().isAfter(moment)) {
                last = round;
            }
        }
        boolean returned = last != null && !last.accepted() && decidedBy(last, moment);
        return returned ? null : last;
    }

    static boolean decidedBy(Round round, Instant moment) {
        return round.decidedAt() != null && !round.decidedAt().isAfter(moment);
    }

    boolean isOverdueAt(Instant moment) {
        return standingAt(moment) == null && !dueAt.isAfter(moment);
    }
}
