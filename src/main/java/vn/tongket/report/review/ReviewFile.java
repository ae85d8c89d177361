package vn.tongket.report.review;

import java.util.List;
import vn.tongket.Refusal;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportForm.IndicatorField;
import vn.tongket.report.ReportForm.SectionField;
import vn.tongket.report.TextDiff.Piece;

/**
 * A submitted version as its reviewer reads it: beside what was found in it, the version before and the previous cycle.
 *
 * @param previousNo the version that it is compared with; null for the first
 * @param earlier what was said about the version before, with what the unit did about it
 * @param formerCycle title of the previous cycle; null where the plan names none or the unit was not in it
 */
public record ReviewFile(
        ReportForm form,
        Integer previousNo,
        String formerCycle,
        List<ReportComment> earlier,
        List<SectionReview> sections,
        List<IndicatorReview> indicators) {

    /**
     * One section beside what it is judged by.
     *
     * @param pieces the text with what changed since the version before; null where there is none or nothing changed
     * @param former what the unit wrote there in the previous cycle; null where nothing
     */
    public record SectionReview(
            SectionField field,
            List<Refusal.Problem> warnings,
            List<Piece> pieces,
            String former,
            List<ReportComment> comments) {}

    public record IndicatorReview(IndicatorField field, List<Refusal.Problem> warnings, List<EntryReview> entries) {}

    /** One figure as people write it, now, in the version before and in the previous cycle. */
    public record EntryReview(
            Integer year, String now, String previous, boolean changed, String former, List<ReportComment> comments) {}
}
