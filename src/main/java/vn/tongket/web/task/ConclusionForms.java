package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Comment;
import vn.tongket.conclusion.Conclusion;
import vn.tongket.conclusion.ConclusionFile;
import vn.tongket.conclusion.Directive;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.document.DocumentType;
import vn.tongket.document.Style;
import vn.tongket.web.Refusals.Problem;

/** Conclusions as their forms show them. */
final class ConclusionForms {

    private ConclusionForms() {}

    record File(
            String title,
            Conclusion.Stage stage,
            boolean speech,
            String issuer,
            String issuerName,
            boolean party,
            boolean fromConference,
            String refusal,
            boolean checkedUnsound,
            Instant signedAt,
            String signerLine,
            String symbol,
            String issuedOn,
            Draft draft,
            List<Line> lines,
            Resolving resolving,
            Signature signature,
            Issuing issuing,
            DirectiveForm directive,
            List<Problem> problems,
            List<Note> notes,
            List<Note> resolvingNotes,
            List<Option> clauseRefs,
            List<Option> consulted) {}

    /** One clause as it is read before it is signed. */
    record Line(
            String ref,
            boolean general,
            boolean tracker,
            String text,
            String leads,
            String cooperating,
            String due,
            String target) {}

    /** One choice of a list. */
    record Option(String code, String name) {}

    /**
     * The draft with the comments on it, as the coordinator works through them.
     *
     * @param comments what units said themselves
     * @param entered what the coordinator enters for units
     */
    record Resolving(List<Comment> comments, List<Comment> entered, Draft draft, Integer version) {}

    record DirectiveForm(
            String issuer,
            String documentType,
            String field,
            String subject,
            boolean pending,
            String number,
            String date,
            String symbol,
            boolean recorded) {

        Directive.Entry read() {
            return new Directive.Entry(issuer, documentType, field, subject, pending, number, date);
        }
    }

    /**
     * A sentence beside a field.
     *
     * @param kind {@code error} or {@code warning}
     * @param proposal what a click puts into the field, or null
     */
    record Note(String at, @JsonProperty("text") String message, String kind, String proposal) {}

    static File of(ConclusionFile file, List<Problem> problems, List<Note> notes, String subject) {
        Conclusion conclusion = file.conclusion();
        return new File(
                conclusion.title(),
                conclusion.stage(),
                conclusion.isSpeech(),
                conclusion.issuer(),
                file.issuerName(),
                file.style() == Style.PARTY,
                conclusion.conferenceId() != null,
                conclusion.refusal(),
                Boolean.FALSE.equals(conclusion.clausesSound()),
                conclusion.signedAt(),
                signerLine(conclusion.signature(), file.style()),
                conclusion.symbol(),
                conclusion.issuedOn() == null
                        ? null
                        : Deadline.day(conclusion.issuedOn()).text(),
                file.draft(),
                items(file.draft()).map(item -> line(item, file)).toList(),
                new Resolving(
                        file.comments().stream()
                                .filter(comment -> !comment.onBehalf())
                                .toList(),
                        file.comments().stream().filter(Comment::onBehalf).toList(),
                        file.draft(),
                        file.draft().version()),
                file.signature(),
                issuing(conclusion),
                directive(file, subject),
                problems,
                notes,
                notes.stream()
                        .map(note -> new Note("draft." + note.at(), note.message(), note.kind(), note.proposal()))
                        .toList(),
                items(file.draft())
                        .map(item -> new Option(item.ref(), item.ref()))
                        .toList(),
                file.draft().consultedUnits().stream()
                        .map(code -> new Option(code, file.unitNames().getOrDefault(code, code)))
                        .toList());
    }

    private static Stream<Draft.Item> items(Draft draft) {
        return draft.clauses().stream().flatMap(item -> Stream.concat(Stream.of(item), item.parts().stream()));
    }

    private static Line line(Draft.Item item, ConclusionFile file) {
        return new Line(
                item.ref(),
                item.general(),
                item.coordination(),
                item.text(),
                names(item.leadUnits(), item.leadGroups(), file),
                names(item.cooperatingUnits(), item.cooperatingGroups(), file),
                item.due(),
                item.targetName() == null
                        ? null
                        : Stream.of(item.targetName(), item.target(), item.targetUnit())
                                .filter(part -> part != null)
                                .collect(Collectors.joining(" ")));
    }

    private static String names(List<String> units, List<String> groups, ConclusionFile file) {
        return Stream.concat(
                        units.stream().map(code -> file.unitNames().getOrDefault(code, code)),
                        groups.stream().map(code -> file.groupNames().getOrDefault(code, code)))
                .collect(Collectors.joining("; "));
    }

    private static String signerLine(Signature signature, Style style) {
        if (signature.capacity() == null || signature.title() == null) {
            return null;
        }
        return (signature.capacity().prefix(style) + " " + signature.title()).trim();
    }

    private static Issuing issuing(Conclusion conclusion) {
        Issuing wanted = conclusion.wanted();
        return new Issuing(
                wanted.documentType() == null && !conclusion.isSpeech()
                        ? DocumentType.CONCLUSION
                        : wanted.documentType(),
                wanted.number(),
                wanted.date());
    }

    private static DirectiveForm directive(ConclusionFile file, String subject) {
        Directive directive = file.directive();
        return directive == null
                ? new DirectiveForm(null, DocumentType.OFFICIAL_LETTER, null, subject, false, null, null, null, false)
                : new DirectiveForm(
                        directive.issuer(),
                        directive.documentType(),
                        directive.field(),
                        directive.subject(),
                        directive.pending(),
                        directive.numberText(),
                        directive.dateText(),
                        directive.symbol(),
                        directive.recordedAt() != null);
    }
}
