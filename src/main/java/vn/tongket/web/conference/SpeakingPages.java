package vn.tongket.web.conference;

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
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.Topic;
import vn.tongket.conference.speak.SpeakingDesk;
import vn.tongket.conference.speak.Turn;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The speaking list while the conference runs, and the limitations that are named. */
@Page
@RequestMapping("/hoi-nghi/{id}/phat-bieu")
class SpeakingPages {

    private final ConferencePages pages;
    private final SpeakingDesk desk;
    private final Refusals refusals;

    SpeakingPages(ConferencePages pages, SpeakingDesk desk, Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.refusals = refusals;
    }

    /** A limitation as it is typed. */
    record Limitation(String said, String topic, String raisedBy) {}

    @GetMapping
    String list(@PathVariable UUID id, Model model) {
        show(id, model);
        return "conference-speaking";
    }

    private void show(UUID id, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("board", desk.board(actor, id));
        model.addAttribute("topics", Topic.values());
    }

    @PostMapping
    Object add(@PathVariable UUID id, @ModelAttribute Turn.Entry entry, Model model) {
        model.addAttribute("typed", entry);
        return act(id, model, "#them", () -> desk.add(Actors.current(), id, entry));
    }

    @PostMapping("/{turn}/bat-dau")
    Object start(@PathVariable UUID id, @PathVariable UUID turn, Model model) {
        return act(id, model, "#luot-" + turn, () -> desk.start(Actors.current(), id, turn));
    }

    @PostMapping("/{turn}/xong")
    Object end(
            @PathVariable UUID id, @PathVariable UUID turn, @RequestParam(defaultValue = "") String said, Model model) {
        return act(id, model, "#luot-" + turn, () -> desk.end(Actors.current(), id, turn, said));
    }

    @PostMapping("/{turn}/chuyen")
    Object move(@PathVariable UUID id, @PathVariable UUID turn, @RequestParam boolean len, Model model) {
        return act(id, model, "#luot-" + turn, () -> desk.move(Actors.current(), id, turn, len));
    }

    @PostMapping("/{turn}/rut")
    Object withdraw(@PathVariable UUID id, @PathVariable UUID turn, Model model) {
        return act(id, model, "", () -> desk.withdraw(Actors.current(), id, turn, null));
    }

    @PostMapping("/han-che")
    Object limitation(@PathVariable UUID id, @ModelAttribute Limitation limitation, Model model) {
        model.addAttribute("weakness", limitation);
        return act(
                id,
                model,
                "#han-che",
                () -> desk.limitation(
                        Actors.current(), id, limitation.said(), limitation.topic(), limitation.raisedBy()));
    }

    private Object act(UUID id, Model model, String anchor, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            show(id, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("conference-speaking", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return "redirect:/hoi-nghi/" + id + "/phat-bieu" + anchor;
    }
}
