package vn.tongket.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/** A plan that was read: what {@link PlanDraft} holds as text, with its types. */
record Plan(
        String title,
        ReviewKind kind,
        Qualifier qualifier,
        LocalDate periodFrom,
        LocalDate periodTo,
        Roles roles,
        String purpose,
        Set<Phase> phases,
        List<Cited> subjects,
        List<Milestone> milestones,
        List<Section> outline,
        List<Indicator> indicators,
        Reporters reporters,
        Deadline due,
        LocalDate closingOn,
        UUID previousCycle) {

    /** Which unit does what in the cycle. */
    record Roles(String organizer, String approver, String reviewer, String clerk, String council, String tracker) {}

    /** A subject with what tells its document from another one of the same number. */
    record Cited(Subject.Role role, String citation, String issuer, LocalDate dated, String description) {}

    /**
     * Who is to report.
     *
     * @param writers who writes, by the unit whose results are reported
     */
    record Reporters(List<String> groups, List<String> units, Set<String> except, Map<String, String> writers) {}

    boolean has(Phase phase) {
        return phases.contains(phase);
    }
}
