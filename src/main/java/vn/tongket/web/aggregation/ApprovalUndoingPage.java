package vn.tongket.web.aggregation;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.aggregation.ApprovalUndoing;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The approver takes the approval of a provincial report back, with a reason. */
@Page
@RequestMapping("/dot/{id}/rut-duyet")
class ApprovalUndoingPage {

    private final ApprovalUndoing undoing;
    private final Refusals refusals;

    ApprovalUndoingPage(ApprovalUndoing undoing, Refusals refusals) {
        this.undoing = undoing;
        this.refusals = refusals;
    }

    @GetMapping
    String ask(@PathVariable UUID id, Model model) {
        show(id, "", model);
        return "approval-undoing";
    }

    @PostMapping
    Object undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        try {
            undoing.undo(Actors.current(), id, reason);
        } catch (Refusal refusal) {
            show(id, reason, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("approval-undoing", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.approval-undoing.done");
        return "redirect:/dot/" + id;
    }

    private void show(UUID id, String reason, Model model) {
        Actor actor = Actors.current();
        ReviewCycle cycle = undoing.cycle(actor, id);
        model.addAttribute("cycle", cycle);
        model.addAttribute("offered", undoing.offered(actor, cycle));
        model.addAttribute("reason", reason);
    }

    /** Tells templates whether the person may ask for it; they call it as {@code @approvalUndoings}. */
    @Component("approvalUndoings")
    static class Door {

        private final ApprovalUndoing undoing;

        Door(ApprovalUndoing undoing) {
            this.undoing = undoing;
        }

        public boolean open(ReviewCycle cycle) {
            return undoing.offered(Actors.current(), cycle);
        }
    }
}
