package vn.tongket.web.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.Units;
import vn.tongket.organization.people.Absence;
import vn.tongket.organization.people.AbsenceDesk;
import vn.tongket.web.page.Page;

/** One absence: an administrator or a leader confirms it, says who stands in for which role, and closes it. */
@Page
@RequestMapping("/nhan-su/vang-mat/{id}")
class AbsencePages {

    private static final String ROLE = "thay.";

    private final AbsenceDesk absences;
    private final RoleHoldings holdings;
    private final RoleHolders holders;
    private final Units units;
    private final Typed typed;
    private final Clock clock;

    AbsencePages(
            AbsenceDesk absences, RoleHoldings holdings, RoleHolders holders, Units units, Typed typed, Clock clock) {
        this.absences = absences;
        this.holdings = holdings;
        this.holders = holders;
        this.units = units;
        this.typed = typed;
        this.clock = clock;
    }

    @GetMapping
    String absence(@PathVariable long id, Model model) {
        show(Actors.current(), id, Map.of(), model);
        return "absence";
    }

    /** Who stands in comes as {@code thay.<group>}. */
    @PostMapping
    Object confirm(
            @PathVariable long id, @RequestParam Map<String, String> form, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        Map<String, String> substitutes = new HashMap<>();
        form.forEach((name, user) -> {
            if (name.startsWith(ROLE)) {
                substitutes.put(name.substring(ROLE.length()), user);
            }
        });
        try {
            absences.confirm(actor, id, substitutes);
        } catch (Refusal refusal) {
            show(actor, id, substitutes, model);
            return typed.refused("absence", refusal, model);
        }
        after.addFlashAttribute("done", "web.people.absence-confirmed");
        return "redirect:/nhan-su/vang-mat/" + id;
    }

    @PostMapping("/dong")
    Object close(
            @PathVariable long id,
            @RequestParam(required = false) String lastDay,
            @RequestParam(required = false) String closeReason,
            Model model,
            RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            Refusal.Collector problems = new Refusal.Collector();
            LocalDate last = Typed.day(lastDay, "lastDay", problems);
            problems.refuse();
            absences.close(actor, id, last, closeReason);
        } catch (Refusal refusal) {
            model.addAttribute("lastDay", lastDay);
            model.addAttribute("closeReason", closeReason);
            show(actor, id, Map.of(), model);
            return typed.refused("absence", refusal, model);
        }
        after.addFlashAttribute("done", "web.people.absence-closed");
        return "redirect:/nhan-su/vang-mat/" + id;
    }

    private void show(Actor actor, long id, Map<String, String> substitutes, Model model) {
        Absence absence = absences.require(actor, id);
        boolean own = actor.userId().equals(absence.user()) && !actor.isAdministrator();
        List<RoleHolding> standIns = holdings.substitutesOf(id);
        List<AbsenceDesk.Replaceable> open = own || absence.closedAt() != null
                ? List.of()
                : absences.replaceable(actor, absence).stream()
                        .filter(role -> standIns.stream()
                                .noneMatch(entry ->
                                        entry.role().group(entry.unit()).equals(role.group())))
                        .toList();
        model.addAttribute("absence", absence);
        model.addAttribute("own", own);
        model.addAttribute("administrator", actor.isAdministrator());
        model.addAttribute("standIns", standIns);
        model.addAttribute("open", open);
        model.addAttribute("chosen", substitutes);
        model.addAttribute(
                "names", holders.names(standIns.stream().map(RoleHolding::user).toList()));
        model.addAttribute(
                "unitNames",
                units.names(Stream.concat(
                                standIns.stream().map(RoleHolding::unit),
                                open.stream().map(AbsenceDesk.Replaceable::unit))
                        .toList()));
        model.addAttribute("today", LocalDate.now(clock));
    }
}
