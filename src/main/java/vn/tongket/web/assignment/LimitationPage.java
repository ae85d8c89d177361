package vn.tongket.web.assignment;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.limitation.LimitationRow;
import vn.tongket.assignment.limitation.Limitations;
import vn.tongket.assignment.limitation.Verdict;
import vn.tongket.audit.Actors;
import vn.tongket.conference.Topic;
import vn.tongket.engine.Identities;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Limitations that reviews found: the tasks that answer them, the verdict of the next review, and which came back. */
@Page
@RequestMapping("/han-che")
class LimitationPage {

    private static final int LIMITATIONS = 20;

    private final Limitations limitations;
    private final Identities identities;
    private final Refusals refusals;

    LimitationPage(Limitations limitations, Identities identities, Refusals refusals) {
        this.limitations = limitations;
        this.identities = identities;
        this.refusals = refusals;
    }

    /** What of the list is looked at, as it stands in the address. */
    record Query(String q, String dot, String chude, String ketqua) {

        Limitations.Filter filter() {
            return new Limitations.Filter(id(), blankAsNull(chude), blankAsNull(ketqua), q);
        }

        private UUID id() {
            try {
                return Text.isBlank(dot) ? null : UUID.fromString(Text.clean(dot));
            } catch (IllegalArgumentException foreign) {
                return new UUID(0, 0);
            }
        }

        private static String blankAsNull(String text) {
            return Text.isBlank(text) ? null : Text.clean(text);
        }
    }

    /** A verdict as it was typed. */
    record Word(UUID of, String verdict, String evidence) {}

    @GetMapping
    String limitations(
            @ModelAttribute("query") Query query, @RequestParam(defaultValue = "0") int trang, AsOf asOf, Model model) {
        if (asOf.past()) {
            asOf.since(limitations.begins(Actors.current()).orElse(null));
        }
        show(query, PageNumber.of(trang), new Word(null, null, null), asOf, model);
        return "limitations";
    }

    @PostMapping("/{id}")
    Object judge(
            @PathVariable UUID id,
            @ModelAttribute("query") Query query,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String evidence,
            AsOf asOf,
            Model model,
            RedirectAttributes after) {
        try {
            limitations.judge(Actors.current(), id, verdict, evidence);
        } catch (Refusal refusal) {
            show(query, 0, new Word(id, verdict, evidence), asOf, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("limitations", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.limitation.judged");
        after.addAttribute("dot", query.dot());
        after.addAttribute("q", query.q());
        return "redirect:/han-che#h-" + id;
    }

    private void show(Query query, int page, Word word, AsOf asOf, Model model) {
        List<LimitationRow> found =
                limitations.page(Actors.current(), query.filter(), asOf.at(), LIMITATIONS + 1, page * LIMITATIONS);
        List<LimitationRow> shown = found.stream().limit(LIMITATIONS).toList();
        model.addAttribute("query", query);
        model.addAttribute("limitations", shown);
        model.addAttribute("more", found.size() > LIMITATIONS);
        model.addAttribute("page", page);
        model.addAttribute("word", word);
        model.addAttribute("topics", Topic.values());
        model.addAttribute("verdicts", Verdict.Kind.values());
        model.addAttribute(
                "names",
                identities.namesOf(shown.stream()
                        .flatMap(row -> row.verdicts().stream())
                        .map(Verdict::by)
                        .collect(Collectors.toSet())));
    }
}
