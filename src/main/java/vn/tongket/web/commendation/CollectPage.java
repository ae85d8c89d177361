package vn.tongket.web.commendation;

import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.proposal.Call;
import vn.tongket.commendation.proposal.CollectDesk;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.page.Words;

/** The coordinator asks the units, sees who has sent what, and gives proposals back. */
@Page
@RequestMapping("/khen-thuong/{id}/tap-hop")
class CollectPage {

    private static final int UNITS = 50;
    private static final String VIEW = "commendation-collect";

    private final CollectDesk desk;
    private final Heads heads;
    private final Words words;

    CollectPage(CollectDesk desk, Heads heads, Words words) {
        this.desk = desk;
        this.heads = heads;
        this.words = words;
    }

    @GetMapping
    String collect(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        fill(id, q, PageNumber.of(trang), model);
        return VIEW;
    }

    @PostMapping
    Object call(
            @PathVariable UUID id, @ModelAttribute CollectDesk.CallEntry typed, Model model, RedirectAttributes after) {
        try {
            desk.call(Actors.current(), id, typed);
        } catch (Refusal refusal) {
            model.addAttribute("typed", typed);
            fill(id, "", 0, model);
            return heads.refused(VIEW, refusal, model);
        }
        return done(id, "web.commendation.called", after);
    }

    @PostMapping("/so-luong")
    Object limit(
            @PathVariable UUID id,
            @RequestParam String donvi,
            @RequestParam(defaultValue = "") String collectives,
            @RequestParam(defaultValue = "") String individuals,
            Model model,
            RedirectAttributes after) {
        try {
            desk.limit(Actors.current(), id, donvi, collectives, individuals);
        } catch (Refusal refusal) {
            fill(id, "", 0, model);
            return heads.refused(VIEW, refusal, model);
        }
        return done(id, "web.commendation.limited", after);
    }

    @PostMapping("/tra-lai")
    Object sendBack(
            @PathVariable UUID id,
            @RequestParam String donvi,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        try {
            desk.sendBack(Actors.current(), id, donvi, reason);
        } catch (Refusal refusal) {
            fill(id, "", 0, model);
            model.addAttribute("returning", donvi);
            return heads.refused(VIEW, refusal, model);
        }
        return done(id, "web.commendation.sent-back", after);
    }

    private void fill(UUID id, String q, int page, Model model) {
        Actor actor = Actors.current();
        CollectDesk.Board board = desk.board(actor, id);
        model.addAttribute("head", heads.of(actor, id));
        model.addAttribute("board", board);
        if (!model.containsAttribute("typed")) {
            Call call = board.call();
            model.addAttribute(
                    "typed",
                    new CollectDesk.CallEntry(
                            words.day(call.dueOn()),
                            call.collectives() == null ? "" : String.valueOf(call.collectives()),
                            call.individuals() == null ? "" : String.valueOf(call.individuals()),
                            call.note(),
                            ""));
        }
        model.addAttribute("q", q);
        Heads.page(desk.rows(actor, id, q, UNITS + 1, page * UNITS), UNITS, page, "rows", model);
    }

    private static String done(UUID id, String text, RedirectAttributes after) {
        after.addFlashAttribute("done", text);
        return "redirect:/khen-thuong/" + id + "/tap-hop";
    }
}
