package vn.tongket.web.commendation;

import java.util.List;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.Nomination;
import vn.tongket.commendation.proposal.DossierDesk;
import vn.tongket.commendation.proposal.PaperRequests;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The dossiers with their files, for the appraiser above all: what is missing is asked of the unit here. */
@Page
@RequestMapping("/khen-thuong/{id}/ho-so")
class DossierPage {

    private static final int CASES = 20;
    private static final String VIEW = "commendation-dossiers";

    private final CommendationDesk desk;
    private final DossierDesk dossiers;
    private final PaperRequests requests;
    private final Heads heads;

    DossierPage(CommendationDesk desk, DossierDesk dossiers, PaperRequests requests, Heads heads) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.requests = requests;
        this.heads = heads;
    }

    @GetMapping
    String dossiers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        fill(id, q, PageNumber.of(trang), model);
        return VIEW;
    }

    @PostMapping("/{line}/bo-sung")
    Object ask(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "0") int trang,
            Model model,
            RedirectAttributes after) {
        try {
            requests.ask(Actors.current(), id, line, wanted, due);
        } catch (Refusal refusal) {
            model.addAttribute("typedLine", line);
            model.addAttribute("wanted", wanted);
            model.addAttribute("due", due);
            fill(id, "", PageNumber.of(trang), model);
            return heads.refused(VIEW, refusal, model);
        }
        after.addFlashAttribute("done", "web.commendation.asked");
        after.addAttribute("trang", trang);
        return "redirect:/khen-thuong/" + id + "/ho-so";
    }

    private void fill(UUID id, String q, int page, Model model) {
        Actor actor = Actors.current();
        List<Nomination> found = desk.dossiers(actor, id, q, CASES + 1, page * CASES);
        model.addAttribute("head", heads.of(actor, id));
        model.addAttribute(
                "uploaded",
                dossiers.of(actor, id, found.stream().map(Nomination::id).toList()));
        model.addAttribute("q", q);
        Heads.page(found, CASES, page, "cases", model);
    }
}
