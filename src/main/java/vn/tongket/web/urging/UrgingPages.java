package vn.tongket.web.urging;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.urging.UrgingBoard;
import vn.tongket.assignment.urging.UrgingFilter;
import vn.tongket.assignment.urging.UrgingRow;
import vn.tongket.assignment.urging.UrgingRunDesk;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.page.Words;

/** All urging for those who track, and how one task was urged. */
@Page
class UrgingPages {

    private static final int STEPS = 50;
    private static final int EXPORTED = 1_000;
    private static final List<String> RUNGS = List.of(
            "BEFORE_5",
            "BEFORE_1",
            "HEAD_DIGEST",
            "OVERDUE_NOTICE",
            "URGING_LETTER",
            "LISTED",
            "EXPLANATION",
            "CRITICISM",
            "PROGRESS_DUE");
    private static final List<String> STATES = List.of("WAITING", "ANSWERED", "UNOPENED");

    private final UrgingBoard board;
    private final UrgingRunDesk runs;
    private final AssignmentDesk assignments;
    private final Words words;

    UrgingPages(UrgingBoard board, UrgingRunDesk runs, AssignmentDesk assignments, Words words) {
        this.board = board;
        this.runs = runs;
        this.assignments = assignments;
        this.words = words;
    }

    @GetMapping("/don-doc")
    String board(
            @ModelAttribute("query") UrgingQuery query,
            @RequestParam(defaultValue = "0") int trang,
            AsOf asOf,
            Model model) {
        Actor actor = Actors.current();
        if (asOf.past()) {
            asOf.since(board.begins(actor).orElse(null));
        }
        int page = PageNumber.of(trang);
        UrgingFilter filter = query.filter().at(asOf.at());
        List<UrgingRow> found = board.page(actor, filter, STEPS + 1, (long) page * STEPS);
        model.addAttribute("steps", found.stream().limit(STEPS).toList());
        model.addAttribute("more", found.size() > STEPS);
        model.addAttribute("page", page);
        model.addAttribute("counts", board.counts(actor, filter));
        model.addAttribute("waiting", board.waiting(actor, asOf.at()));
        model.addAttribute("rungs", RUNGS);
        model.addAttribute("states", STATES);
        model.addAttribute("run", runs.last(asOf.at()).orElse(null));
        return "urging-board";
    }

    @GetMapping("/don-doc/danh-sach.csv")
    void export(@ModelAttribute("query") UrgingQuery query, AsOf asOf, HttpServletResponse response)
            throws IOException {
        Actor actor = Actors.current();
        UrgingFilter filter = query.filter().at(asOf.at());
        List<UrgingRow> rows = board.page(actor, filter, EXPORTED, 0);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("don-doc.csv").build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        OutputStreamWriter writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        try (CSVPrinter csv = new CSVPrinter(writer, CSVFormat.EXCEL)) {
            csv.printRecord((Object[]) words.of("web.urging", "csv").split("\\|"));
            for (long from = 0; !rows.isEmpty(); rows = board.page(actor, filter, EXPORTED, from)) {
                for (UrgingRow row : rows) {
                    csv.printRecord(
                            words.day(row.onDay()),
                            words.of("assignment.rung", row.rung()),
                            inert(row.unitName()),
                            inert(row.ref()),
                            inert(row.task()),
                            inert(row.conclusion()),
                            row.due().text(),
                            inert(row.symbol()),
                            words.moment(row.sentAt()),
                            words.moment(row.deliveredAt()),
                            words.moment(row.openedAt()),
                            words.moment(row.answeredAt()));
                }
                from += rows.size();
            }
        }
    }

    /** A text that a spreadsheet would compute is kept a text. */
    private static String inert(String text) {
        return text != null && text.matches("(?s)[=+\\-@\\t].*") ? "'" + text : text;
    }

    /** How one task was urged: who was told, whether it arrived, was opened and answered. */
    @GetMapping("/nhiem-vu/{id}/don-doc")
    String ofTask(@PathVariable UUID id, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("task", assignments.requireVisible(actor, id));
        model.addAttribute("steps", board.of(id));
        return "task-urging";
    }

    /** The runs of the last mornings, for administrators and those who track. */
    @GetMapping("/don-doc/phien")
    String runs(Model model) {
        model.addAttribute("runs", runs.newest(Actors.current()));
        model.addAttribute("mayRepeat", Actors.current().isAdministrator());
        return "urging-runs";
    }

    @PostMapping("/don-doc/phien")
    String repeat(RedirectAttributes after) {
        runs.request(Actors.current());
        after.addFlashAttribute("done", words.of("web.urging.run", "requested"));
        return "redirect:/don-doc/phien";
    }
}
