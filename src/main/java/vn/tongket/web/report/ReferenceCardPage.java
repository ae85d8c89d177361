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
import vn.tongket.calendar.Deadline;
import vn.tongket.report.ReferenceCard;
import vn.tongket.report.card.ReferenceCards;
import vn.tongket.report.card.ReferenceCards.CardFile;
import vn.tongket.report.card.ReferenceCards.Typed;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** A classified report travels elsewhere; here its unit says only where it is. */
@Page
@RequestMapping("/bao-cao/{id}/the-tham-chieu")
class ReferenceCardPage {

    private final ReferenceCards cards;
    private final Refusals refusals;

    ReferenceCardPage(ReferenceCards cards, Refusals refusals) {
        this.cards = cards;
        this.refusals = refusals;
    }

    @GetMapping
    String card(@PathVariable UUID id, Model model) {
        show(Actors.current(), id, null, model);
        return "reference-card";
    }

    @PostMapping
    Object declare(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return done(
                id, typed, model, after, "web.card.declared.done", () -> cards.declare(Actors.current(), id, typed));
    }

    @PostMapping("/bo")
    Object withdraw(@PathVariable UUID id, Model model, RedirectAttributes after) {
        return done(id, null, model, after, "web.card.withdrawn", () -> cards.withdraw(Actors.current(), id));
    }

    private Object done(UUID id, Typed typed, Model model, RedirectAttributes after, String sentence, Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            show(Actors.current(), id, typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            model.addAttribute(
                    "wrong",
                    refusals.answer(refusal).problems().stream()
                            .collect(Collectors.toMap(
                                    Refusals.Problem::at, Refusals.Problem::message, (one, other) -> one)));
            return new ModelAndView("reference-card", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", sentence);
        return "redirect:/bao-cao/" + id + "/the-tham-chieu";
    }

    private void show(Actor actor, UUID id, Typed typed, Model model) {
        CardFile file = cards.file(actor, id);
        model.addAttribute("report", file.head());
        model.addAttribute("file", file);
        model.addAttribute("typed", typed == null ? typed(file.card()) : typed);
        model.addAttribute("wrong", Map.of());
        model.addAttribute("levels", ReferenceCard.Level.values());
        model.addAttribute("channels", ReferenceCard.Channel.values());
        model.addAttribute("recipients", ReferenceCard.Recipient.values());
    }

    private static Typed typed(ReferenceCard card) {
        return card == null
                ? new Typed("", "", "", "", "", "", false)
                : new Typed(
                        card.level().name(),
                        Deadline.day(card.deliveredOn()).text(),
                        card.channel().name(),
                        card.recipientUnit(),
                        card.recipientRole().name(),
                        card.registerNumber(),
                        false);
    }
}
