package vn.tongket.web.aggregation;

import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.aggregation.ConsolidatedReportBoard;
import vn.tongket.aggregation.ConsolidatedReportDesk;
import vn.tongket.aggregation.Coverage;
import vn.tongket.aggregation.SectionSources;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The provincial report of a cycle, whole and by its parts. */
@Page
class ConsolidatedReportPages {

    private static final int UNITS = 50;
    private static final int ALL_UNITS = 1_000;
    private static final int PASSAGES = 20;

    private final ConsolidatedReportDesk desk;
    private final ConsolidatedReportBoard board;

    ConsolidatedReportPages(ConsolidatedReportDesk desk, ConsolidatedReportBoard board) {
        this.desk = desk;
        this.board = board;
    }

    @GetMapping("/dot/{id}/bao-cao-tong-hop")
    String report(@PathVariable UUID id, @RequestParam(required = false) Integer ban, Model model) {
        Actor actor = Actors.current();
        if (head(actor, id, ban, "report", model)) {
            model.addAttribute("file", desk.file(actor, id, ban));
        }
        return "consolidated-report";
    }

    @GetMapping("/dot/{id}/bao-cao-tong-hop/ma-tran")
    String coverage(
            @PathVariable UUID id,
            @RequestParam(required = false) Integer ban,
            @RequestParam(required = false) Coverage.State co,
            @RequestParam(defaultValue = "") String muc,
            @RequestParam(defaultValue = "") String nhom,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "unit") String xep,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "false") boolean tatca,
            Model model) {
        Actor actor = Actors.current();
        if (head(actor, id, ban, "coverage", model)) {
            int page = tatca ? 0 : PageNumber.of(trang);
            int size = tatca ? ALL_UNITS : UNITS;
            Coverage.Filter filter = new Coverage.Filter(co, muc, nhom, q, xep);
            Coverage coverage = board.coverage(actor, id, ban, filter, size, page * size);
            model.addAttribute("coverage", coverage);
            model.addAttribute("filter", filter);
            model.addAttribute("states", Coverage.State.values());
            model.addAttribute("page", page);
            model.addAttribute("all", tatca);
            model.addAttribute("more", (page + 1) * size < coverage.total());
        }
        return "consolidated-coverage";
    }

    @GetMapping("/dot/{id}/bao-cao-tong-hop/so-lieu/{code}")
    String indicator(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(required = false) Integer ban,
            @RequestParam(defaultValue = "unit") String xep,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        head(actor, id, ban, "report", model);
        model.addAttribute("sheet", board.indicator(actor, id, ban, code, xep, UNITS, page * UNITS));
        model.addAttribute("page", page);
        model.addAttribute("sort", xep);
        return "consolidated-indicator";
    }

    @GetMapping("/dot/{id}/bao-cao-tong-hop/muc/{code}")
    String section(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(required = false) Integer ban,
            @RequestParam(defaultValue = "") String nhom,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Actors.current();
        head(actor, id, ban, "report", model);
        model.addAttribute("text", board.section(actor, id, ban, code));
        SectionSources sources = board.sources(actor, id, ban, code, nhom, q, PASSAGES, PageNumber.of(trang));
        model.addAttribute("sources", sources);
        model.addAttribute("group", nhom);
        model.addAttribute("q", q);
        return "consolidated-section";
    }

    /** False where nothing was put together yet. */
    private boolean head(Actor actor, UUID id, Integer version, String tab, Model model) {
        ConsolidatedReportBoard.Head head = board.head(actor, id);
        model.addAttribute("cycle", head.cycle());
        model.addAttribute("versions", head.versions());
        model.addAttribute("version", version);
        model.addAttribute("tab", tab);
        return !head.versions().isEmpty();
    }
}
