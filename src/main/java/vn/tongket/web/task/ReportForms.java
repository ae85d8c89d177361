package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import vn.tongket.Refusal;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.report.Attachment;
import vn.tongket.report.ExtensionDesk;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReferenceCard;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportForm.Head;
import vn.tongket.report.ReportForm.IndicatorField;
import vn.tongket.report.ReportForm.Return;
import vn.tongket.report.ReportForm.SectionField;
import vn.tongket.report.review.ReportComment;
import vn.tongket.web.Refusals;
import vn.tongket.web.Refusals.Problem;

/** Shapes of the JSON that the forms of a report load and save. */
final class ReportForms {

    private ReportForms() {}

    /** What a form shows: the report with sentences in the place of keys. */
    record File(
            Head head,
            int version,
            int versionNo,
            boolean editable,
            String amendmentReason,
            String sentBackReason,
            Receipt receipt,
            Card card,
            String dataUntil,
            List<SectionView> sections,
            List<IndicatorView> indicators,
            List<Attachment> attachments,
            List<Return> returns,
            List<ReportComment> comments,
            Asked extension,
            String wholeReason,
            String newDue,
            List<Problem> missing,
            List<Problem> problems,
            List<Problem> warnings) {

        static File of(ReportForm form, Map<String, String> sources, List<Refusal.Problem> more, Refusals refusals) {
            return new File(
                    form.head(),
                    form.version(),
                    form.versionNo(),
                    form.editable(),
                    form.amendmentReason(),
                    form.sentBackReason(),
                    form.receipt(),
                    Card.of(form.card(), refusals),
                    form.dataUntil(),
                    form.sections().stream()
                            .map(section -> new SectionView(section, sources.get(section.code())))
                            .toList(),
                    form.indicators().stream()
                            .map(indicator -> new IndicatorView(indicator, sources.get(indicator.code())))
                            .toList(),
                    form.attachments(),
                    form.returns(),
                    form.comments(),
                    form.extension() == null ? null : Asked.of(form.extension(), refusals),
                    form.wholeReason(),
                    form.newDue(),
                    sentences(form.missing(), refusals),
                    sentences(form.problems(), refusals),
                    all(more, form.warnings(), refusals));
        }
    }

    /** A section with a sentence on where its text came from, where it was not typed. */
    record SectionView(@JsonUnwrapped SectionField field, String source) {}

    /** An indicator with a sentence on where its figures came from, where they were not typed. */
    record IndicatorView(@JsonUnwrapped IndicatorField field, String source) {}

    private static List<Problem> all(List<Refusal.Problem> first, List<Refusal.Problem> then, Refusals refusals) {
        return sentences(Stream.concat(first.stream(), then.stream()).toList(), refusals);
    }

    /** A card in the place of a classified report, in words. */
    record Card(String level, LocalDate deliveredOn, String channel, String recipient, String registerNumber) {

        static Card of(ReferenceCard card, Refusals refusals) {
            return card == null
                    ? null
                    : new Card(
                            refusals.text("web.card.level." + card.level()),
                            card.deliveredOn(),
                            refusals.text("web.card.channel." + card.channel()),
                            refusals.text("web.card.recipient." + card.recipientRole()),
                            card.registerNumber());
        }
    }

    static List<Problem> sentences(List<Refusal.Problem> problems, Refusals refusals) {
        return problems.stream()
                .map(problem -> new Problem(
                        problem.at(),
                        refusals.text(problem.key(), problem.args().toArray())))
                .toList();
    }

    /** A request for more time, and the last answer to one as a sentence. */
    record Asked(String reason, String until, boolean waiting, String last) {

        static Asked of(ReportForm.Extension extension, Refusals refusals) {
            String last = extension.last() == null
                    ? null
                    : refusals.text(
                            extension.last().key(), extension.last().args().toArray());
            return new Asked(extension.reason(), extension.until(), extension.waiting(), last);
        }
    }

    /** What the drafter typed; everything else of the form is ignored. */
    record Typed(
            Integer version,
            String dataUntil,
            List<Section> sections,
            List<Indicator> indicators,
            List<Resolved> comments,
            Asked extension) {

        record Resolved(UUID id, String resolution) {}

        record Section(String code, boolean leaf, String text, boolean notApplicable, String reason) {}

        record Indicator(String code, List<Value> entries) {}

        record Value(Integer year, String value, String numerator, String denominator, String names) {}

        ReportContent content() {
            Stream<Section> written = sections == null ? Stream.empty() : sections.stream();
            Stream<Indicator> figures = indicators == null ? Stream.empty() : indicators.stream();
            return new ReportContent(
                    dataUntil,
                    written.filter(Section::leaf)
                            .map(s -> new Passage(s.code(), s.text(), s.notApplicable(), s.reason()))
                            .toList(),
                    figures.flatMap(indicator -> (indicator.entries() == null ? List.<Value>of() : indicator.entries())
                                    .stream()
                                            .map(v -> new Entry(
                                                    indicator.code(),
                                                    v.year(),
                                                    v.value(),
                                                    v.numerator(),
                                                    v.denominator(),
                                                    v.names())))
                            .toList());
        }

        List<ReportComment.Resolution> resolutions() {
            return comments == null
                    ? List.of()
                    : comments.stream()
                            .map(comment -> new ReportComment.Resolution(comment.id(), comment.resolution()))
                            .toList();
        }

        ExtensionDesk.Draft request() {
            return extension == null
                    ? null
                    : new ExtensionDesk.Draft(extension.reason(), extension.until(), null, null);
        }
    }

    /** What the drafter's save is answered with. */
    record Saved(int version, List<Problem> missing, List<Problem> problems, List<Problem> warnings) {

        static Saved of(ReportForm.Saved saved, List<Refusal.Problem> more, Refusals refusals) {
            return new Saved(
                    saved.version(),
                    sentences(saved.missing(), refusals),
                    sentences(saved.problems(), refusals),
                    all(more, saved.warnings(), refusals));
        }
    }

    /** Why an accepted report is opened again. */
    record Amendment(String reason) {}

    /** What the leader types: what the drafter is to change, or how the leader signs. */
    record Decision(String sentBackReason, SigningEntry signing) {}

    /** The report as its leader reads it, with the signature. */
    record Submission(
            @JsonUnwrapped File file, @JsonUnwrapped Signings.Form signature) {}

    /** What the reviewer typed. */
    record Check(
            Integer version,
            String wholeReason,
            String newDue,
            List<SectionReason> sections,
            List<IndicatorCheck> indicators) {

        record SectionReason(String code, String returnReason, List<Said> comments) {}

        record IndicatorCheck(String code, List<EntryCheck> entries) {}

        record EntryCheck(Integer year, List<Said> comments) {}

        record Said(UUID id, String text) {}

        List<ReportComment.Typed> said() {
            if (sections == null && indicators == null) {
                return null;
            }
            Stream<ReportComment.Typed> ofSections = orNone(sections).stream()
                    .flatMap(section -> orNone(section.comments()).stream()
                            .map(said -> new ReportComment.Typed(said.id(), section.code(), null, null, said.text())));
            Stream<ReportComment.Typed> ofFigures = orNone(indicators).stream()
                    .flatMap(indicator -> orNone(indicator.entries()).stream()
                            .flatMap(entry -> orNone(entry.comments()).stream()
                                    .map(said -> new ReportComment.Typed(
                                            said.id(), null, indicator.code(), entry.year(), said.text()))));
            return Stream.concat(ofSections, ofFigures).toList();
        }

        private static <T> List<T> orNone(List<T> list) {
            return list == null ? List.of() : list;
        }

        ReportCheck typed() {
            Stream<ReportCheck.Reason> whole = Stream.of(new ReportCheck.Reason(null, wholeReason));
            Stream<ReportCheck.Reason> parts = sections == null
                    ? Stream.empty()
                    : sections.stream().map(s -> new ReportCheck.Reason(s.code(), s.returnReason()));
            return new ReportCheck(
                    null, null, null, newDue, Stream.concat(whole, parts).toList(), version(version));
        }

        private static int version(Integer version) {
            return version == null ? 0 : version;
        }
    }

    /** A request for more time as the coordinator answers it. */
    record Extension(
            String title,
            String unit,
            String due,
            String reason,
            LocalDate requestedUntil,
            Instant requestedAt,
            String answer,
            String grantedUntil) {}

    record Version(int version) {}
}
