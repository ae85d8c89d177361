package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import vn.tongket.report.Attachment;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportForm.Head;
import vn.tongket.report.ReportForm.Return;
import vn.tongket.report.ReportForm.SectionField;
import vn.tongket.report.TextDiff.Piece;
import vn.tongket.report.review.ReportComment;
import vn.tongket.report.review.ReviewFile;
import vn.tongket.report.review.ReviewFile.EntryReview;
import vn.tongket.report.review.ReviewFile.IndicatorReview;
import vn.tongket.report.review.ReviewFile.SectionReview;
import vn.tongket.web.Refusals;
import vn.tongket.web.Refusals.Problem;

/** Shapes of the JSON that the form of a report's reviewer loads. */
final class ReviewForms {

    private ReviewForms() {}

    /** A submitted version beside what it is judged by, with sentences in the place of keys. */
    record File(
            Head head,
            int version,
            int versionNo,
            String amendmentReason,
            Receipt receipt,
            ReportForms.Card card,
            String dataUntil,
            Integer previousNo,
            String formerCycle,
            List<ReportComment> earlier,
            List<Section> sections,
            List<Indicator> indicators,
            List<Attachment> attachments,
            List<Return> returns,
            String wholeReason,
            String newDue,
            List<Problem> warnings) {

        static File of(ReviewFile file, Refusals refusals) {
            ReportForm form = file.form();
            return new File(
                    form.head(),
                    form.version(),
                    form.versionNo(),
                    form.amendmentReason(),
                    form.receipt(),
                    ReportForms.Card.of(form.card(), refusals),
                    form.dataUntil(),
                    file.previousNo(),
                    file.formerCycle(),
                    file.earlier(),
                    file.sections().stream()
                            .map(section -> Section.of(section, refusals))
                            .toList(),
                    file.indicators().stream()
                            .map(indicator -> Indicator.of(indicator, refusals))
                            .toList(),
                    form.attachments(),
                    form.returns(),
                    form.wholeReason(),
                    form.newDue(),
                    ReportForms.sentences(form.warnings(), refusals));
        }
    }

    record Section(
            @JsonUnwrapped SectionField field,
            List<Problem> warnings,
            List<Piece> pieces,
            String former,
            List<ReportComment> comments) {

        private static Section of(SectionReview review, Refusals refusals) {
            return new Section(
                    review.field(),
                    ReportForms.sentences(review.warnings(), refusals),
                    review.pieces(),
                    review.former(),
                    review.comments());
        }
    }

    record Indicator(
            String code, String name, String unit, String limits, List<Problem> warnings, List<EntryReview> entries) {

        private static Indicator of(IndicatorReview review, Refusals refusals) {
            return new Indicator(
                    review.field().code(),
                    review.field().name(),
                    review.field().unit(),
                    review.field().limits(),
                    ReportForms.sentences(review.warnings(), refusals),
                    review.entries());
        }
    }
}
