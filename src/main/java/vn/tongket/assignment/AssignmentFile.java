package vn.tongket.assignment;

import java.util.List;

/**
 * Everything on one assignment, for those who may see it.
 *
 * @param conclusion the conclusion as people cite it
 * @param deliverable what the clause has to bring, or null
 * @param every how often the unit reports; null as long as that is not settled
 * @param period the period that runs now
 * @param periods the periods that the unit was to report on so far, the newest first
 * @param openParts parts of the task that are not done
 * @param progress what the unit has typed and not reported
 * @param notes reasons that the reader typed for a decision
 * @param version version of what the unit has typed
 */
public record AssignmentFile(
        Assignment assignment,
        String conclusion,
        String trackerName,
        Standing standing,
        boolean dueSoon,
        String deliverable,
        PeriodKind every,
        Period period,
        List<PeriodsOwed.Owed> periods,
        List<String> openParts,
        Progress progress,
        Notes notes,
        List<ProgressReport> reports,
        List<Urging> urgings,
        List<Extension> extensions,
        int version) {

    /** Reasons for decisions, each typed by whoever decides. */
    public record Notes(String submission, String confirmation, String extension, String extensionDueOn) {}
}
