package vn.tongket.web.conference;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.correct.Correction;
import vn.tongket.conference.correct.CorrectionDesk;
import vn.tongket.document.SigningEntry;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** Corrections of signed minutes: proposed, confirmed or refused, and printed. */
@Page
@RequestMapping("/hoi-nghi/{id}/dinh-chinh")
class CorrectionPages {

    private final ConferencePages pages;
    private final CorrectionDesk desk;
    private final Refusals refusals;

    CorrectionPages(ConferencePages pages, CorrectionDesk desk, Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.refusals = refusals;
    }

    @GetMapping
    String corrections(@PathVariable UUID id, Model model) {
        show(id, model);
        return "conference-corrections";
    }

    private void show(UUID id, Model model) {
        Actor actor = Actors.current();
        CorrectionDesk.Board board = desk.board(actor, id);
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("board", board);
        model.addAttribute("parts", Correction.Part.values());
        model.addAttribute("signing", board.mayDecide() ? desk.signing(actor, id) : null);
    }

    @PostMapping
    Object propose(
            @PathVariable UUID id, @ModelAttribute Correction.Entry entry, Model model, RedirectAttributes after) {
        model.addAttribute("typed", entry);
        return act(id, model, after, "web.correction.proposed", () -> desk.propose(Actors.current(), id, entry));
    }

    @PostMapping("/{correction}")
    Object decide(
            @PathVariable UUID id,
            @PathVariable UUID correction,
            @RequestParam(required = false) Boolean confirmed,
            @RequestParam(defaultValue = "") String refusal,
            @ModelAttribute SigningEntry signing,
            Model model,
            RedirectAttributes after) {
        model.addAttribute("decided", correction);
        model.addAttribute("refusal", refusal);
        return act(
                id,
                model,
                after,
                "web.correction.decided",
                () -> desk.decide(Actors.current(), id, correction, confirmed, refusal, signing));
    }

    private Object act(UUID id, Model model, RedirectAttributes after, String done, Runnable work) {
        try {
            work.run();
        } catch (Refusal refused) {
            show(id, model);
            model.addAttribute("problems", refusals.answer(refused).problems());
            return new ModelAndView("conference-corrections", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", done);
        return "redirect:/hoi-nghi/" + id + "/dinh-chinh";
    }
}
