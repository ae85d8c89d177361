package vn.tongket.web.report;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import vn.tongket.engine.Identities;
import vn.tongket.report.ReportAmendments;
import vn.tongket.report.ReportPages;
import vn.tongket.report.ReportRound;
import vn.tongket.report.ReportView;
import vn.tongket.report.review.AcceptanceUndoing;
import vn.tongket.report.review.ReportComment;
import vn.tongket.report.review.ReportComments;
import vn.tongket.report.review.ReviewDesk;
import vn.tongket.web.Refusals;
import vn.tongket.web.SourceNotes;
import vn.tongket.web.page.Page;
import vn.tongket.web.task.WaitingTasks;

/** The page of one report: where it stands, what was written, what was said about it, and how its versions differ. */
@Page
@RequestMapping("/bao-cao/{id}")
class ReportPage {

    private final ReportPages pages;
    private final ReviewDesk review;
    private final ReportComments comments;
    private final ReportAmendments amendments;
    private final AcceptanceUndoing undoing;
    private final WaitingTasks waiting;
    private final Identities identities;
    private final SourceNotes sources;
    private final Refusals refusals;

    ReportPage(
            ReportPages pages,
            ReviewDesk review,
            ReportComments comments,
            ReportAmendments amendments,
            AcceptanceUndoing undoing,
            WaitingTasks waiting,
            Identities identities,
            SourceNotes sources,
            Refusals refusals) {
        this.pages = pages;
        this.review = review;
        this.comments = comments;
        this.amendments = amendments;
        this.undoing = undoing;
        this.waiting = waiting;
        this.identities = identities;
        this.sources = sources;
        this.refusals = refusals;
    }

    @GetMapping
    String report(@PathVariable UUID id, @RequestParam(required = false) Integer ban, Model model) {
        show(id, ban, model);
        return "report";
    }

    @GetMapping("/so-sanh")
    String compare(
            @PathVariable UUID id,
            @RequestParam(required = false) Integer tu,
            @RequestParam(required = false) Integer den,
            @RequestParam(defaultValue = "false") boolean tatca,
            Model model) {
        Actor actor = Actors.current();
        model.addAttribute("report", pages.head(actor, id));
        model.addAttribute("compared", review.compare(actor, id, tu, den));
        model.addAttribute("all", tatca);
        return "report-compare";
    }

    @PostMapping("/dieu-chinh")
    Object amend(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> amendments.begin(Actors.current(), id, reason),
                Map.of("reason", reason),
                "web.report.amend.done",
                "",
                model,
                after);
    }

    @PostMapping("/rut-lai")
    Object undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String undoReason,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> undoing.undo(Actors.current(), id, undoReason),
                Map.of("undoReason", undoReason),
                "web.report.undo.done",
                "",
                model,
                after);
    }

    @PostMapping("/nhan-xet/{comment}/tra-loi")
    Object reply(
            @PathVariable UUID id,
            @PathVariable UUID comment,
            @RequestParam(defaultValue = "") String text,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> comments.reply(Actors.current(), id, comment, text),
                Map.of("reply." + comment, text),
                "web.report.comment.done",
                "#nhan-xet",
                model,
                after);
    }

    @PostMapping("/nhan-xet/{comment}/xu-ly")
    Object resolve(
            @PathVariable UUID id,
            @PathVariable UUID comment,
            @RequestParam(defaultValue = "") String text,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                () -> comments.resolve(Actors.current(), id, comment, text),
                Map.of("resolution." + comment, text),
                "web.report.comment.done",
                "#nhan-xet",
                model,
                after);
    }

    /** Does it and goes back to the page; what is refused comes back with everything that was typed. */
    private Object act(
            UUID id,
            Runnable work,
            Map<String, String> typed,
            String done,
            String part,
            Model model,
            RedirectAttributes after) {
        try {
            work.run();
        } catch (Refusal refusal) {
            show(id, null, model);
            model.addAttribute("typed", typed);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("report", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", done);
        return "redirect:/bao-cao/" + id + part;
    }

    private void show(UUID id, Integer version, Model model) {
        Actor actor = Actors.current();
        ReportView view = pages.page(actor, id, version);
        model.addAttribute("report", view.head());
        model.addAttribute("view", view);
        model.addAttribute("sources", view.form() == null ? Map.of() : sources.of(id, view.form()));
        model.addAttribute("typed", Map.of());
        model.addAttribute("task", waiting.at(actor, id.toString()).orElse(null));
        model.addAttribute("names", identities.namesOf(people(view)));
    }

    private static Set<String> people(ReportView view) {
        Set<String> people = new HashSet<>();
        for (ReportRound round : view.rounds()) {
            people.add(round.submittedBy());
            people.add(round.decidedBy());
            round.undone().forEach(undone -> {
                people.add(undone.acceptedBy());
                people.add(undone.undoneBy());
            });
        }
        for (ReportComment comment : view.comments()) {
            people.add(comment.writtenBy());
            people.add(comment.resolvedBy());
            comment.replies().forEach(reply -> people.add(reply.by()));
        }
        view.extensions().forEach(extension -> people.add(extension.requestedBy()));
        people.remove(null);
        return people;
    }
}
