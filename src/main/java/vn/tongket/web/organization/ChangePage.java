package vn.tongket.web.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import vn.tongket.organization.Units;
import vn.tongket.organization.change.Aspect;
import vn.tongket.organization.change.ChangeItem;
import vn.tongket.organization.change.ItemChoices;
import vn.tongket.organization.change.ItemFilter;
import vn.tongket.organization.change.RolesByHand;
import vn.tongket.organization.change.UnitChange;
import vn.tongket.organization.change.UnitChanges;
import vn.tongket.organization.group.Groups;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.page.Words;

/** One change of units: what is wrong with it, what its units have open, who goes on with what, and the act itself. */
@Page
@RequestMapping("/don-vi/thay-doi/{id}")
class ChangePage {

    private static final int ITEMS = 50;

    private final UnitChanges changes;
    private final ItemChoices choices;
    private final RolesByHand byHand;
    private final Groups groups;
    private final Units units;
    private final Refusals refusals;
    private final Words words;

    ChangePage(
            UnitChanges changes,
            ItemChoices choices,
            RolesByHand byHand,
            Groups groups,
            Units units,
            Refusals refusals,
            Words words) {
        this.changes = changes;
        this.choices = choices;
        this.byHand = byHand;
        this.groups = groups;
        this.units = units;
        this.refusals = refusals;
        this.words = words;
    }

    /** What the list of open things is narrowed to, as the address says it. */
    record Shown(String loai, String tu, String chon, String kq, Integer trang) {

        ItemFilter filter() {
            return new ItemFilter(loai, tu, chon, kq);
        }

        int page() {
            return PageNumber.of(trang == null ? 0 : trang);
        }

        String query() {
            return "?loai=%s&tu=%s&chon=%s&kq=%s&trang=%d#viec"
                    .formatted(filter().kind(), filter().from(), filter().choice(), filter().state(), page());
        }
    }

    @GetMapping
    String show(@PathVariable UUID id, @ModelAttribute("shown") Shown shown, Model model) {
        fill(Actors.current(), id, shown, model);
        return "unit-change";
    }

    /** How far it has come; the page asks again until everything is moved. */
    @GetMapping("/tien-do")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        Actor actor = Actors.current();
        ItemChoices.Progress progress = choices.progress(actor, id);
        model.addAttribute("change", changes.require(actor, id));
        model.addAttribute("progress", progress);
        if (progress.finished()) {
            // the rows below say what came of each thing
            response.setHeader("HX-Refresh", "true");
        }
        return "unit-change :: progress";
    }

    @PostMapping("/xem-truoc")
    Object preview(@PathVariable UUID id, Model model, RedirectAttributes after) {
        Actor actor = ChangePages.administrator();
        return act(actor, id, none(), model, after, "web.change.listed", () -> changes.preview(actor, id));
    }

    @PostMapping("/chon")
    Object choose(
            @PathVariable UUID id,
            @ModelAttribute("shown") Shown shown,
            @RequestParam(required = false) List<UUID> viec,
            @RequestParam(defaultValue = "") String sang,
            @RequestParam(defaultValue = "") String lam,
            Model model,
            RedirectAttributes after) {
        Actor actor = ChangePages.administrator();
        return act(actor, id, shown, model, after, "web.change.chosen", () -> {
            switch (lam) {
                case "de-xuat" -> choices.accept(actor, id, shown.filter());
                case "tat-ca" -> choices.choose(actor, id, shown.filter(), sang);
                default -> choices.choose(actor, id, viec == null ? List.of() : viec, sang);
            }
        });
    }

    @PostMapping("/thuc-hien")
    Object carryOut(@PathVariable UUID id, Model model, RedirectAttributes after) {
        Actor actor = ChangePages.administrator();
        return act(actor, id, none(), model, after, "web.change.carried-out", () -> changes.carryOut(actor, id));
    }

    @PostMapping("/chuyen-tiep")
    Object moveRest(@PathVariable UUID id, Model model, RedirectAttributes after) {
        Actor actor = ChangePages.administrator();
        return act(actor, id, none(), model, after, "web.change.rest-released", () -> changes.moveRest(actor, id));
    }

    @PostMapping("/thu-hoi")
    Object withdraw(@PathVariable UUID id, Model model, RedirectAttributes after) {
        Actor actor = ChangePages.administrator();
        return act(actor, id, none(), model, after, "web.change.withdrawn", () -> byHand.withdraw(actor, id));
    }

    private static Shown none() {
        return new Shown("", "", "", "", 0);
    }

    private Object act(
            Actor actor, UUID id, Shown shown, Model model, RedirectAttributes after, String done, Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            fill(actor, id, shown, model);
            model.addAttribute("shown", shown);
            model.addAttribute("refused", refusals.answer(refusal).problems());
            return new ModelAndView("unit-change", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", done);
        return "redirect:/don-vi/thay-doi/" + id + shown.query();
    }

    private void fill(Actor actor, UUID id, Shown shown, Model model) {
        UnitChange change = changes.require(actor, id);
        List<Refusal.Problem> problems = changes.problems(actor, id);
        boolean readable = choices.readable(actor, id);
        List<ChangeItem> items =
                readable ? choices.page(actor, id, shown.filter(), ITEMS + 1, shown.page() * ITEMS) : List.of();
        Map<String, Collection<String>> successors =
                problems.isEmpty() && change.droppedAt() == null ? choices.successors(actor, id) : Map.of();
        ItemChoices.Progress progress = choices.progress(actor, id);
        model.addAttribute("change", change);
        model.addAttribute("found", refusals.answer(new Refusal(problems)).problems());
        model.addAttribute("holders", byHand.holders(actor, id));
        model.addAttribute("administrator", actor.isAdministrator());
        model.addAttribute("readable", readable);
        model.addAttribute(
                "groups",
                groups.with(
                        actor,
                        change.entry().ends().stream()
                                .map(end -> code(end.unit()))
                                .toList()));
        model.addAttribute("items", items.stream().limit(ITEMS).toList());
        model.addAttribute("more", items.size() > ITEMS);
        model.addAttribute("matching", readable ? choices.count(actor, id, shown.filter()) : 0L);
        model.addAttribute("page", shown.page());
        model.addAttribute("progress", progress);
        model.addAttribute("successors", successors);
        model.addAttribute("choice", chosenFrom(successors, shown.filter().from()));
        model.addAttribute("names", names(change, successors, progress));
        model.addAttribute(
                "aspects",
                change.entry().rows().stream()
                        .map(row -> Aspect.read(row.aspect())
                                .map(aspect -> words.of("web.change.aspect", aspect))
                                .orElse(row.aspect()))
                        .toList());
        model.addAttribute("choosable", items.stream().anyMatch(ChangePage::choosable));
        model.addAttribute("why", why(items));
        model.addAttribute("states", ChangeItem.State.values());
    }

    private static boolean choosable(ChangeItem item) {
        return item.state() == ChangeItem.State.WAITING || item.state() == ChangeItem.State.REFUSED;
    }

    /** Units that may be chosen for what is shown. */
    private static Set<String> chosenFrom(Map<String, Collection<String>> successors, String from) {
        Set<String> codes = new TreeSet<>();
        successors.forEach((unit, to) -> {
            if (from.isEmpty() || from.equals(unit)) {
                codes.addAll(to);
            }
        });
        return codes;
    }

    private Map<String, String> names(
            UnitChange change, Map<String, Collection<String>> successors, ItemChoices.Progress progress) {
        List<String> codes = new ArrayList<>(successors.keySet());
        successors.values().forEach(codes::addAll);
        codes.addAll(progress.bySuccessor().keySet());
        change.entry().rows().forEach(row -> {
            codes.add(code(row.from()));
            codes.add(code(row.to()));
        });
        change.entry().ends().forEach(end -> {
            codes.add(code(end.unit()));
            codes.add(code(end.below()));
        });
        change.entry().moves().forEach(move -> {
            codes.add(code(move.unit()));
            codes.add(code(move.parent()));
        });
        Map<String, String> names = new TreeMap<>(units.names(new TreeSet<>(codes)));
        // a code that is taken goes by the name in the register, whatever the draft calls it
        change.entry().units().stream()
                .filter(unit ->
                        names.getOrDefault(code(unit.code()), code(unit.code())).equals(code(unit.code())))
                .forEach(unit -> names.put(code(unit.code()), unit.name()));
        return names;
    }

    private static String code(String typed) {
        return typed == null ? "" : typed.strip().toUpperCase(java.util.Locale.ROOT);
    }

    private Map<UUID, String> why(List<ChangeItem> items) {
        Map<UUID, String> why = new TreeMap<>();
        items.stream()
                .filter(item -> item.refusal() != null)
                .forEach(item -> why.put(
                        item.id(),
                        refusals.text(
                                item.refusal().key(), item.refusal().args().toArray())));
        return why;
    }
}
