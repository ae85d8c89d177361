package vn.tongket.web.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.report.check.CopyDesk;
import vn.tongket.report.review.BulkAcceptance;
import vn.tongket.report.review.BulkAcceptance.Chosen;
import vn.tongket.report.review.BulkAcceptance.Progress;
import vn.tongket.report.review.WaitingReports;
import vn.tongket.report.review.WaitingReports.Found;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The reports of a cycle that wait for a reviewer: looked through, chosen, accepted together with a result for each. */
@Page
@RequestMapping("/dot/{id}/tham-dinh")
class BulkPage {

    private static final int REPORTS = 50;
    private static final int AT_ONCE = 5;

    private final WaitingReports waiting;
    private final CopyDesk copies;
    private final BulkAcceptance acceptance;
    private final Refusals refusals;

    BulkPage(WaitingReports waiting, CopyDesk copies, BulkAcceptance acceptance, Refusals refusals) {
        this.waiting = waiting;
        this.copies = copies;
        this.acceptance = acceptance;
        this.refusals = refusals;
    }

    /** One line of the results, with its sentence. */
    record Line(UUID report, String unit, Boolean accepted, String why) {}

    @GetMapping
    String list(
            @PathVariable UUID id,
            @RequestParam(required = false) String nhom,
            @RequestParam(required = false) Boolean dunghan,
            @RequestParam(required = false) Boolean nhac,
            @RequestParam(required = false) Boolean tralai,
            @RequestParam(defaultValue = "unit") String xep,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        String group = nhom == null || nhom.isBlank() ? null : nhom;
        show(id, new WaitingReports.Filter(group, dunghan, nhac, tralai), xep, trang, model);
        return "bulk";
    }

    /** Shows what was chosen once more, under an id that the answer comes back with however often it is sent. */
    @PostMapping("/xac-nhan")
    Object confirm(@PathVariable UUID id, @RequestParam(required = false) List<String> chon, Model model) {
        List<String> chosen = chon == null ? List.of() : new ArrayList<>(new LinkedHashSet<>(chon));
        show(id, new WaitingReports.Filter(null, null, null, null), "unit", 0, model);
        if (chosen.isEmpty()) {
            return refused(Refusal.of("report.bulk.nothing-chosen"), model);
        }
        chosen.forEach(BulkPage::chosen);
        model.addAttribute("chosen", chosen);
        model.addAttribute("bulk", UUID.randomUUID());
        return "bulk-confirm";
    }

    @PostMapping
    Object begin(
            @PathVariable UUID id,
            @RequestParam UUID bulk,
            @RequestParam(required = false) List<String> chon,
            Model model) {
        try {
            acceptance.begin(
                    Actors.current(),
                    id,
                    bulk,
                    chon == null
                            ? List.of()
                            : chon.stream().map(BulkPage::chosen).toList());
        } catch (Refusal refusal) {
            show(id, new WaitingReports.Filter(null, null, null, null), "unit", 0, model);
            return refused(refusal, model);
        }
        return "redirect:/dot/" + id + "/tham-dinh/" + bulk;
    }

    @GetMapping("/{bulk}")
    String progress(@PathVariable UUID id, @PathVariable UUID bulk, Model model) {
        progress(acceptance.progress(Actors.current(), id, bulk), id, bulk, model);
        return "bulk-progress";
    }

    /** Accepts the next few; the page asks for more until all have their result. */
    @PostMapping("/{bulk}/tiep")
    String goOn(
            @PathVariable UUID id,
            @PathVariable UUID bulk,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            Model model) {
        Actor actor = Actors.current();
        acceptance.goOn(actor, id, bulk, AT_ONCE);
        if (htmx == null) {
            return "redirect:/dot/" + id + "/tham-dinh/" + bulk;
        }
        progress(acceptance.progress(actor, id, bulk), id, bulk, model);
        return "bulk-progress :: progress";
    }

    private void progress(Progress progress, UUID id, UUID bulk, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("bulk", bulk);
        model.addAttribute("cycle", progress.cycle());
        model.addAttribute("progress", progress);
        model.addAttribute(
                "lines",
                progress.results().stream()
                        .map(result -> new Line(
                                result.report(),
                                result.unit(),
                                result.accepted(),
                                result.refusal() == null
                                        ? null
                                        : refusals.text(
                                                result.refusal().key(),
                                                result.refusal().args().toArray())))
                        .toList());
    }

    private Object refused(Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView("bulk", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private void show(UUID id, WaitingReports.Filter filter, String sort, int page, Model model) {
        int shown = PageNumber.of(page);
        Actor actor = Actors.current();
        Found found = waiting.find(actor, id, filter, sort, REPORTS, shown * REPORTS);
        List<UUID> versions =
                found.reports().stream().map(WaitingReports.Line::version).toList();
        model.addAttribute("copied", copies.copied(actor, found.cycle(), versions));
        model.addAttribute("cycle", found.cycle());
        model.addAttribute("found", found);
        model.addAttribute("filter", filter);
        model.addAttribute("sort", sort);
        model.addAttribute("page", shown);
        model.addAttribute("more", found.total() > (long) (shown + 1) * REPORTS);
    }

    private static Chosen chosen(String value) {
        try {
            String[] parts = value.split(":", 2);
            return new Chosen(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw new NotFound("report", value);
        }
    }
}
