package vn.tongket.report;

import java.util.List;
import vn.tongket.cycle.DeadlineExtension;
import vn.tongket.report.review.ReportComment;

/**
 * A report as its page shows it: where it stands, one version whole, and everything that happened.
 *
 * @param form the version that is shown; null while there is none that the person may read
 * @param shown number of the version that is shown
 * @param rounds all versions, the newest first
 * @param returned how many times the report was returned
 * @param mayAmend whether the person may open the accepted report again
 * @param mayUndo whether the person may take the acceptance back
 */
public record ReportView(
        ReportHead head,
        ReportForm form,
        int shown,
        List<ReportRound> rounds,
        int returned,
        List<ReportComment> comments,
        List<DeadlineExtension> extensions,
        boolean mayAmend,
        boolean mayUndo) {

    /** How many comments wait for the unit's word. */
    public long openComments() {
        return comments.stream()
                .filter(comment -> comment.said() && comment.isOpen())
                .count();
    }

    /** Which comments concern a section, or a figure, of the version that is shown. */
    public List<ReportComment> ofSection(String code) {
        return comments.stream()
                .filter(comment -> comment.versionNo() == shown && code.equals(comment.section()))
                .toList();
    }
}
