package vn.tongket.web.publish;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.tongket.Refusal;
import vn.tongket.assignment.publish.Choice;
import vn.tongket.assignment.publish.Content;
import vn.tongket.assignment.publish.PublishDesk;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;

/** The coordinator chooses what everybody may read of a cycle's tasks, looks at it, publishes it and takes it back. */
@Page
@RequestMapping("/dot/{id}/cong-bo")
class PublishPage {

    private static final int SHOWN = 10_000;
    private static final List<Choice.Column> USUAL =
            List.of(Choice.Column.REF, Choice.Column.TEXT, Choice.Column.UNIT, Choice.Column.DUE, Choice.Column.STATUS);

    private final PublishDesk desk;
    private final Refusals refusals;

    PublishPage(PublishDesk desk, Refusals refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    /**
     * What stands in the form.
     *
     * @param seen hash of what was looked at
     * @param chon whether anything was chosen yet: the first time everything usual is
     */
    record Typed(
            String tieude,
            List<Choice.Column> cot,
            List<String> khoan,
            List<String> trangthai,
            Boolean chutri,
            String bo,
            String seen,
            Boolean chon) {

        Choice choice(AsOf asOf) {
            List<String> without = bo == null
                    ? List.of()
                    : Arrays.stream(bo.split("[\\s,;]+"))
                            .filter(one -> !one.isBlank())
                            .toList();
            return new Choice(tieude, asOf.day(), cot, khoan, trangthai, Boolean.TRUE.equals(chutri), without);
        }

        boolean chosen() {
            return Boolean.TRUE.equals(chon);
        }

        Typed first(String title, List<String> clauses) {
            return chosen() ? this : new Typed(title, USUAL, clauses, Choice.STATUSES, true, "", null, false);
        }
    }

    @GetMapping
    String form(@PathVariable UUID id, @ModelAttribute("typed") Typed typed, AsOf asOf, Model model) {
        Actor actor = Actors.current();
        PublishDesk.Place place = show(actor, id, typed, model);
        if (typed.chosen() && place.mine()) {
            try {
                look(desk.preview(actor, id, typed.choice(asOf)), model);
            } catch (Refusal refusal) {
                model.addAttribute("problems", refusals.answer(refusal).problems());
            }
        }
        return "publish";
    }

    @PostMapping
    String publish(
            @PathVariable UUID id,
            @ModelAttribute("typed") Typed typed,
            AsOf asOf,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model) {
        Actor actor = Actors.current();
        try {
            desk.publish(actor, id, typed.choice(asOf), typed.seen());
            after.addFlashAttribute("done", "web.publish.done");
            return "redirect:/dot/" + id + "/cong-bo";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problems", refusals.answer(refusal).problems());
            show(actor, id, typed, model);
            return "publish";
        }
    }

    @PostMapping("/{number}/thu-hoi")
    String withdraw(
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String lydo,
            AsOf asOf,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model) {
        Actor actor = Actors.current();
        try {
            desk.withdraw(actor, id, number, lydo);
            after.addFlashAttribute("done", "web.publish.withdrawn");
            return "redirect:/dot/" + id + "/cong-bo";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problems", refusals.answer(refusal).problems());
            model.addAttribute("reason", lydo);
            show(actor, id, new Typed(null, null, null, null, false, null, null, false), model);
            return "publish";
        }
    }

    /** An edition of before, for those who work on the cycle. */
    @GetMapping("/{number}")
    String edition(@PathVariable UUID id, @PathVariable int number, Model model) {
        Actor actor = Actors.current();
        Content content = desk.content(actor, id, number);
        model.addAttribute("place", desk.place(actor, id));
        model.addAttribute(
                "edition",
                desk.editions(actor, id).stream()
                        .filter(one -> one.number() == number)
                        .findFirst()
                        .orElseThrow());
        model.addAttribute("frozen", content);
        model.addAttribute("rows", content.rows());
        return "publish-edition";
    }

    private PublishDesk.Place show(Actor actor, UUID id, Typed typed, Model model) {
        PublishDesk.Place place = desk.place(actor, id);
        var clauses = desk.clauses(actor, id);
        model.addAttribute("place", place);
        model.addAttribute("clauses", clauses);
        model.addAttribute(
                "typed",
                typed.first(
                        refusals.text("web.publish.title-of", place.head().conclusion()),
                        clauses.stream().map(one -> one.ref()).toList()));
        model.addAttribute("columns", Choice.Column.values());
        model.addAttribute("statuses", Choice.STATUSES);
        model.addAttribute("editions", desk.editions(actor, id));
        model.addAttribute(
                "base",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        return place;
    }

    private static void look(PublishDesk.Preview preview, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute(
                "rows", preview.content().rows().stream().limit(SHOWN).toList());
    }
}
