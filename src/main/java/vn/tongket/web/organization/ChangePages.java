package vn.tongket.web.organization;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.organization.change.Aspect;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.ChangeKind;
import vn.tongket.organization.change.UnitChange;
import vn.tongket.organization.change.UnitChanges;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Administrators draft changes of units: what the decision says, line by line, kept however it is typed. */
@Page
@RequestMapping("/don-vi/thay-doi")
class ChangePages {

    private static final int CHANGES = 30;
    private static final Set<String> STATES = new TreeSet<>(Set.of("", "draft", "done", "dropped"));

    private final UnitChanges changes;
    private final BasisDocuments bases;
    private final Refusals refusals;

    ChangePages(UnitChanges changes, BasisDocuments bases, Refusals refusals) {
        this.changes = changes;
        this.bases = bases;
        this.refusals = refusals;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String loc,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Actors.current();
        String state = STATES.contains(loc) ? loc : "";
        int from = PageNumber.of(trang);
        List<UnitChange> found = changes.page(actor, q, state, CHANGES + 1, from * CHANGES);
        model.addAttribute("changes", found.stream().limit(CHANGES).toList());
        model.addAttribute("more", found.size() > CHANGES);
        model.addAttribute("count", changes.count(actor, q, state));
        model.addAttribute("page", from);
        model.addAttribute("q", q);
        model.addAttribute("loc", state);
        model.addAttribute("states", STATES);
        model.addAttribute("administrator", actor.isAdministrator());
        return "unit-changes";
    }

    @GetMapping("/moi")
    String fresh(Model model) {
        administrator();
        show(null, ChangeForm.of(ChangeEntry.empty(), 0), model);
        return "unit-change-edit";
    }

    @PostMapping
    Object draft(
            @ModelAttribute("typed") ChangeForm typed,
            @RequestParam(defaultValue = "") String lam,
            Model model,
            RedirectAttributes after) {
        Actor actor = administrator();
        if (lam.equals("them")) {
            show(null, typed.withRow(), model);
            return "unit-change-edit";
        }
        UUID id = changes.draft(actor, bases.resolve(typed.withRow()).entry());
        after.addFlashAttribute("done", "web.change.drafted");
        return "redirect:/don-vi/thay-doi/" + id;
    }

    @GetMapping("/{id}/sua")
    String edit(@PathVariable UUID id, Model model) {
        UnitChange change = changes.require(administrator(), id);
        if (!change.isDraft()) {
            throw new NotFound("draft of a unit change", id);
        }
        show(change, ChangeForm.of(change.entry(), change.version()), model);
        List<Refusal.Problem> found = changes.problems(administrator(), id);
        if (!found.isEmpty()) {
            model.addAttribute("problems", refusals.answer(new Refusal(found)).problems());
        }
        return "unit-change-edit";
    }

    @PostMapping("/{id}/sua")
    Object save(
            @PathVariable UUID id,
            @ModelAttribute("typed") ChangeForm typed,
            @RequestParam(defaultValue = "") String lam,
            Model model,
            RedirectAttributes after) {
        Actor actor = administrator();
        UnitChange change = changes.require(actor, id);
        if (lam.equals("them")) {
            show(change, typed.withRow(), model);
            return "unit-change-edit";
        }
        try {
            changes.save(
                    actor,
                    id,
                    typed.version() == null ? 0 : typed.version(),
                    bases.resolve(typed.withRow()).entry());
        } catch (Refusal refusal) {
            show(change, typed.withRow(), model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("unit-change-edit", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.change.saved");
        return "redirect:/don-vi/thay-doi/" + id;
    }

    @PostMapping("/{id}/bo")
    Object drop(@PathVariable UUID id, RedirectAttributes after) {
        Actor actor = administrator();
        try {
            changes.drop(actor, id);
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusals.answer(refusal).problems());
            return "redirect:/don-vi/thay-doi/" + id;
        }
        after.addFlashAttribute("done", "web.change.dropped");
        return "redirect:/don-vi/thay-doi";
    }

    private static void show(UnitChange change, ChangeForm typed, Model model) {
        model.addAttribute("change", change);
        model.addAttribute("typed", typed);
        model.addAllAttributes(Map.of("kinds", ChangeKind.values(), "aspects", Aspect.values()));
    }

    static Actor administrator() {
        Actor actor = Actors.current();
        if (!actor.isAdministrator()) {
            throw new NotFound("page", "unit changes");
        }
        return actor;
    }
}
