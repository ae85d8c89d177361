package vn.tongket.web.assignment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.Refusal;
import vn.tongket.assignment.bulk.BulkConfirmation;
import vn.tongket.assignment.bulk.BulkConfirmation.Progress;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The reports of a cycle's tasks that wait for the tracker: chosen and confirmed together, with a result for each. */
@Page
@RequestMapping("/dot/{id}/nhiem-vu/cho-xac-nhan")
class BulkConfirmationPage {

    private static final int REPORTS = 100;
    private static final int AT_ONCE = 10;

    private final TaskRows rows;
    private final BulkConfirmation confirmation;
    private final Refusals refusals;

    BulkConfirmationPage(TaskRows rows, BulkConfirmation confirmation, Refusals refusals) {
        this.rows = rows;
        this.confirmation = confirmation;
        this.refusals = refusals;
    }

    /** One line of the results, with its sentence. */
    record Line(UUID task, String ref, String unit, Boolean confirmed, String why) {}

    @GetMapping
    String list(
            @PathVariable UUID id,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String khoan,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        show(id, q, khoan, trang, model);
        return "task-bulk";
    }

    /** Shows what was chosen once more, under an id that the answer comes back with however often it is sent. */
    @PostMapping("/xac-nhan")
    Object confirm(
            @PathVariable UUID id,
            @RequestParam(required = false) List<Long> chon,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String khoan,
            Model model) {
        show(id, q, khoan, 0, model);
        if (chon == null || chon.isEmpty()) {
            return refused(Refusal.of("assignment.bulk.nothing-chosen"), model);
        }
        model.addAttribute("chosen", new LinkedHashSet<>(chon));
        model.addAttribute("bulk", UUID.randomUUID());
        return "task-bulk-confirm";
    }

    @PostMapping
    Object begin(
            @PathVariable UUID id,
            @RequestParam UUID bulk,
            @RequestParam(required = false) Set<Long> chon,
            Model model) {
        try {
            confirmation.begin(Actors.current(), id, bulk, chon == null ? Set.of() : chon);
        } catch (Refusal refusal) {
            show(id, null, null, 0, model);
            return refused(refusal, model);
        }
        return "redirect:/dot/" + id + "/nhiem-vu/cho-xac-nhan/" + bulk;
    }

    @GetMapping("/{bulk}")
    String progress(@PathVariable UUID id, @PathVariable UUID bulk, Model model) {
        progress(confirmation.progress(Actors.current(), id, bulk), id, bulk, model);
        return "task-bulk-progress";
    }

    /** Confirms the next few; the page asks for more until all have their result. */
    @PostMapping("/{bulk}/tiep")
    String goOn(
            @PathVariable UUID id,
            @PathVariable UUID bulk,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model) {
        Actor actor = Actors.current();
        confirmation.goOn(actor, id, bulk, AT_ONCE);
        if (htmx == null) {
            return "redirect:/dot/" + id + "/nhiem-vu/cho-xac-nhan/" + bulk;
        }
        progress(confirmation.progress(actor, id, bulk), id, bulk, model);
        return "task-bulk-progress :: progress";
    }

    private void progress(Progress progress, UUID id, UUID bulk, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("bulk", bulk);
        model.addAttribute("head", progress.head());
        model.addAttribute("progress", progress);
        model.addAttribute(
                "lines",
                progress.results().stream()
                        .map(result -> new Line(
                                result.task(),
                                result.ref(),
                                result.unit(),
                                result.confirmed(),
                                result.refusal() == null
                                        ? null
                                        : refusals.text(
                                                result.refusal().key(),
                                                result.refusal().args().toArray())))
                        .toList());
    }

    private Object refused(Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView("task-bulk", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private void show(UUID id, String words, String clause, int page, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("head", confirmation.head(actor, id));
        int shown = PageNumber.of(page);
        TaskFilter filter = new TaskFilter(id, null, null, null, clause, words, null, true, "reported");
        List<TaskRow> found = rows.page(actor, filter, REPORTS + 1, shown * REPORTS);
        model.addAttribute("tasks", found.stream().limit(REPORTS).toList());
        model.addAttribute("more", found.size() > REPORTS);
        model.addAttribute("page", shown);
        model.addAttribute("q", words);
        model.addAttribute("khoan", clause);
    }
}
