package vn.tongket.web.followup;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.next.CarriedTask;
import vn.tongket.assignment.next.NextReviewDesk;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewKind;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The next review, opened from what is still open of a conclusion; and in that review, what came from the one before. */
@Page
class NextReviewPages {

    private static final int TASKS = 100;

    private final NextReviewDesk desk;
    private final Cycles cycles;
    private final CycleBoard board;
    private final Refusals refusals;

    NextReviewPages(NextReviewDesk desk, Cycles cycles, CycleBoard board, Refusals refusals) {
        this.desk = desk;
        this.cycles = cycles;
        this.board = board;
        this.refusals = refusals;
    }

    @GetMapping("/dot/{id}/dot-sau")
    String form(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        show(actor, id, null, null, null, model);
        return "next-review";
    }

    @PostMapping("/dot/{id}/dot-sau")
    Object open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) List<UUID> tasks,
            Model model,
            RedirectAttributes after) {
        Actor actor = Actors.current();
        List<UUID> chosen = tasks == null ? List.of() : tasks;
        try {
            UUID next = desk.open(actor, id, new NextReviewDesk.Opening(title, kind, chosen));
            after.addFlashAttribute("done", "web.next-review.done");
            return "redirect:/dot/" + next + "/chuyen-tiep";
        } catch (Refusal refusal) {
            show(actor, id, title, kind, Set.copyOf(chosen), model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("next-review", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @GetMapping("/dot/{id}/chuyen-tiep")
    String carried(@PathVariable UUID id, @RequestParam(defaultValue = "0") int trang, Model model) {
        CycleBoard.Seen seen = board.see(Actors.current(), id);
        if (!seen.whole()) {
            throw new NotFound("cycle", id);
        }
        int page = PageNumber.of(trang);
        List<CarriedTask> found = desk.of(id, TASKS + 1, page * TASKS);
        model.addAttribute("cycle", seen.cycle());
        model.addAttribute("tasks", found.stream().limit(TASKS).toList());
        model.addAttribute("more", found.size() > TASKS);
        model.addAttribute("page", page);
        return "carried-tasks";
    }

    private void show(Actor actor, UUID cycle, String title, String kind, Set<UUID> chosen, Model model) {
        FollowUp followUp = desk.require(actor, cycle);
        List<CarriedTask> open = desk.open(actor, cycle);
        model.addAttribute("cycle", cycles.require(cycle));
        model.addAttribute("followUp", followUp);
        model.addAttribute("tasks", open);
        model.addAttribute("kinds", ReviewKind.values());
        model.addAttribute("typedTitle", title);
        model.addAttribute("kind", kind);
        model.addAttribute(
                "chosen",
                chosen == null
                        ? open.stream()
                                .filter(task -> task.carriedBy() == null)
                                .map(CarriedTask::id)
                                .collect(Collectors.toSet())
                        : chosen);
    }
}
