package vn.tongket.cycle;

import java.util.List;
import java.util.UUID;

/**
 * A complete plan as its readers see it: names instead of codes, dates as people write them.
 *
 * @param period e.g. “22/09/2008 – 31/12/2018”; null where the plan names none
 * @param closing the last day on which reports are waited for; null where some working days of grace follow the due date
 * @param reporters how many units report
 * @param symbol number and symbol once the plan was issued, else null
 * @param number as the clerk has typed it so far
 * @param date as the clerk has typed it so far
 * @param previous null where the cycle follows none
 */
public record PlanSummary(
        String title,
        ReviewKind kind,
        Qualifier qualifier,
        String period,
        String organizer,
        String coordinator,
        String approver,
        String reviewer,
        String clerk,
        String council,
        String tracker,
        String purpose,
        List<Phase> phases,
        List<SubjectView> subjects,
        List<MilestoneView> milestones,
        List<Section> outline,
        List<Indicator> indicators,
        List<GroupView> groups,
        List<String> units,
        List<String> except,
        List<WriterView> writers,
        int reporters,
        String due,
        String closing,
        String refusal,
        String symbol,
        String number,
        String date,
        PreviousView previous,
        int version) {

    /** The cycle that this one follows. */
    public record PreviousView(UUID id, String title) {}

    /** A subject; {@code confirmed} says whether the cited document is known beyond doubt. */
    public record SubjectView(
            Subject.Role role, String citation, String issuer, String date, String description, boolean confirmed) {}

    /** A date of the plan. */
    public record MilestoneView(String kind, String on, String place, String note) {}

    /** A group of reporters with the number of its units. */
    public record GroupView(String name, int units) {}

    /** A unit whose results another unit reports. */
    public record WriterView(String scope, String writer) {}
}
