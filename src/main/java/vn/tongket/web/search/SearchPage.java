package vn.tongket.web.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Searched.Found;
import vn.tongket.overview.Searched.Kind;
import vn.tongket.overview.Words;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Everything that holds the words: some of each kind with their number, or one kind page by page. */
@Page
@RequestMapping("/tim")
class SearchPage {

    private static final int OF_EACH = 5;
    private static final int SUGGESTED = 3;
    private static final int LINES = 25;

    private final List<Searched> kinds;

    SearchPage(List<Searched> kinds) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(Searched::kind)).toList();
    }

    /** What was found of one kind. */
    record Group(Kind kind, Found found, int from) {

        /** Name of the kind in an address. */
        public String code() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        public boolean isMore() {
            return from + found.hits().size() < found.total();
        }
    }

    @GetMapping
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String loai,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Words words = Words.of(q);
        Searched only = only(loai);
        int page = only == null ? 0 : PageNumber.of(trang);
        List<Group> groups = find(words, only, only == null ? OF_EACH : LINES, page * LINES);
        // a page beyond the end is the first one
        if (only != null && page > 0 && groups.isEmpty()) {
            page = 0;
            groups = find(words, only, LINES, 0);
        }
        model.addAttribute("typed", words.typed());
        model.addAttribute("cut", words.isCut(q));
        model.addAttribute("asked", words.isAsked());
        model.addAttribute("blank", words.typed().isEmpty());
        model.addAttribute("groups", groups);
        model.addAttribute("only", only == null ? null : only.kind());
        model.addAttribute("trang", page);
        model.addAttribute(
                "total",
                groups.stream().mapToLong(group -> group.found().total()).sum());
        return "search";
    }

    /** The first few, while somebody types. */
    @GetMapping("/goi-y")
    String suggestions(@RequestParam(defaultValue = "") String q, Model model) {
        Words words = Words.of(q);
        model.addAttribute("typed", words.typed());
        model.addAttribute("asked", words.isAsked());
        model.addAttribute("groups", find(words, null, SUGGESTED, 0));
        return "search :: suggestions";
    }

    private List<Group> find(Words words, Searched only, int limit, int offset) {
        if (!words.isAsked()) {
            return List.of();
        }
        Actor actor = Actors.current();
        List<Group> groups = new ArrayList<>();
        for (Searched kind : only == null ? kinds : List.of(only)) {
            Found found = kind.find(actor, words, limit, offset);
            if (!found.hits().isEmpty()) {
                groups.add(new Group(kind.kind(), found, offset));
            }
        }
        return groups;
    }

    private Searched only(String code) {
        return kinds.stream()
                .filter(kind -> kind.kind().name().equalsIgnoreCase(code))
                .findFirst()
                .orElse(null);
    }
}
