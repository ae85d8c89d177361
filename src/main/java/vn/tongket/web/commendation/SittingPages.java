package vn.tongket.web.commendation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
import vn.tongket.commendation.council.Ballots;
import vn.tongket.commendation.council.Sitting;
import vn.tongket.commendation.council.Sittings;
import vn.tongket.web.page.Page;

/** The council's meeting, and each member's own ballot. */
@Page
@RequestMapping("/khen-thuong/{id}")
class SittingPages {

    private static final String SITTING = "commendation-sitting";
    private static final String BALLOT = "commendation-ballot";
    private static final String VOTE = "phieu-";

    private final Sittings sittings;
    private final Ballots ballots;
    private final Heads heads;

    SittingPages(Sittings sittings, Ballots ballots, Heads heads) {
        this.sittings = sittings;
        this.ballots = ballots;
        this.heads = heads;
    }

    @GetMapping("/hop")
    String sitting(@PathVariable UUID id, Model model) {
        fill(id, model);
        return SITTING;
    }

    @PostMapping("/hop")
    Object open(@PathVariable UUID id, @ModelAttribute Sittings.Opening typed, Model model, RedirectAttributes after) {
        model.addAttribute("typed", typed);
        return act(id, "opened", () -> sittings.open(Actors.current(), id, typed), model, after);
    }

    @PostMapping("/hop/co-mat")
    Object attend(
            @PathVariable UUID id,
            @RequestParam List<String> user,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes after) {
        List<Sittings.Seat> seats = IntStream.range(0, user.size())
                .mapToObj(i -> new Sittings.Seat(
                        user.get(i), fields.get("name-" + i), fields.get("position-" + i), fields.get("seat-" + i)))
                .toList();
        return act(id, "attended", () -> sittings.attend(Actors.current(), id, seats), model, after);
    }

    @PostMapping("/hop/bat-dau")
    Object begin(@PathVariable UUID id, Model model, RedirectAttributes after) {
        return act(id, "began", () -> sittings.beginVoting(Actors.current(), id), model, after);
    }

    @PostMapping("/hop/ket-thuc")
    Object close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean anyway,
            Model model,
            RedirectAttributes after) {
        return act(id, "closed", () -> sittings.close(Actors.current(), id, anyway), model, after);
    }

    @PostMapping("/hop/huy")
    Object cancel(@PathVariable UUID id, Model model, RedirectAttributes after) {
        return act(id, "cancelled", () -> sittings.cancel(Actors.current(), id), model, after);
    }

    @GetMapping("/bo-phieu")
    String ballot(@PathVariable UUID id, Model model) {
        fillBallot(id, Map.of(), model);
        return BALLOT;
    }

    @PostMapping("/bo-phieu")
    Object vote(
            @PathVariable UUID id, @RequestParam Map<String, String> fields, Model model, RedirectAttributes after) {
        Map<UUID, String> votes = new HashMap<>();
        ballots.desk(Actors.current(), id).nominees().forEach(nominee -> {
            String choice = fields.get(VOTE + nominee.id());
            if (choice != null) {
                votes.put(nominee.id(), choice);
            }
        });
        try {
            ballots.vote(Actors.current(), id, votes);
        } catch (Refusal refusal) {
            fillBallot(id, votes, model);
            return heads.refused(BALLOT, refusal, model);
        }
        after.addFlashAttribute("done", "web.commendation.voted");
        return "redirect:/khen-thuong/" + id + "/bo-phieu";
    }

    private Object act(UUID id, String what, Runnable work, Model model, RedirectAttributes after) {
        try {
            work.run();
        } catch (Refusal refusal) {
            fill(id, model);
            return heads.refused(SITTING, refusal, model);
        }
        after.addFlashAttribute("done", "web.commendation.sitting." + what);
        return "redirect:/khen-thuong/" + id + "/hop";
    }

    private void fill(UUID id, Model model) {
        Actor actor = Actors.current();
        Sitting sitting = sittings.of(actor, id).orElse(null);
        model.addAttribute("head", heads.of(actor, id));
        model.addAttribute("sitting", sitting);
        model.addAttribute("holders", sitting == null ? sittings.holders(actor, id) : Map.of());
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Sittings.Opening.EMPTY);
        }
        model.addAttribute("chairs", sitting != null && sitting.chair().equals(actor.userId()));
        model.addAttribute(
                "keeps",
                sitting != null
                        && (sitting.chair().equals(actor.userId())
                                || sitting.secretary().equals(actor.userId())));
    }

    private void fillBallot(UUID id, Map<UUID, String> typed, Model model) {
        Actor actor = Actors.current();
        Ballots.Desk desk = ballots.desk(actor, id);
        Map<UUID, String> chosen = new HashMap<>();
        desk.mine().forEach((nominee, choice) -> chosen.put(nominee, choice.name()));
        chosen.putAll(typed);
        model.addAttribute("head", heads.of(actor, id));
        model.addAttribute("desk", desk);
        model.addAttribute("chosen", chosen);
    }
}
