package vn.tongket.web.unit;

import java.util.UUID;
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
import vn.tongket.conclusion.ConsultationDesk;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** A consulted unit reads the draft of a conclusion and comments on it. */
@Page
@RequestMapping("/gop-y/{conclusion}")
class CommentPage {

    private final ConsultationDesk desk;
    private final Refusals refusals;

    CommentPage(ConsultationDesk desk, Refusals refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    /** A comment as it is typed; without a ref it is about the whole. */
    record Typed(String unit, String clauseRef, String text) {}

    @GetMapping
    String draft(@PathVariable UUID conclusion, Model model) {
        show(Actors.current(), conclusion, new Typed(null, null, null), model);
        return "comments";
    }

    @PostMapping
    Object comment(@PathVariable UUID conclusion, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            desk.comment(actor, conclusion, typed.unit(), typed.clauseRef(), typed.text());
        } catch (Refusal refusal) {
            show(actor, conclusion, typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("comments", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.comment.done");
        return "redirect:/gop-y/" + conclusion;
    }

    private void show(Actor actor, UUID conclusion, Typed typed, Model model) {
        model.addAttribute("files", desk.files(actor, conclusion));
        model.addAttribute("typed", typed);
    }
}
