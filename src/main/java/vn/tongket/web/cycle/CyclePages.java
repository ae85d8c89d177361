package vn.tongket.web.cycle;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Amendment;
import vn.tongket.cycle.AmendmentDesk;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.cycle.CycleLinks;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.ReportLine;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Role;
import vn.tongket.report.ReportPages;
import vn.tongket.report.review.WaitingReports;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.task.CycleProgress;

/** The cycles a person may see, and one of them: phases, reports by unit, the plan, and changes of the plan. */
@Page
class CyclePages {

    private static final int CYCLES = 20;
    private static final int REPORTS = 50;

    private final CycleBoard board;
    private final PlanDesk plans;
    private final AmendmentDesk amendments;
    private final CycleLinks links;
    private final CycleDoors doors;
    private final CycleProgress progress;
    private final ReportPages reportPages;
    private final WaitingReports waitingReports;
    private final CycleFront front;
    private final Refusals refusals;

    CyclePages(
            CycleBoard board,
            PlanDesk plans,
            AmendmentDesk amendments,
            CycleLinks links,
            CycleDoors doors,
            CycleProgress progress,
            ReportPages reportPages,
            WaitingReports waitingReports,
            CycleFront front,
            Refusals refusals) {
        this.board = board;
        this.plans = plans;
        this.amendments = amendments;
        this.links = links;
        this.doors = doors;
        this.progress = progress;
        this.reportPages = reportPages;
        this.waitingReports = waitingReports;
        this.front = front;
        this.refusals = refusals;
    }

    @GetMapping("/dot")
    String cycles(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int trang, Model model) {
        int page = PageNumber.of(trang);
        List<CycleBoard.Line> found = board.visible(Actors.current(), q, CYCLES + 1, page * CYCLES);
        model.addAttribute("cycles", found.stream().limit(CYCLES).toList());
        model.addAttribute("more", found.size() > CYCLES);
        model.addAttribute("page", page);
        model.addAttribute("q", q);
        return "cycles";
    }

    @GetMapping("/dot/{id}")
    String cycle(
            @PathVariable UUID id,
            @RequestParam(required = false) Status trangthai,
            @RequestParam(defaultValue = "unit") String xep,
            @RequestParam(defaultValue = "0") int trang,
            @RequestHeader(value = "HX-Request", required = false) String htmx,
            AsOf asOf,
            Model model) {
        Actor actor = Actors.current();
        Seen seen = board.see(actor, id, asOf.pastDay());
        asOf.since(board.begunAt(seen));
        reports(actor, seen, trangthai, xep, PageNumber.of(trang), asOf, model);
        if (htmx != null) {
            return "cycle :: reports";
        }
        if (!model.containsAttribute("proposal")) {
            model.addAttribute("proposal", new Amendment.Proposal(null, null, null, null, null));
        }
        whole(actor, seen, asOf, model);
        return "cycle";
    }

    /** Proposes a change of the plan; what cannot stand comes back with everything that was typed. */
    @PostMapping("/dot/{id}/dieu-chinh")
    Object propose(
            @PathVariable UUID id,
            @ModelAttribute Amendment.Proposal proposal,
            AsOf asOf,
            Model model,
            RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            amendments.propose(actor, id, proposal);
        } catch (Refusal refusal) {
            Seen seen = board.see(actor, id);
            reports(actor, seen, null, "unit", 0, asOf, model);
            model.addAttribute("proposal", proposal);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            whole(actor, seen, asOf, model);
            return new ModelAndView("cycle", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.amendment.done");
        return "redirect:/dot/" + id + "#dieu-chinh";
    }

    private void reports(Actor actor, Seen seen, Status status, String sort, int page, AsOf asOf, Model model) {
        List<ReportLine> found = board.reports(actor, seen, status, sort, asOf.at(), REPORTS + 1, page * REPORTS);
        model.addAttribute("cycle", seen.cycle());
        model.addAttribute("reports", found.stream().limit(REPORTS).toList());
        model.addAttribute("more", found.size() > REPORTS);
        model.addAttribute("page", page);
        model.addAttribute("status", status);
        model.addAttribute("sort", sort);
        model.addAttribute("mayOpen", !seen.whole() || reportPages.mayReadAll(actor, seen.cycle()));
        model.addAttribute("counts", board.counts(actor, seen, asOf.at()));
    }

    private void whole(Actor actor, Seen seen, AsOf asOf, Model model) {
        ReviewCycle cycle = seen.cycle();
        front.head(actor, seen, CycleTabs.OVERVIEW, asOf, model);
        if (!asOf.past()) {
            front.standing(actor, seen, model);
            front.timeline(actor, seen, model);
        }
        model.addAttribute("whole", seen.whole());
        model.addAttribute("links", links.of(actor, cycle.id()));
        model.addAttribute("doors", doors.of(actor, seen, asOf));
        model.addAttribute(
                "mayCheckMany",
                !asOf.past()
                        && seen.whole()
                        && cycle.reportsOpenedAt() != null
                        && waitingReports.concern(actor, cycle));
        model.addAttribute("phases", progress.of(cycle, asOf.at()));
        boolean withoutPlan = !cycle.phases().isEmpty() && !cycle.has(Phase.PLAN);
        boolean planKnown = !asOf.past() || cycle.planIssuedAt() != null || withoutPlan;
        model.addAttribute("planLater", seen.whole() && !planKnown);
        model.addAttribute("plan", seen.whole() && planKnown ? plans.summary(actor, cycle) : null);
        model.addAttribute(
                "amendments", seen.whole() ? amendments.amendments(actor, cycle.id(), asOf.at()) : List.of());
        model.addAttribute(
                "mayPropose",
                !asOf.past()
                        && actor.holds(cycle.coordinatorUnit(), Role.COORDINATOR.suffix())
                        && cycle.reportsOpenedAt() != null
                        && cycle.reportsClosedAt() == null
                        && !cycle.isClosed());
    }
}
