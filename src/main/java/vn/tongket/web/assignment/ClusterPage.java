package vn.tongket.web.assignment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.assignment.cluster.ClusterStore.Pair;
import vn.tongket.assignment.cluster.Clusters;
import vn.tongket.audit.Actors;
import vn.tongket.engine.Identities;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Tasks of one unit from several conclusions that look alike: a person says whether they are the same work. */
@Page
@RequestMapping("/nhiem-vu/cum")
class ClusterPage {

    private static final int PAIRS = 30;
    private static final Map<String, Boolean> SAID = said();

    private final Clusters clusters;
    private final Identities identities;
    private final Refusals refusals;

    ClusterPage(Clusters clusters, Identities identities, Refusals refusals) {
        this.clusters = clusters;
        this.identities = identities;
        this.refusals = refusals;
    }

    private static Map<String, Boolean> said() {
        Map<String, Boolean> said = new HashMap<>();
        said.put("cung", true);
        said.put("khac", false);
        return said;
    }

    /** What is said about a pair, with the list it was seen in. */
    record Word(UUID mot, UUID hai, boolean same, String reason, String q, String xem) {}

    @GetMapping
    String clusters(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "de-xuat") String xem,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        show(q, xem, PageNumber.of(trang), model);
        return "task-clusters";
    }

    @PostMapping
    Object decide(@ModelAttribute("word") Word word, Model model, RedirectAttributes after) {
        try {
            clusters.decide(Actors.current(), word.mot(), word.hai(), word.same(), word.reason());
        } catch (Refusal refusal) {
            show(word.q() == null ? "" : word.q(), word.xem(), 0, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("task-clusters", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", word.same() ? "web.cluster.joined" : "web.cluster.kept-apart");
        after.addAttribute("xem", word.xem());
        after.addAttribute("q", word.q());
        return "redirect:/nhiem-vu/cum";
    }

    private void show(String words, String seen, int page, Model model) {
        List<Pair> found =
                clusters.pairs(Actors.current(), SAID.get(String.valueOf(seen)), words, PAIRS + 1, page * PAIRS);
        List<Pair> pairs = found.stream().limit(PAIRS).toList();
        model.addAttribute("pairs", pairs);
        model.addAttribute("more", found.size() > PAIRS);
        model.addAttribute("page", page);
        model.addAttribute("q", words);
        model.addAttribute("xem", SAID.containsKey(String.valueOf(seen)) ? seen : "de-xuat");
        model.addAttribute(
                "names",
                identities.namesOf(pairs.stream()
                        .map(Pair::decidedBy)
                        .filter(by -> by != null)
                        .collect(Collectors.toSet())));
        if (!model.containsAttribute("word")) {
            model.addAttribute("word", new Word(null, null, false, null, null, null));
        }
    }
}
