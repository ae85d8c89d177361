package vn.tongket.web.conclusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.list.TaskBoard;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conclusion.Comment;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.ConclusionFile;
import vn.tongket.conclusion.ConsultationBoard;
import vn.tongket.conclusion.ConsultationTable;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.PastConclusions;
import vn.tongket.conclusion.lint.Finding;
import vn.tongket.cycle.CycleCitations;
import vn.tongket.cycle.Cycles;
import vn.tongket.report.TextDiff;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;

/** One conclusion: where it comes from and what follows from it, its clauses, and what became of comments on it. */
@Page
class ConclusionPages {

    private final ConclusionDesk desk;
    private final PastConclusions past;
    private final ConsultationBoard board;
    private final Cycles cycles;
    private final CycleCitations citations;
    private final TaskBoard tasks;
    private final Refusals refusals;

    ConclusionPages(
            ConclusionDesk desk,
            PastConclusions past,
            ConsultationBoard board,
            Cycles cycles,
            CycleCitations citations,
            TaskBoard tasks,
            Refusals refusals) {
        this.desk = desk;
        this.past = past;
        this.board = board;
        this.cycles = cycles;
        this.citations = citations;
        this.tasks = tasks;
        this.refusals = refusals;
    }

    /** A clause with names in the place of codes. */
    record Row(Draft.Item clause, boolean part, String leads, String cooperating, String target, List<Said> findings) {}

    /** A finding as a sentence. */
    record Said(String text, boolean error) {}

    /** A comment with what its changes did to the words. */
    record Told(Comment comment, List<Changed> changes) {}

    record Changed(String ref, boolean added, boolean left, List<TextDiff.Piece> pieces) {}

    @GetMapping("/ket-luan/{id}")
    String conclusion(@PathVariable UUID id, AsOf asOf, Model model) {
        Actor actor = Actors.current();
        ConclusionFile file = asOf.past() ? past.file(actor, id, asOf.day()) : desk.read(actor, id);
        head(file, model);
        model.addAttribute(
                "subjects",
                citations.subjects(file.conclusion().cycleId(), file.style()).stream()
                        .map(CycleCitations.Cited::text)
                        .toList());
        model.addAttribute("rows", rows(file));
        model.addAttribute(
                "problems",
                file.problems().stream()
                        .map(problem ->
                                refusals.text(problem.key(), problem.args().toArray()))
                        .distinct()
                        .toList());
        model.addAttribute(
                "reasons",
                file.draft().reasons().stream()
                        .filter(reason -> reason.clauses() != null && !Text.isBlank(reason.reason()))
                        .toList());
        model.addAttribute(
                "tasks",
                file.draft().clauses().stream().filter(item -> !item.general()).count());
        return "conclusion";
    }

    @GetMapping("/ket-luan/{id}/tiep-thu")
    String consultation(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        ConsultationTable table = board.table(actor, id);
        head(desk.read(actor, id), model);
        model.addAttribute("table", table);
        model.addAttribute(
                "told", table.comments().stream().map(ConclusionPages::told).toList());
        return "consultation";
    }

    @PostMapping("/ket-luan/{id}/nhac")
    Object remind(@PathVariable UUID id, Model model, RedirectAttributes after) {
        try {
            int reminded = board.remind(Actors.current(), id);
            after.addFlashAttribute(
                    "done", reminded == 0 ? "web.consultation.nobody-left" : "web.consultation.reminded");
        } catch (Refusal refusal) {
            String page = consultation(id, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return "redirect:/ket-luan/" + id + "/tiep-thu";
    }

    private void head(ConclusionFile file, Model model) {
        model.addAttribute("conclusion", file.conclusion());
        model.addAttribute("file", file);
        model.addAttribute(
                "mayOpenTasks",
                file.conclusion().issuedAt() != null
                        && tasks.find(Actors.current(), file.conclusion().cycleId())
                                .isPresent());
        model.addAttribute("cycle", cycles.require(file.conclusion().cycleId()));
        String capacity = file.conclusion().signature().capacity() == null
                ? ""
                : file.conclusion().signature().capacity().prefix(file.style());
        model.addAttribute(
                "signer",
                Stream.of(capacity, file.conclusion().signature().title())
                        .filter(part -> !Text.isBlank(part))
                        .collect(Collectors.joining(" ")));
    }

    private List<Row> rows(ConclusionFile file) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < file.draft().clauses().size(); i++) {
            Draft.Item item = file.draft().clauses().get(i);
            rows.add(row(item, false, "clauses." + i, file));
            for (int j = 0; j < item.parts().size(); j++) {
                rows.add(row(item.parts().get(j), true, "clauses." + i + ".parts." + j, file));
            }
        }
        return rows;
    }

    private Row row(Draft.Item item, boolean part, String at, ConclusionFile file) {
        return new Row(
                item,
                part,
                names(item.leadUnits(), item.leadGroups(), file),
                names(item.cooperatingUnits(), item.cooperatingGroups(), file),
                Stream.of(item.targetName(), item.target(), item.targetUnit())
                        .filter(text -> !Text.isBlank(text))
                        .collect(Collectors.joining(" ")),
                Stream.concat(
                                file.inspected().errors().stream().map(found -> Map.entry(found, true)),
                                file.inspected().warnings().stream().map(found -> Map.entry(found, false)))
                        .filter(one -> isAt(one.getKey(), at))
                        .map(one -> new Said(sentence(one.getKey()), one.getValue()))
                        .toList());
    }

    private static boolean isAt(Finding found, String at) {
        return found.at().startsWith(at + ".")
                && !found.at().substring(at.length()).startsWith(".parts.");
    }

    private String sentence(Finding found) {
        Refusal.Problem problem = found.problem();
        return refusals.text(problem.key(), problem.args().toArray());
    }

    private static String names(List<String> units, List<String> groups, ConclusionFile file) {
        return Stream.concat(
                        units.stream().map(code -> file.unitNames().getOrDefault(code, code)),
                        groups.stream().map(code -> file.groupNames().getOrDefault(code, code)))
                .collect(Collectors.joining("; "));
    }

    private static Told told(Comment comment) {
        return new Told(
                comment,
                comment.changes().stream()
                        .map(change -> new Changed(
                                change.ref(),
                                change.before() == null,
                                change.after() == null,
                                TextDiff.of(
                                        change.before() == null ? "" : change.before(),
                                        change.after() == null ? "" : change.after())))
                        .toList());
    }
}
