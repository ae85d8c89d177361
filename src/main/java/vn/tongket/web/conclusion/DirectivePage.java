package vn.tongket.web.conclusion;

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
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.ConclusionFile;
import vn.tongket.conclusion.Directive;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The clerk adds number and date of a directive that was recorded before it had them. */
@Page
@RequestMapping("/van-ban-trien-khai/{conclusion}")
class DirectivePage {

    private final ConclusionDesk desk;
    private final Refusals refusals;

    DirectivePage(ConclusionDesk desk, Refusals refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    /** Number and date as they are typed. */
    record Typed(String number, String date) {}

    @GetMapping
    String directive(@PathVariable UUID conclusion, Model model) {
        show(Actors.current(), conclusion, new Typed(null, null), model);
        return "directive";
    }

    @PostMapping
    Object complete(@PathVariable UUID conclusion, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            desk.completeDirective(actor, conclusion, typed.number(), typed.date());
        } catch (Refusal refusal) {
            show(actor, conclusion, typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("directive", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.directive.done");
        return "redirect:/van-ban-trien-khai/" + conclusion;
    }

    private void show(Actor actor, UUID id, Typed typed, Model model) {
        ConclusionFile file = desk.file(actor, id);
        Directive directive = file.directive();
        if (directive == null || directive.recordedAt() == null) {
            throw new NotFound("directive", id);
        }
        model.addAttribute("id", id);
        model.addAttribute("conclusion", file.conclusion());
        model.addAttribute("directive", directive);
        model.addAttribute("issuer", file.unitNames().get(directive.issuer()));
        model.addAttribute(
                "issuedOn",
                directive.issuedOn() == null
                        ? null
                        : Deadline.day(directive.issuedOn()).text());
        model.addAttribute("mayComplete", desk.mayCompleteDirective(actor, file.conclusion()));
        model.addAttribute("typed", typed);
    }
}
