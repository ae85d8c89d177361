package vn.tongket.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tongket.Refusal;
import vn.tongket.report.review.ReportComment;

/**
 * A version of a report beside what the plan asks for, in the order of the plan. Places of problems are paths into it.
 *
 * @param version revision of what is written here; to be given back when it is saved
 * @param versionNo which round it is
 * @param editable whether this person may type into the report now
 * @param card where the report is when it is classified and travels elsewhere; else null
 * @param comments what was said about the version before, for the unit that goes on with a copy of it
 * @param missing what blocks the submission because it is not there yet
 * @param problems what blocks the submission because it is wrong
 * @param warnings what deserves a second look
 */
public record ReportForm(
        Head head,
        int version,
        int versionNo,
        boolean editable,
        String amendmentReason,
        String sentBackReason,
        Receipt receipt,
        ReferenceCard card,
        String dataUntil,
        List<SectionField> sections,
        List<IndicatorField> indicators,
        List<Attachment> attachments,
        List<Return> returns,
        List<ReportComment> comments,
        Extension extension,
        String wholeReason,
        String newDue,
        List<Refusal.Problem> missing,
        List<Refusal.Problem> problems,
        List<Refusal.Problem> warnings) {

    /** What the report is about, for whom and until when. */
    public record Head(
            UUID obligation,
            UUID cycle,
            String title,
            String unit,
            String scope,
            String period,
            String due,
            Instant dueAt,
            boolean overdue,
            boolean closed) {}

    /**
     * A section of the outline with what is written there.
     *
     * @param depth 0 for a section at the top
     * @param returnReason what the reviewer writes about it now; null for the unit
     */
    public record SectionField(
            String code,
            String title,
            String guidance,
            int depth,
            boolean leaf,
            boolean required,
            int minWords,
            String text,
            boolean notApplicable,
            String reason,
            String returnReason) {}

    /** An indicator with its entries, one per year where it is a series. */
    public record IndicatorField(
            String code,
            String name,
            String unit,
            String kind,
            boolean yearly,
            boolean required,
            String limits,
            List<EntryField> entries) {}

    /** One entry as it is typed; {@code shown} is what it means to a reader. */
    public record EntryField(
            Integer year, String value, String numerator, String denominator, String names, BigDecimal percent) {}

    /** An earlier round: why the report came back. */
    public record Return(Instant at, String newDue, List<SectionReason> reasons) {}

    /** A reason with the section's number and title; both null when the whole report is meant. */
    public record SectionReason(String code, String title, String reason) {}

    /**
     * A request for more time.
     *
     * @param reason why, as it is being typed
     * @param until until when, as it is being typed
     * @param waiting whether a request waits for its answer
     * @param last the last answer; null where there is none
     */
    public record Extension(String reason, String until, boolean waiting, Refusal.Problem last) {}

    /** What a save is answered with. */
    public record Saved(
            int version,
            List<Refusal.Problem> missing,
            List<Refusal.Problem> problems,
            List<Refusal.Problem> warnings) {}
}
