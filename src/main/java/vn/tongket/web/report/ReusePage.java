package vn.tongket.web.report;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportPages;
import vn.tongket.report.reuse.Reuse;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** What a unit has reported elsewhere, or its child cycles have shown, to be put into the draft of its report. */
@Page
@RequestMapping("/bao-cao/{id}/dung-lai")
class ReusePage {

    private final ReportPages pages;
    private final Reuse reuse;
    private final Refusals refusals;

    ReusePage(ReportPages pages, Reuse reuse, Refusals refusals) {
        this.pages = pages;
        this.reuse = reuse;
        this.refusals = refusals;
    }

    @GetMapping
    String offers(@PathVariable UUID id, Model model) {
        show(id, null, model);
        return "report-reuse";
    }

    /** Takes what was chosen; what cannot be taken now comes back with the same choice. */
    @PostMapping
    Object take(
            @PathVariable UUID id,
            @RequestParam(required = false) Integer version,
            @RequestParam(name = "chon", required = false) List<String> chosen,
            Model model,
            RedirectAttributes after) {
        List<String> keys = chosen == null
                ? List.of()
                : chosen.stream()
                        .flatMap(line -> Arrays.stream(line.split(" ")))
                        .toList();
        try {
            int taken = reuse.take(Actors.current(), id, version, keys);
            after.addFlashAttribute("done", refusals.text("web.reuse.done", taken));
            return "redirect:/bao-cao/" + id + "/dung-lai";
        } catch (Refusal refusal) {
            model.addAttribute("problems", refusals.answer(refusal).problems());
        } catch (OptimisticLockingFailureException conflict) {
            model.addAttribute(
                    "problems", List.of(new Refusals.Problem("", refusals.text("web.reuse.saved-meanwhile"))));
        }
        show(id, keys, model);
        return new ModelAndView("report-reuse", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private void show(UUID id, List<String> chosen, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("report", pages.head(actor, id));
        Reuse.Offers offers = reuse.offers(actor, id);
        model.addAttribute("reuse", offers);
        model.addAttribute("rows", OfferRow.of(offers.offers()));
        model.addAttribute("chosen", chosen);
    }
}
