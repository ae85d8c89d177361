package vn.tongket.web.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.TypedValues;
import vn.tongket.commendation.council.Regulation;
import vn.tongket.commendation.council.RegulationEntry;
import vn.tongket.commendation.council.Regulations;
import vn.tongket.commendation.proposal.DossierPaper;
import vn.tongket.commendation.proposal.DossierPapers;
import vn.tongket.organization.Units;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** What commendations follow: regulations of councils, and the papers of a dossier. */
@Page
@RequestMapping("/khen-thuong")
class RegulationPages {

    private static final int REGULATIONS = 30;
    private static final String REGULATION = "commendation-regulations";
    private static final String PAPER = "commendation-papers";

    private final Regulations regulations;
    private final DossierPapers papers;
    private final Units units;
    private final Heads heads;

    RegulationPages(Regulations regulations, DossierPapers papers, Units units, Heads heads) {
        this.regulations = regulations;
        this.papers = papers;
        this.units = units;
        this.heads = heads;
    }

    @GetMapping("/quy-che")
    String regulations(@RequestParam(defaultValue = "0") int trang, Model model) {
        fill(RegulationEntry.EMPTY, PageNumber.of(trang), model);
        return REGULATION;
    }

    @PostMapping("/quy-che")
    Object enter(@ModelAttribute RegulationEntry typed, Model model, RedirectAttributes after) {
        try {
            regulations.enter(Actors.current(), typed);
        } catch (Refusal refusal) {
            fill(typed, 0, model);
            return heads.refused(REGULATION, refusal, model);
        }
        return done("quy-che", "web.commendation.regulation.entered", after);
    }

    @PostMapping("/quy-che/{id}/thoi")
    Object end(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String last,
            Model model,
            RedirectAttributes after) {
        try {
            regulations.end(Actors.current(), id, day(last));
        } catch (Refusal refusal) {
            fill(RegulationEntry.EMPTY, 0, model);
            return heads.refused(REGULATION, refusal, model);
        }
        return done("quy-che", "web.commendation.regulation.ended", after);
    }

    @GetMapping("/giay-to")
    String papers(Model model) {
        fillPapers(DossierPapers.Typed.EMPTY, model);
        return PAPER;
    }

    @PostMapping("/giay-to")
    Object enterPaper(@ModelAttribute DossierPapers.Typed typed, Model model, RedirectAttributes after) {
        try {
            papers.enter(Actors.current(), typed);
        } catch (Refusal refusal) {
            fillPapers(typed, model);
            return heads.refused(PAPER, refusal, model);
        }
        return done("giay-to", "web.commendation.paper.entered", after);
    }

    @PostMapping("/giay-to/{id}/thoi")
    Object endPaper(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String last,
            Model model,
            RedirectAttributes after) {
        try {
            papers.end(Actors.current(), id, day(last));
        } catch (Refusal refusal) {
            fillPapers(DossierPapers.Typed.EMPTY, model);
            return heads.refused(PAPER, refusal, model);
        }
        return done("giay-to", "web.commendation.paper.ended", after);
    }

    private static LocalDate day(String typed) {
        TypedValues read = new TypedValues();
        LocalDate day = read.day(typed, "last");
        if (day == null && read.problems().isEmpty()) {
            read.problems().add("last", "commendation.day.unreadable", typed);
        }
        read.refuse();
        return day;
    }

    private void fill(RegulationEntry typed, int page, Model model) {
        Actor actor = Actors.current();
        List<String> owners = regulations.ownersFor(actor);
        if (owners.isEmpty()) {
            throw new NotFound("page", "regulations");
        }
        List<Regulation> found = regulations.list(actor, REGULATIONS + 1, page * REGULATIONS);
        model.addAttribute("typed", typed);
        model.addAttribute("owners", units.names(owners));
        Heads.page(found, REGULATIONS, page, "regulations", model);
    }

    private void fillPapers(DossierPapers.Typed typed, Model model) {
        Actor actor = Actors.current();
        if (!papers.mayEdit(actor) && regulations.ownersFor(actor).isEmpty()) {
            throw new NotFound("page", "dossier-papers");
        }
        model.addAttribute("typed", typed);
        model.addAttribute("mayEdit", papers.mayEdit(actor));
        model.addAttribute("papers", papers.all());
        model.addAttribute("pers", DossierPaper.Per.values());
    }

    private static String done(String page, String text, RedirectAttributes after) {
        after.addFlashAttribute("done", text);
        return "redirect:/khen-thuong/" + page;
    }
}
