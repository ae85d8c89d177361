package vn.tongket.web.people;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Units;
import vn.tongket.organization.people.HandoverDesk;
import vn.tongket.organization.people.OpenWork;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** “Bàn giao việc”: what a person has taken, and to whom it goes. */
@Page
@RequestMapping("/nhan-su/{user}/ban-giao")
class HandoverPages {

    private static final int TASKS = 40;

    private final HandoverDesk desk;
    private final RoleHolders holders;
    private final Units units;
    private final Typed typed;

    HandoverPages(HandoverDesk desk, RoleHolders holders, Units units, Typed typed) {
        this.desk = desk;
        this.holders = holders;
        this.units = units;
        this.typed = typed;
    }

    /** The form as it comes; {@code scope} is {@code all} or {@code chosen}. */
    record Form(String scope, List<String> task, String to, String reason) {

        HandoverDesk.Entry entry() {
            return new HandoverDesk.Entry("all".equals(scope), task == null ? List.of() : task, to, reason);
        }
    }

    @GetMapping
    String preview(@PathVariable String user, @RequestParam(defaultValue = "0") int trang, Model model) {
        show(Actors.current(), user, PageNumber.of(trang), new Form("chosen", List.of(), null, null), model);
        return "handover";
    }

    @PostMapping
    Object hand(@PathVariable String user, @ModelAttribute Form form, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        int count;
        try {
            count = desk.hand(actor, user, form.entry());
        } catch (Refusal refusal) {
            show(actor, user, 0, form, model);
            return typed.refused("handover", refusal, model);
        }
        after.addFlashAttribute("handed", count);
        after.addAttribute("user", user);
        return "redirect:/nhan-su/{user}/ban-giao";
    }

    private void show(Actor actor, String user, int page, Form form, Model model) {
        OpenWork.Page open = desk.preview(actor, user, page, TASKS);
        boolean known = holders.knows(user);
        if (!known && open.count() == 0) {
            throw new NotFound("person", user);
        }
        model.addAttribute("user", user);
        model.addAttribute("name", holders.names(List.of(user)).get(user));
        model.addAttribute("known", known);
        model.addAttribute("open", open);
        model.addAttribute(
                "unitNames",
                units.names(open.lines().stream()
                        .flatMap(line -> line.groups().stream())
                        .filter(group -> group.indexOf('.') > 0)
                        .map(group -> group.substring(0, group.lastIndexOf('.')))
                        .collect(Collectors.toSet())));
        model.addAttribute("page", page);
        model.addAttribute("more", (long) (page + 1) * TASKS < open.count());
        model.addAttribute("form", form);
        model.addAttribute("chosen", form.task() == null ? List.of() : form.task());
        model.addAttribute("successors", holders.names(desk.successors(user, open.lines())));
        model.addAttribute("administrator", actor.isAdministrator());
    }
}
