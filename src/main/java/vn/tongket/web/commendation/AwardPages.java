package vn.tongket.web.commendation;

import java.time.LocalDate;
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
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.award.AwardDesk;
import vn.tongket.commendation.award.AwardLists;
import vn.tongket.commendation.award.AwardRow;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Awards handed over and taken back, and proposals withdrawn before the decision. */
@Page
@RequestMapping("/khen-thuong/{id}")
class AwardPages {

    private static final int CASES = 50;
    private static final String AWARDS = "commendation-awards";
    private static final String WITHDRAWAL = "commendation-withdrawal";

    private final AwardLists lists;
    private final AwardDesk desk;
    private final CommendationDesk commendations;
    private final Heads heads;

    AwardPages(AwardLists lists, AwardDesk desk, CommendationDesk commendations, Heads heads) {
        this.lists = lists;
        this.desk = desk;
        this.commendations = commendations;
        this.heads = heads;
    }

    @GetMapping("/trao-thuong")
    String awards(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int trang,
            AsOf asOf,
            Model model) {
        fill(id, q, true, PageNumber.of(trang), asOf, model);
        return AWARDS;
    }

    @PostMapping("/trao-thuong/{line}")
    Object handOver(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @ModelAttribute AwardDesk.HandingOver typed,
            AsOf asOf,
            Model model,
            RedirectAttributes after) {
        try {
            desk.handOver(Actors.current(), id, line, typed);
        } catch (Refusal refusal) {
            model.addAttribute("typedLine", line);
            model.addAttribute("typedHandOver", typed);
            fill(id, "", true, 0, asOf, model);
            return heads.refused(AWARDS, refusal, model);
        }
        return done(id, "trao-thuong", "web.commendation.handed-over", after);
    }

    @PostMapping("/thu-hoi/{line}")
    Object recover(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @ModelAttribute AwardDesk.Recovery typed,
            AsOf asOf,
            Model model,
            RedirectAttributes after) {
        try {
            desk.recover(Actors.current(), id, line, typed);
        } catch (Refusal refusal) {
            model.addAttribute("typedLine", line);
            model.addAttribute("typedRecovery", typed);
            fill(id, "", true, 0, asOf, model);
            return heads.refused(AWARDS, refusal, model);
        }
        return done(id, "trao-thuong", "web.commendation.recovered", after);
    }

    @GetMapping("/rut")
    String withdrawal(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        fill(id, q, false, PageNumber.of(trang), null, model);
        return WITHDRAWAL;
    }

    @PostMapping("/rut/{line}")
    Object withdraw(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        try {
            commendations.withdraw(Actors.current(), id, line, reason);
        } catch (Refusal refusal) {
            model.addAttribute("typedLine", line);
            fill(id, "", false, 0, null, model);
            return heads.refused(WITHDRAWAL, refusal, model);
        }
        return done(id, "rut", "web.commendation.withdrawn", after);
    }

    /** {@code asOf} is null where only the present can be read. */
    private void fill(UUID id, String q, boolean honoured, int page, AsOf asOf, Model model) {
        Actor actor = Actors.current();
        LocalDate day = asOf == null ? null : asOf.pastDay();
        Heads.Head head = heads.of(actor, id, day);
        model.addAttribute("head", head);
        model.addAttribute("mayEdit", day == null && desk.mayEdit(actor, head.commendation()));
        model.addAttribute(
                "mayWithdraw",
                head.coordinates()
                        && head.commendation().issuedAt() == null
                        && head.commendation().stage() != Stage.CLOSED);
        model.addAttribute("grounds", AwardDesk.Ground.values());
        model.addAttribute("withdrawn", AwardRow.State.WITHDRAWN);
        model.addAttribute("q", q);
        Heads.page(lists.rows(actor, id, q, null, honoured, day, CASES + 1, page * CASES), CASES, page, "rows", model);
    }

    private static String done(UUID id, String page, String text, RedirectAttributes after) {
        after.addFlashAttribute("done", text);
        return "redirect:/khen-thuong/" + id + "/" + page;
    }
}
