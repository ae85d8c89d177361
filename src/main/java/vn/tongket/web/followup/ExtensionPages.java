package vn.tongket.web.followup;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import vn.tongket.assignment.MoreTimeDesk;
import vn.tongket.assignment.pause.PauseDesk;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.engine.Identities;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** More time for a task: what was asked for, what was decided, and a request of the unit. */
@Page
@RequestMapping("/nhiem-vu/{id}/gia-han")
class ExtensionPages {

    private final MoreTimeDesk desk;
    private final PauseDesk pauses;
    private final Identities identities;
    private final Refusals refusals;

    ExtensionPages(MoreTimeDesk desk, PauseDesk pauses, Identities identities, Refusals refusals) {
        this.desk = desk;
        this.pauses = pauses;
        this.identities = identities;
        this.refusals = refusals;
    }

    /** A request as it is typed. */
    record Typed(String extensionDueOn, String extensionReason) {}

    @GetMapping
    String extensions(@PathVariable UUID id, Model model) {
        show(Actors.current(), id, new Typed(null, null), model);
        return "task-extensions";
    }

    @PostMapping
    Object request(@PathVariable UUID id, @ModelAttribute("typed") Typed typed, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            desk.request(actor, id, typed.extensionDueOn(), typed.extensionReason());
        } catch (Refusal refusal) {
            show(actor, id, typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("task-extensions", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.extension.sent");
        return "redirect:/nhiem-vu/" + id + "/gia-han";
    }

    private void show(Actor actor, UUID id, Typed typed, Model model) {
        MoreTimeDesk.File file = desk.file(actor, id);
        model.addAttribute("file", file);
        model.addAttribute("task", file.file().assignment());
        model.addAttribute("pauses", pauses.ofTask(id));
        model.addAttribute(
                "names",
                identities.namesOf(file.extensions().stream()
                        .flatMap(one -> Stream.of(one.requestedBy(), one.decidedBy()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute("typed", typed);
    }
}
