package vn.tongket.web.report;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ChildCycles;
import vn.tongket.report.ReportPages;
import vn.tongket.report.reuse.ChildResult;
import vn.tongket.report.reuse.ChildResults;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The cycles that a unit opened for the units below it to answer its own report, and the form that opens one. */
@Page
@RequestMapping("/bao-cao/{id}/dot-cap-duoi")
class ChildCyclePage {

    private final ReportPages pages;
    private final ChildCycles children;
    private final ChildResults results;
    private final Refusals refusals;

    ChildCyclePage(ReportPages pages, ChildCycles children, ChildResults results, Refusals refusals) {
        this.pages = pages;
        this.children = children;
        this.results = results;
        this.refusals = refusals;
    }

    @GetMapping
    String children(@PathVariable UUID id, Model model) {
        show(id, null, model);
        return "report-children";
    }

    /** Opens a cycle; what cannot stand comes back with everything that was typed. */
    @PostMapping
    Object open(
            @PathVariable UUID id, @ModelAttribute ChildCycles.Opening opening, Model model, RedirectAttributes after) {
        try {
            children.open(Actors.current(), id, opening);
            after.addFlashAttribute("done", "web.child.done");
            return "redirect:/bao-cao/" + id + "/dot-cap-duoi";
        } catch (Refusal refusal) {
            model.addAttribute("problems", refusals.answer(refusal).problems());
            show(id, opening, model);
            return new ModelAndView("report-children", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private void show(UUID id, ChildCycles.Opening typed, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("report", pages.head(actor, id));
        ChildCycles.Board board = children.board(actor, id);
        Map<UUID, ChildResult> approved = results.of(id).stream()
                .collect(Collectors.toMap(ChildResult::cycleId, result -> result, (one, other) -> one));
        model.addAttribute("board", board);
        model.addAttribute("results", approved);
        model.addAttribute("opening", typed == null ? board.proposal() : typed);
    }
}
