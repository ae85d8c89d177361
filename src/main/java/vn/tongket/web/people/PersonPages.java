package vn.tongket.web.people;

import java.time.Clock;
import java.time.LocalDate;
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
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.Units;
import vn.tongket.organization.people.AbsenceDesk;
import vn.tongket.organization.people.AbsenceEntry;
import vn.tongket.organization.people.Directory;
import vn.tongket.organization.people.OpenWork;
import vn.tongket.organization.people.RoleEntry;
import vn.tongket.organization.people.Roster;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** One person for administrators: the account, roles as of any day, absences, and what was ever entered. */
@Page
@RequestMapping("/nhan-su/{user}")
class PersonPages {

    private static final int ENTRIES = 40;

    private final Directory directory;
    private final Roster roster;
    private final RoleHoldings holdings;
    private final RoleHolders holders;
    private final AbsenceDesk absences;
    private final OpenWork work;
    private final Units units;
    private final Typed typed;
    private final Clock clock;

    PersonPages(
            Directory directory,
            Roster roster,
            RoleHoldings holdings,
            RoleHolders holders,
            AbsenceDesk absences,
            OpenWork work,
            Units units,
            Typed typed,
            Clock clock) {
        this.directory = directory;
        this.roster = roster;
        this.holdings = holdings;
        this.holders = holders;
        this.absences = absences;
        this.work = work;
        this.units = units;
        this.typed = typed;
        this.clock = clock;
    }

    /** How an entry ends, is taken back or is corrected. */
    record Change(String lastDay, String reason) {}

    @GetMapping
    String person(
            @PathVariable String user,
            @RequestParam(defaultValue = "") String ngay,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Typed.administrator();
        show(user, ngay, PageNumber.of(trang), model);
        return "person";
    }

    @PostMapping("/vai-tro")
    Object give(@PathVariable String user, @ModelAttribute Typed.Holding given, Model model, RedirectAttributes after) {
        Actor actor = Typed.administrator();
        Typed.Holding own = new Typed.Holding(
                user, given.unit(), given.role(), given.acting(), given.substituteFor(), given.from(), given.to());
        try {
            holdings.give(actor, own.read(today()));
        } catch (Refusal refusal) {
            model.addAttribute("given", own);
            return refused(user, refusal, model);
        }
        return done(user, "web.role.given", after);
    }

    @PostMapping("/vai-tro/{id}/ket-thuc")
    Object end(
            @PathVariable String user,
            @PathVariable long id,
            @ModelAttribute Change change,
            Model model,
            RedirectAttributes after) {
        Actor actor = Typed.administrator();
        try {
            Refusal.Collector problems = new Refusal.Collector();
            LocalDate lastDay = Typed.day(change.lastDay(), "lastDay", problems);
            if (change.reason() == null || change.reason().isBlank()) {
                problems.add("reason", "organization.role.reason-missing");
            }
            problems.refuse();
            holdings.end(actor, id, lastDay, change.reason());
        } catch (Refusal refusal) {
            return changing(user, id, "ket-thuc", change, refusal, model);
        }
        return done(user, "web.role.ended", after);
    }

    @PostMapping("/vai-tro/{id}/rut-lai")
    Object withdraw(
            @PathVariable String user,
            @PathVariable long id,
            @ModelAttribute Change change,
            Model model,
            RedirectAttributes after) {
        Actor actor = Typed.administrator();
        try {
            holdings.withdraw(actor, id, change.reason());
        } catch (Refusal refusal) {
            return changing(user, id, "rut-lai", change, refusal, model);
        }
        return done(user, "web.people.withdrawn", after);
    }

    @PostMapping("/vai-tro/{id}/sua")
    Object correct(
            @PathVariable String user,
            @PathVariable long id,
            @ModelAttribute Typed.Holding right,
            @RequestParam(required = false) String reason,
            Model model,
            RedirectAttributes after) {
        Actor actor = Typed.administrator();
        try {
            holdings.correct(actor, id, right.read(today()), reason);
        } catch (Refusal refusal) {
            model.addAttribute("corrected", right);
            return changing(user, id, "sua", new Change(null, reason), refusal, model);
        }
        return done(user, "web.people.corrected", after);
    }

    @PostMapping("/vang-mat")
    Object away(@PathVariable String user, @ModelAttribute Typed.Away away, Model model, RedirectAttributes after) {
        Actor actor = Typed.administrator();
        long id;
        try {
            Refusal.Collector problems = new Refusal.Collector();
            LocalDate from = Typed.day(away.from(), "from", problems);
            LocalDate to = Typed.day(away.to(), "to", problems);
            problems.refuse();
            id = absences.enter(actor, new AbsenceEntry(user, from, to, away.reason(), away.substitute()));
        } catch (Refusal refusal) {
            model.addAttribute("away", away);
            return refused(user, refusal, model);
        }
        after.addFlashAttribute("done", "web.people.absence-entered");
        return "redirect:/nhan-su/vang-mat/" + id;
    }

    private void show(String user, String asked, int page, Model model) {
        directory.refresh();
        Directory.Person person = directory.find(user).orElseThrow(() -> new NotFound("person", user));
        LocalDate day = Typed.day(asked, "ngay", new Refusal.Collector());
        LocalDate on = day == null ? today() : day;
        List<RoleEntry> found = roster.ofPerson(user, ENTRIES + 1, page * ENTRIES);
        List<RoleEntry> held = roster.ofPersonOn(user, on);
        model.addAttribute("person", person);
        model.addAttribute("day", on);
        model.addAttribute("today", today());
        model.addAttribute("held", held);
        List<String> byHand = holders.groupsOf(user).stream()
                .filter(group -> group.indexOf('.') > 0)
                .filter(group -> held.stream().noneMatch(entry -> group.equals(entry.unit() + "." + entry.role())))
                .sorted()
                .toList();
        model.addAttribute("byHand", byHand);
        model.addAttribute(
                "unitNames",
                units.names(byHand.stream()
                        .map(group -> group.substring(0, group.lastIndexOf('.')))
                        .collect(Collectors.toSet())));
        model.addAttribute("entries", found.stream().limit(ENTRIES).toList());
        model.addAttribute("more", found.size() > ENTRIES);
        model.addAttribute("page", page);
        model.addAttribute("absences", absences.of(user, ENTRIES, 0));
        model.addAttribute("open", work.of(user, null, 0, 1).count());
        model.addAttribute("roles", Typed.roles());
        if (!model.containsAttribute("given")) {
            model.addAttribute("given", Typed.Holding.NONE);
        }
        if (!model.containsAttribute("away")) {
            model.addAttribute("away", Typed.Away.NONE);
        }
    }

    private Object changing(String user, long id, String what, Change change, Refusal refusal, Model model) {
        model.addAttribute("changing", id);
        model.addAttribute("changingHow", what);
        model.addAttribute("change", change);
        return refused(user, refusal, model);
    }

    private Object refused(String user, Refusal refusal, Model model) {
        show(user, "", 0, model);
        return typed.refused("person", refusal, model);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String done(String user, String text, RedirectAttributes after) {
        after.addFlashAttribute("done", text);
        after.addAttribute("user", user);
        return "redirect:/nhan-su/{user}";
    }
}
