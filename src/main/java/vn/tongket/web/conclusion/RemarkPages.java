package vn.tongket.web.conclusion;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.remark.Difference;
import vn.tongket.conference.remark.Remark;
import vn.tongket.conference.remark.RemarkBoard;
import vn.tongket.conference.remark.RemarkDesk;
import vn.tongket.report.TextDiff;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The chair's closing remarks, taken down while the chair speaks, beside the prepared conclusion. */
@Page
@RequestMapping("/hoi-nghi/{id}/ket-luan")
class RemarkPages {

    private final ConferencePages pages;
    private final RemarkDesk desk;
    private final Refusals refusals;

    RemarkPages(ConferencePages pages, RemarkDesk desk, Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.refusals = refusals;
    }

    /** A difference with the words that were changed. */
    record Shown(Difference difference, List<TextDiff.Piece> pieces) {

        static Shown of(Difference one) {
            return new Shown(
                    one,
                    one.kind() == Difference.Kind.CHANGED
                            ? TextDiff.of(one.prepared().text(), one.said().text())
                            : List.of());
        }
    }

    @GetMapping
    String remarks(@PathVariable UUID id, Model model) {
        RemarkBoard board = show(Actors.current(), id, model);
        model.addAttribute("prepared", lines(board.prepared()));
        return "remarks";
    }

    /** The differences alone, for whoever keeps on typing. */
    @GetMapping("/khac")
    String differences(@PathVariable UUID id, Model model) {
        show(Actors.current(), id, model);
        return "remarks :: differences";
    }

    @PostMapping("/chuan-bi")
    Object prepare(@PathVariable UUID id, @RequestParam String text, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            desk.prepare(actor, id, text);
        } catch (Refusal refusal) {
            show(actor, id, model);
            model.addAttribute("prepared", text);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("remarks", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.remark.prepared-saved");
        return "redirect:/hoi-nghi/" + id + "/ket-luan";
    }

    private RemarkBoard show(Actor actor, UUID id, Model model) {
        RemarkBoard board = desk.board(actor, id);
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("board", board);
        model.addAttribute(
                "differences", board.differences().stream().map(Shown::of).toList());
        return board;
    }

    /** The prepared clauses as they are typed. */
    private static String lines(List<Remark> prepared) {
        return prepared.stream()
                .map(one ->
                        (one.general() ? "* " : one.leadName() == null ? "" : "@" + one.leadName() + ": ") + one.text())
                .collect(Collectors.joining("\n"));
    }
}
