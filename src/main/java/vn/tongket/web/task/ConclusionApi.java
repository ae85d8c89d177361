package vn.tongket.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.Refusal;
import vn.tongket.audit.Actors;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.ConclusionFile;
import vn.tongket.conclusion.ConsultationDesk;
import vn.tongket.conclusion.ConsultationFile;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.lint.Inspected;
import vn.tongket.document.FirstCitation;
import vn.tongket.web.Refusals;
import vn.tongket.web.Refusals.Problem;

/** What the forms of a conclusion read and save, and what a consulted unit sees and says. */
@RestController
@RequestMapping("/api/conclusions/{id}")
class ConclusionApi {

    private final ConclusionDesk desk;
    private final ConsultationDesk consultation;
    private final Refusals refusals;

    ConclusionApi(ConclusionDesk desk, ConsultationDesk consultation, Refusals refusals) {
        this.desk = desk;
        this.consultation = consultation;
        this.refusals = refusals;
    }

    /** What was saved, with what cannot be read of it, what is to be looked at, and marks for single places of the form. */
    record Saved(Integer version, List<ConclusionForms.Note> problems, Map<String, String> marks) {}

    /** A comment of a unit; without a ref it is about the whole. */
    record Said(String unit, String clauseRef, String text) {}

    record Numbered(String number, String date) {}

    @GetMapping
    ConclusionForms.File file(@PathVariable UUID id) {
        ConclusionFile file = desk.file(Actors.current(), id);
        return ConclusionForms.of(
                file, sentences(file.problems(), ""), notes(file.inspected(), List.of(), ""), subject(file));
    }

    /** What a directive is about unless the clerk says otherwise. */
    private String subject(ConclusionFile file) {
        return file.conclusion().symbol() == null
                ? null
                : refusals.text(
                        "conclusion.directive.default",
                        FirstCitation.typeName(file.conclusion().documentType()),
                        file.conclusion().symbol());
    }

    @PutMapping("/draft")
    Saved saveDraft(@PathVariable UUID id, @RequestBody Draft draft) {
        ConclusionDesk.Saved saved = desk.saveDraft(Actors.current(), id, draft);
        return saved(saved, "draft");
    }

    @PostMapping("/draft/refs")
    void renumber(@PathVariable UUID id) {
        desk.renumber(Actors.current(), id);
    }

    @PostMapping("/draft/addressees")
    void fillAddressees(@PathVariable UUID id) {
        desk.fillAddressees(Actors.current(), id);
    }

    @PutMapping("/resolving")
    Saved resolve(@PathVariable UUID id, @RequestBody ConclusionForms.Resolving resolving) {
        ConclusionDesk.Saved saved = consultation.resolve(
                Actors.current(),
                id,
                resolving.comments(),
                resolving.entered(),
                resolving.draft().at(resolving.version()));
        return saved(saved, "resolving.draft");
    }

    @PutMapping("/signature")
    Saved saveSignature(@PathVariable UUID id, @RequestBody Signature signature) {
        return new Saved(desk.saveSignature(Actors.current(), id, signature), List.of(), Map.of());
    }

    @PutMapping("/issuing")
    Saved saveIssuing(@PathVariable UUID id, @RequestBody Issuing issuing) {
        return new Saved(desk.saveIssuing(Actors.current(), id, issuing), List.of(), Map.of());
    }

    @PutMapping("/directive")
    void saveDirective(@PathVariable UUID id, @RequestBody ConclusionForms.DirectiveForm directive) {
        desk.saveDirective(Actors.current(), id, directive.read());
    }

    @PostMapping("/directive/number")
    void completeDirective(@PathVariable UUID id, @RequestBody Numbered numbered) {
        desk.completeDirective(Actors.current(), id, numbered.number(), numbered.date());
    }

    @GetMapping("/consultation")
    List<ConsultationFile> consultation(@PathVariable UUID id) {
        return consultation.files(Actors.current(), id);
    }

    @PostMapping("/comments")
    void comment(@PathVariable UUID id, @RequestBody Said said) {
        consultation.comment(Actors.current(), id, said.unit(), said.clauseRef(), said.text());
    }

    private Saved saved(ConclusionDesk.Saved saved, String draft) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (int i = 0; i < saved.reasons().size(); i++) {
            marks.put(
                    draft + ".reasons." + i + ".clauses", saved.reasons().get(i).clauses());
        }
        String prefix = draft.equals("draft") ? "" : "draft.";
        return new Saved(saved.version(), notes(saved.inspected(), saved.problems(), prefix), marks);
    }

    private List<ConclusionForms.Note> notes(Inspected inspected, List<Refusal.Problem> broken, String prefix) {
        return Stream.of(
                        broken.stream().map(problem -> note(problem, "error", null, prefix)),
                        inspected.errors().stream()
                                .map(found -> note(found.problem(), "error", found.proposal(), prefix)),
                        inspected.warnings().stream()
                                .map(found -> note(found.problem(), "warning", found.proposal(), prefix)))
                .flatMap(Function.identity())
                .toList();
    }

    private ConclusionForms.Note note(Refusal.Problem problem, String kind, String proposal, String prefix) {
        return new ConclusionForms.Note(
                prefix + problem.at(),
                refusals.text(problem.key(), problem.args().toArray()),
                kind,
                proposal);
    }

    private List<Problem> sentences(List<Refusal.Problem> problems, String prefix) {
        return problems.stream()
                .map(problem -> new Problem(
                        prefix + problem.at(),
                        refusals.text(problem.key(), problem.args().toArray())))
                .toList();
    }
}
