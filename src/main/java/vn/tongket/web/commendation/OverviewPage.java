package vn.tongket.web.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Counts;
import vn.tongket.commendation.award.AwardLists;
import vn.tongket.commendation.award.AwardRow;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The commendation of a cycle: how far it is, everybody in it, its papers, figures by unit and over the years. */
@Page
class OverviewPage {

    private static final int CASES = 50;
    private static final int FIGURES = 30;

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final AwardLists lists;
    private final CycleBoard board;
    private final Heads heads;

    OverviewPage(
            Commendations commendations, CommendationAccess handlers, AwardLists lists, CycleBoard board, Heads heads) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.lists = lists;
        this.board = board;
        this.heads = heads;
    }

    @GetMapping("/dot/{cycle}/khen-thuong")
    String overview(
            @PathVariable UUID cycle,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) AwardRow.State tinhtrang,
            @RequestParam(defaultValue = "0") int trang,
            AsOf asOf,
            Model model) {
        Actor actor = Actors.current();
        Optional<Commendation> found = commendations.ofCycle(cycle).map(commendations::require);
        if (found.isEmpty()) {
            model.addAttribute("cycle", board.see(actor, cycle).cycle());
            return "commendation-none";
        }
        UUID id = found.get().id();
        if (!handlers.mayRead(actor, found.get())) {
            return "redirect:/khen-thuong/" + id + "/de-nghi";
        }
        int page = PageNumber.of(trang);
        LocalDate day = asOf.pastDay();
        model.addAttribute("head", heads.of(actor, id, day));
        model.addAttribute("states", lists.states(actor, id, day));
        Counts awarded = lists.awarded(actor, id, day);
        model.addAttribute("awarded", awarded);
        model.addAttribute("others", day == null ? lists.otherNumbers(actor, id, awarded) : List.of());
        Heads.page(
                lists.rows(actor, id, q, tinhtrang, false, day, CASES + 1, page * CASES), CASES, page, "rows", model);
        model.addAttribute("q", q);
        model.addAttribute("state", tinhtrang);
        return "commendation";
    }

    @GetMapping("/khen-thuong/{id}/thong-ke")
    String figures(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "0") int nam,
            AsOf asOf,
            Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        int years = PageNumber.of(nam);
        LocalDate day = asOf.pastDay();
        model.addAttribute("head", heads.of(actor, id, day));
        Heads.page(lists.byUnit(actor, id, day, FIGURES + 1, page * FIGURES), FIGURES, page, "units", model);
        var found = lists.overYears(actor, id, day, FIGURES + 1, years * FIGURES);
        model.addAttribute("years", found.stream().limit(FIGURES).toList());
        model.addAttribute("moreYears", found.size() > FIGURES);
        model.addAttribute("yearsPage", years);
        return "commendation-figures";
    }
}
