package vn.tongket.web.assignment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.Part;
import vn.tongket.assignment.Parts;
import vn.tongket.assignment.ProgressDecisions;
import vn.tongket.assignment.TargetSources;
import vn.tongket.assignment.cluster.Clusters;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** What people do on the page of a task: divide it, deliver, confirm reports on periods or send them back. */
@Page
@RequestMapping("/nhiem-vu/{id}")
class TaskActions {

    private final TaskPages pages;
    private final AssignmentDesk desk;
    private final Parts parts;
    private final ProgressDecisions decisions;
    private final TargetSources sources;
    private final Clusters clusters;
    private final Refusals refusals;

    TaskActions(
            TaskPages pages,
            AssignmentDesk desk,
            Parts parts,
            ProgressDecisions decisions,
            TargetSources sources,
            Clusters clusters,
            Refusals refusals) {
        this.pages = pages;
        this.desk = desk;
        this.parts = parts;
        this.decisions = decisions;
        this.sources = sources;
        this.clusters = clusters;
        this.refusals = refusals;
    }

    /** A part as it was typed. */
    record PartForm(String said, String assignee, String dueOn, UUID owedBy) {}

    @PostMapping("/phan-viec")
    Object addPart(@PathVariable UUID id, @ModelAttribute PartForm part, Model model, RedirectAttributes after) {
        Map<String, Object> typed = new HashMap<>();
        typed.put("part", part);
        return act(
                id,
                () -> parts.add(
                        Actors.current(),
                        id,
                        new Part.Typed(part.said(), part.assignee(), part.dueOn(), part.owedBy())),
                typed,
                "web.task.part.added",
                "#phan-viec",
                model,
                after);
    }

    @PostMapping("/phan-viec/{part}/xong")
    Object finishPart(
            @PathVariable UUID id,
            @PathVariable UUID part,
            @RequestParam(defaultValue = "true") boolean xong,
            @RequestParam(defaultValue = "") String note,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> parts.finish(Actors.current(), id, part, xong, note),
                Map.of("note." + part, note),
                "web.task.part.noted",
                "#phan-viec",
                model,
                after);
    }

    @PostMapping("/phan-viec/{part}/bo")
    Object dropPart(
            @PathVariable UUID id,
            @PathVariable UUID part,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> parts.drop(Actors.current(), id, part, reason),
                Map.of("drop." + part, reason),
                "web.task.part.noted",
                "#phan-viec",
                model,
                after);
    }

    @PostMapping("/bao-cao/{report}/xac-nhan")
    Object confirm(@PathVariable UUID id, @PathVariable long report, Model model, RedirectAttributes after) {
        return act(
                id,
                () -> decisions.confirm(Actors.current(), id, report),
                Map.of(),
                "web.task.report.confirmed.done",
                "#bao-cao-" + report,
                model,
                after);
    }

    @PostMapping("/bao-cao/{report}/tra-lai")
    Object sendBack(
            @PathVariable UUID id,
            @PathVariable long report,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> decisions.sendBack(Actors.current(), id, report, reason),
                Map.of("reason." + report, reason),
                "web.task.report.returned.done",
                "#bao-cao-" + report,
                model,
                after);
    }

    @PostMapping("/bao-cao/{report}/chep")
    Object copy(
            @PathVariable UUID id,
            @PathVariable long report,
            @RequestParam(required = false) List<UUID> sang,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> clusters.copy(Actors.current(), id, report, sang == null ? List.of() : sang),
                Map.of(),
                "web.cluster.copied",
                "#bao-cao-" + report,
                model,
                after);
    }

    /** What whoever concluded decides, as it was typed. */
    record DecisionForm(String viec, String han, String lydo) {}

    @PostMapping("/quyet-dinh")
    Object decide(@PathVariable UUID id, @ModelAttribute DecisionForm decision, Model model, RedirectAttributes after) {
        Map<String, Object> typed = new HashMap<>();
        typed.put("decision", decision);
        return act(id, () -> decide(id, decision), typed, "web.task.decide.done", "", model, after);
    }

    private void decide(UUID id, DecisionForm decision) {
        Actor actor = Actors.current();
        switch (decision.viec() == null ? "" : decision.viec()) {
            case "thoi-han" -> desk.reschedule(actor, id, decision.han(), decision.lydo());
            case "tam-dung" -> desk.suspend(actor, id, decision.lydo());
            case "tiep-tuc" -> desk.resume(actor, id);
            case "huy" -> desk.cancel(actor, id, decision.lydo());
            case "thu-hoi" -> desk.withdraw(actor, id, decision.lydo());
            default -> throw Refusal.at("viec", "web.task.decide.none");
        }
    }

    @PostMapping("/chi-tieu")
    Object indicator(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String indicator,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> sources.name(Actors.current(), id, indicator),
                Map.of("indicator", indicator),
                "web.task.indicator.named",
                "#chi-tieu",
                model,
                after);
    }

    /** Does it and goes back to the page; what is refused comes back with everything that was typed. */
    private Object act(
            UUID id,
            Runnable work,
            Map<String, Object> typed,
            String done,
            String part,
            Model model,
            RedirectAttributes after) {
        try {
            work.run();
        } catch (Refusal refusal) {
            pages.show(id, model);
            model.addAttribute("typed", typed);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("task", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", done);
        return "redirect:/nhiem-vu/" + id + part;
    }
}
