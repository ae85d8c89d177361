package vn.tongket.web.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferencePages;
import vn.tongket.conference.paper.ConferencePapers;
import vn.tongket.file.KeptFile;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The papers of a conference: added, named, ordered and taken away until the minutes are signed. */
@Page
@RequestMapping("/hoi-nghi/{id}/tai-lieu")
class ConferencePaperPages {

    private final ConferencePages pages;
    private final ConferencePapers papers;
    private final Refusals refusals;

    ConferencePaperPages(ConferencePages pages, ConferencePapers papers, Refusals refusals) {
        this.pages = pages;
        this.papers = papers;
        this.refusals = refusals;
    }

    @GetMapping
    String list(@PathVariable UUID id, Model model) {
        show(id, model);
        return "conference-papers";
    }

    private void show(UUID id, Model model) {
        Actor actor = Actors.current();
        model.addAttribute("head", pages.head(actor, id));
        model.addAttribute("papers", papers.list(actor, id));
    }

    @PostMapping
    Object add(
            @PathVariable UUID id,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "") String title,
            Model model,
            RedirectAttributes after) {
        return act(id, model, after, "web.conference.papers.added", () -> {
            Actor actor = Actors.current();
            KeptFile kept = papers.add(actor, id, file.getOriginalFilename(), file::getInputStream);
            if (!title.isBlank()) {
                papers.title(actor, id, kept.id(), title);
            }
        });
    }

    @PostMapping("/{file}/ten")
    Object title(
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String title,
            Model model,
            RedirectAttributes after) {
        return act(
                id,
                model,
                after,
                "web.conference.papers.titled",
                () -> papers.title(Actors.current(), id, file, title));
    }

    @PostMapping("/{file}/chuyen")
    Object move(
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam boolean len,
            Model model,
            RedirectAttributes after) {
        return act(id, model, after, null, () -> papers.move(Actors.current(), id, file, len));
    }

    @PostMapping("/{file}/xoa")
    Object remove(@PathVariable UUID id, @PathVariable UUID file, Model model, RedirectAttributes after) {
        return act(id, model, after, "web.conference.papers.removed", () -> papers.remove(Actors.current(), id, file));
    }

    /** For those who prepare the conference and for the people of invited units. */
    @GetMapping("/{file}")
    void download(@PathVariable UUID id, @PathVariable UUID file, HttpServletResponse answer) throws IOException {
        KeptFile kept = papers.find(Actors.current(), id, file);
        FileAnswers.send(kept, answer, out -> papers.write(kept, out));
    }

    private Object act(UUID id, Model model, RedirectAttributes after, String done, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            show(id, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("conference-papers", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (done != null) {
            after.addFlashAttribute("done", done);
        }
        return "redirect:/hoi-nghi/" + id + "/tai-lieu";
    }
}
