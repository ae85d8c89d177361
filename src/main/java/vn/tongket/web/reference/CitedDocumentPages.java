package vn.tongket.web.reference;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleCitations;
import vn.tongket.reference.CitedDocument;
import vn.tongket.reference.CitedDocumentDesk;
import vn.tongket.reference.CitedDocuments;
import vn.tongket.reference.CitedDocuments.Dossier;
import vn.tongket.reference.CitedDocuments.Filter;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.Words;

/** The register of cited documents on the screen and on paper, and one document of it with what can be done about it. */
@Page
@RequestMapping("/vien-dan")
class CitedDocumentPages {

    private static final int LINES = 50;
    private static final int PRINTED = 5000;
    private static final int CITING = 50;

    private final CitedDocuments documents;
    private final CitedDocumentDesk desk;
    private final CycleCitations citations;
    private final Refusals refusals;
    private final Words words;

    CitedDocumentPages(
            CitedDocuments documents,
            CitedDocumentDesk desk,
            CycleCitations citations,
            Refusals refusals,
            Words words) {
        this.documents = documents;
        this.desk = desk;
        this.citations = citations;
        this.refusals = refusals;
        this.words = words;
    }

    /** What of the register is looked at, as it stands in the address. */
    record Query(String q, String loc, String xep) {

        Filter filter() {
            return new Filter(q, loc, xep);
        }
    }

    /** Whatever was typed into one of the forms. */
    record Typed(
            String symbol,
            String issuer,
            String dated,
            String subject,
            String document,
            String alias,
            String expiredOn,
            String replacedBy) {

        static Typed nothing() {
            return new Typed(null, null, null, null, null, null, null, null);
        }

        /** Only one form was sent; the others show what stands in the register. */
        Typed over(Typed standing) {
            boolean identity = symbol != null || issuer != null || dated != null || subject != null;
            boolean end = expiredOn != null || replacedBy != null;
            return new Typed(
                    identity ? symbol : standing.symbol,
                    identity ? issuer : standing.issuer,
                    identity ? dated : standing.dated,
                    identity ? subject : standing.subject,
                    document,
                    alias,
                    end ? expiredOn : standing.expiredOn,
                    end ? replacedBy : standing.replacedBy);
        }

        CitedDocumentDesk.Typed identity() {
            return new CitedDocumentDesk.Typed(symbol, issuer, dated, subject);
        }
    }

    @GetMapping
    String register(@ModelAttribute("query") Query query, @RequestParam(defaultValue = "0") int trang, Model model) {
        show(query, Math.max(0, trang), LINES, Typed.nothing(), model);
        return "cited";
    }

    /** All that was found, for paper. */
    @GetMapping("/in")
    String printed(@ModelAttribute("query") Query query, Model model) {
        show(query, 0, PRINTED, Typed.nothing(), model);
        model.addAttribute("print", true);
        return "cited";
    }

    @PostMapping
    Object enter(
            @ModelAttribute("query") Query query, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        try {
            UUID id = desk.register(Actors.current(), typed.identity());
            after.addFlashAttribute("done", "web.cited.entered");
            return "redirect:/vien-dan/" + id;
        } catch (Refusal refusal) {
            show(query, 0, LINES, typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("cited", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** One document; a citation that was matched leads to the document it means. */
    @GetMapping("/{id}")
    String document(@PathVariable UUID id, Model model) {
        CitedDocument document = documents.find(Actors.current(), id);
        if (document.sameAs() != null) {
            return "redirect:/vien-dan/" + document.sameAs();
        }
        whole(id, Typed.nothing(), model);
        return "cited-document";
    }

    @PostMapping("/{id}/thong-tin")
    Object correct(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.corrected", model, after, actor -> {
            desk.correct(actor, id, typed.identity());
            return id;
        });
    }

    @PostMapping("/{id}/xac-dinh")
    Object confirm(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.matched", model, after, actor -> desk.confirm(actor, id, typed.document()));
    }

    /** Takes a confirmation back; leads to the citation, which waits to be confirmed again. */
    @PostMapping("/{id}/bo-xac-dinh")
    Object unconfirm(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.match-taken-back", model, after, actor -> {
            desk.unconfirm(actor, id);
            return id;
        });
    }

    @PostMapping("/{id}/ten-goi")
    Object name(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.named", model, after, actor -> {
            desk.alias(actor, id, typed.alias());
            return id;
        });
    }

    @PostMapping("/{id}/bo-ten-goi")
    Object dropName(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.name-taken-back", model, after, actor -> {
            desk.dropAlias(actor, id, typed.alias());
            return id;
        });
    }

    @PostMapping("/{id}/het-hieu-luc")
    Object end(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.ended", model, after, actor -> {
            desk.end(actor, id, typed.expiredOn(), typed.replacedBy());
            return id;
        });
    }

    @PostMapping("/{id}/con-hieu-luc")
    Object holds(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        return acted(id, typed, "web.cited.end-taken-back", model, after, actor -> {
            desk.holds(actor, id);
            return id;
        });
    }

    /** Something done about a document; the page that shows it is what comes back. */
    private interface Step {
        UUID by(Actor actor);
    }

    private Object acted(UUID id, Typed typed, String done, Model model, RedirectAttributes after, Step step) {
        try {
            UUID shown = step.by(Actors.current());
            after.addFlashAttribute("done", done);
            return "redirect:/vien-dan/" + shown;
        } catch (Refusal refusal) {
            whole(id, typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("cited-document", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private void whole(UUID id, Typed typed, Model model) {
        Actor actor = Actors.current();
        Dossier dossier = documents.dossier(actor, id);
        model.addAttribute("dossier", dossier);
        model.addAttribute("document", dossier.document());
        model.addAttribute("typed", typed.over(standing(dossier.document())));
        model.addAttribute("citing", citations.citing(actor, id, CITING));
        model.addAttribute("mayWrite", desk.mayWrite(actor));
    }

    private Typed standing(CitedDocument document) {
        return new Typed(
                document.symbol(),
                document.issuer(),
                document.day(),
                document.subject(),
                null,
                null,
                words.day(document.expiredOn()),
                document.successor() == null
                        ? null
                        : refusals.text(
                                "web.cited.of-day", document.replacedBy(), words.day(document.successorDated())));
    }

    private void show(Query query, int page, int lines, Typed typed, Model model) {
        Actor actor = Actors.current();
        List<CitedDocument> found = documents.list(actor, query.filter(), lines + 1, page * lines);
        model.addAttribute("documents", found.stream().limit(lines).toList());
        model.addAttribute("more", found.size() > lines);
        model.addAttribute("page", page);
        model.addAttribute("query", query);
        model.addAttribute("unconfirmed", documents.unconfirmed(actor));
        model.addAttribute("typed", typed);
        model.addAttribute("mayWrite", desk.mayWrite(actor));
        model.addAttribute("print", false);
    }
}
