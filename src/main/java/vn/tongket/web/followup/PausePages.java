package vn.tongket.web.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.pause.AreaPause;
import vn.tongket.assignment.pause.PauseDesk;
import vn.tongket.assignment.pause.PauseEntry;
import vn.tongket.assignment.pause.PausedTask;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Areas in which clocks stand still: the list, a new decision with its preview, one decision and its end. */
@Page
@RequestMapping("/tam-dung")
class PausePages {

    private static final int PAUSES = 20;
    private static final int TASKS = 50;

    private final PauseDesk desk;
    private final Refusals refusals;
    private final Clock clock;

    PausePages(PauseDesk desk, Refusals refusals, Clock clock) {
        this.desk = desk;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int trang, Model model) {
        show(reader(), PauseEntry.EMPTY, PageNumber.of(trang), model);
        return "pauses";
    }

    /** Shows what the decision would touch; only the second press stops the clocks. */
    @PostMapping
    Object start(
            @ModelAttribute("typed") PauseEntry typed,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model model,
            RedirectAttributes after) {
        Actor actor = reader();
        try {
            if (confirmed) {
                UUID id = desk.start(actor, typed);
                after.addFlashAttribute("done", "pause.started");
                return "redirect:/tam-dung/" + id;
            }
            model.addAttribute("preview", desk.preview(actor, typed));
            show(actor, typed, 0, model);
            return "pauses";
        } catch (Refusal refusal) {
            show(actor, typed, 0, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("pauses", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "0") int trang, Model model) {
        one(reader(), id, PageNumber.of(trang), null, model);
        return "pause";
    }

    @PostMapping("/{id}/ket-thuc")
    Object end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String until,
            Model model,
            RedirectAttributes after) {
        Actor actor = reader();
        try {
            desk.end(actor, id, until);
        } catch (Refusal refusal) {
            one(actor, id, 0, until, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("pause", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "pause.ended");
        return "redirect:/tam-dung/" + id;
    }

    private void show(Actor actor, PauseEntry typed, int page, Model model) {
        List<AreaPause> found = desk.list(actor, PAUSES + 1, page * PAUSES);
        model.addAttribute("pauses", found.stream().limit(PAUSES).toList());
        model.addAttribute("more", found.size() > PAUSES);
        model.addAttribute("page", page);
        model.addAttribute("typed", typed);
        model.addAttribute("owners", desk.owners(actor));
        model.addAttribute("today", LocalDate.now(clock));
    }

    private void one(Actor actor, UUID id, int page, String until, Model model) {
        AreaPause pause = desk.require(actor, id);
        List<PausedTask> tasks = desk.tasks(actor, id, TASKS + 1, page * TASKS);
        model.addAttribute("pause", pause);
        model.addAttribute("tasks", tasks.stream().limit(TASKS).toList());
        model.addAttribute("more", tasks.size() > TASKS);
        model.addAttribute("page", page);
        model.addAttribute("until", until);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayEnd", desk.mayDecide(actor, pause) && pause.settledAt() == null);
    }

    private Actor reader() {
        Actor actor = Actors.current();
        if (!desk.concerns(actor)) {
            throw new NotFound("page", "pause");
        }
        return actor;
    }
}
