package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import vn.tongket.assignment.Achievement;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.AssignmentFile;
import vn.tongket.assignment.Extension;
import vn.tongket.assignment.Progress;
import vn.tongket.assignment.ProgressReport;
import vn.tongket.assignment.Urging;
import vn.tongket.calendar.Deadline;

/** Assignments as their forms show and send them. */
final class AssignmentForms {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private AssignmentForms() {}

    /**
     * One assignment.
     *
     * @param due null when there is no due date
     * @param originalDue the due date before the extension; null when there was none
     * @param every how often the unit reports, or null
     * @param extension the request that waits for its decision, or null
     */
    record File(
            UUID id,
            UUID conclusionId,
            String ref,
            String task,
            String unitName,
            String role,
            String conclusion,
            String trackerName,
            String due,
            String originalDue,
            String status,
            boolean overdue,
            boolean dueSoon,
            String deliverable,
            String every,
            TargetRow target,
            String returnReason,
            int returnedCount,
            LocalDate periodFrom,
            LocalDate periodTo,
            List<Option> periods,
            List<ProgressReport> sentBack,
            List<PartLine> openParts,
            Typed progress,
            AssignmentFile.Notes notes,
            List<ProgressReport> reports,
            List<Urging> urgings,
            List<Extension> extensions,
            Extension extension) {}

    /** A choice of a list. */
    record Option(String code, String name) {}

    /** A part of the task that is not done. */
    record PartLine(String said) {}

    /** The target and what was reported on it when the unit said that it is done. */
    record TargetRow(String name, BigDecimal value, String unit, boolean ratio, String result, boolean met) {}

    /** What the unit types. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Typed(
            String said,
            String difficulties,
            String evidence,
            String achieved,
            String assigned,
            String extensionReason,
            String extensionDueOn,
            String proposals,
            String links,
            String periodTo,
            String openPartsReason,
            Integer version) {

        Progress read() {
            return new Progress(
                    said,
                    difficulties,
                    evidence,
                    achieved,
                    assigned,
                    extensionReason,
                    extensionDueOn,
                    proposals,
                    links,
                    periodTo,
                    openPartsReason);
        }
    }

    static File of(AssignmentFile file) {
        Assignment assignment = file.assignment();
        return new File(
                assignment.id(),
                assignment.conclusionId(),
                assignment.ref(),
                assignment.text(),
                assignment.unitName(),
                assignment.role().name(),
                file.conclusion(),
                file.trackerName(),
                text(assignment.due()),
                assignment.isExtended() ? text(assignment.originalDue()) : null,
                file.standing().status(),
                file.standing().isOverdue(),
                file.dueSoon(),
                file.deliverable(),
                file.every() == null ? null : file.every().name(),
                target(assignment),
                assignment.returnReason(),
                assignment.returnedCount(),
                file.period().from(),
                file.period().to(),
                periods(file),
                file.reports().stream()
                        .filter(report -> report.decision() != null
                                && !report.decision().confirmed()
                                && report.correctedBy() == null)
                        .toList(),
                file.openParts().stream().map(PartLine::new).toList(),
                typed(file.progress(), file.version()),
                file.notes(),
                file.reports(),
                file.urgings().stream()
                        .filter(urging -> urging.sentAt() != null)
                        .toList(),
                file.extensions(),
                file.extensions().stream()
                        .filter(extension -> extension.decidedAt() == null)
                        .findFirst()
                        .orElse(null));
    }

    private static List<Option> periods(AssignmentFile file) {
        return file.periods().stream()
                .map(period -> new Option(
                        period.to().toString(),
                        "%s – %s%s"
                                .formatted(
                                        DAY.format(period.from()),
                                        DAY.format(period.to()),
                                        period.reported() ? " ✓" : "")))
                .toList();
    }

    private static String text(Deadline due) {
        return due.isKnown() ? due.text() : null;
    }

    private static TargetRow target(Assignment assignment) {
        Achievement achievement = assignment.achievement();
        return achievement == null
                ? null
                : new TargetRow(
                        assignment.target().name(),
                        achievement.target(),
                        achievement.unit(),
                        achievement.isRatio(),
                        achievement.text(),
                        achievement.isMet());
    }

    private static Typed typed(Progress progress, int version) {
        return new Typed(
                progress.said(),
                progress.difficulties(),
                progress.evidence(),
                progress.achieved(),
                progress.assigned(),
                progress.extensionReason(),
                progress.extensionDueOn(),
                progress.proposals(),
                progress.links(),
                progress.periodTo(),
                progress.openPartsReason(),
                version);
    }
}
