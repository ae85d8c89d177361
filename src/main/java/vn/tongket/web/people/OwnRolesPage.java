package vn.tongket.web.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;
import vn.tongket.organization.people.AbsenceDesk;
import vn.tongket.organization.people.AbsenceEntry;
import vn.tongket.organization.people.RoleEntry;
import vn.tongket.organization.people.Roster;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** What a person sees of the own roles and of those in the units they lead. */
@Page
@RequestMapping("/nhan-su")
class OwnRolesPage {

    private static final int ENTRIES = 40;

    private final Roster roster;
    private final AbsenceDesk absences;
    private final RoleHolders holders;
    private final Units units;
    private final Typed typed;
    private final Clock clock;

    OwnRolesPage(Roster roster, AbsenceDesk absences, RoleHolders holders, Units units, Typed typed, Clock clock) {
        this.roster = roster;
        this.absences = absences;
        this.holders = holders;
        this.units = units;
        this.typed = typed;
        this.clock = clock;
    }

    @GetMapping("/toi")
    String own(Model model) {
        show(Actors.current(), Typed.Away.NONE, model);
        return "own-roles";
    }

    @PostMapping("/toi/vang-mat")
    Object away(@ModelAttribute Typed.Away away, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            Refusal.Collector problems = new Refusal.Collector();
            LocalDate from = Typed.day(away.from(), "from", problems);
            LocalDate to = Typed.day(away.to(), "to", problems);
            problems.refuse();
            absences.enter(actor, new AbsenceEntry(actor.userId(), from, to, away.reason(), away.substitute()));
        } catch (Refusal refusal) {
            show(actor, away, model);
            return typed.refused("own-roles", refusal, model);
        }
        after.addFlashAttribute("done", "web.people.absence-sent");
        return "redirect:/nhan-su/toi";
    }

    /** Who holds what in a unit, as of a day; for administrators, its leaders and its auditors. */
    @GetMapping("/don-vi/{code}")
    String unit(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String ngay,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Actors.current();
        if (!actor.isAdministrator()
                && !absences.led(actor).contains(code)
                && !actor.holds(code, Role.AUDITOR.suffix())) {
            throw new NotFound("unit", code);
        }
        Unit unit = units.require(code);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = Typed.day(ngay, "ngay", new Refusal.Collector());
        int page = PageNumber.of(trang);
        List<RoleEntry> found = roster.ofUnit(code, ENTRIES + 1, page * ENTRIES);
        List<RoleEntry> held = roster.ofUnitOn(code, day == null ? today : day);
        model.addAttribute("unit", unit);
        model.addAttribute("day", day == null ? today : day);
        model.addAttribute("today", today);
        model.addAttribute("held", held);
        model.addAttribute("byHand", day == null || day.equals(today) ? byHand(code, held) : List.of());
        model.addAttribute("entries", found.stream().limit(ENTRIES).toList());
        model.addAttribute("more", found.size() > ENTRIES);
        model.addAttribute("page", page);
        model.addAttribute("administrator", actor.isAdministrator());
        model.addAttribute(
                "leader", actor.isAdministrator() || absences.led(actor).contains(code));
        return "unit-roles";
    }

    /** A member of a group of whom no entry speaks. */
    public record ByHand(String role, String user, String name) {}

    private List<ByHand> byHand(String unit, List<RoleEntry> held) {
        Set<String> groups =
                Typed.roles().stream().map(role -> role.group(unit)).collect(Collectors.toSet());
        List<RoleHolders.Member> members = holders.members(groups).stream()
                .filter(member -> held.stream()
                        .noneMatch(entry -> entry.user().equals(member.user())
                                && member.group().equals(unit + "." + entry.role())))
                .toList();
        var names = holders.names(members.stream().map(RoleHolders.Member::user).toList());
        return members.stream()
                .map(member -> new ByHand(
                        member.group().substring(unit.length() + 1), member.user(), names.get(member.user())))
                .sorted(java.util.Comparator.comparing(ByHand::role).thenComparing(ByHand::user))
                .toList();
    }

    private void show(Actor actor, Typed.Away away, Model model) {
        LocalDate today = LocalDate.now(clock);
        List<RoleEntry> held = roster.ofPersonOn(actor.userId(), today);
        Set<String> byHand = new TreeSet<>(actor.groups());
        byHand.removeIf(group -> group.indexOf('.') < 1
                || held.stream().anyMatch(entry -> group.equals(entry.unit() + "." + entry.role())));
        Set<String> led = absences.led(actor);
        Set<String> named = new TreeSet<>(led);
        byHand.forEach(group -> named.add(group.substring(0, group.lastIndexOf('.'))));
        model.addAttribute("held", held);
        model.addAttribute("byHand", byHand);
        model.addAttribute("unitNames", units.names(named));
        model.addAttribute("led", new TreeSet<>(led));
        model.addAttribute("entries", roster.ofPerson(actor.userId(), ENTRIES, 0));
        model.addAttribute("absences", absences.of(actor.userId(), ENTRIES, 0));
        model.addAttribute("waiting", absences.waiting(actor));
        model.addAttribute("away", away);
        model.addAttribute("today", today);
    }
}
