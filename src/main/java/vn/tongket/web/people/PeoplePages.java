package vn.tongket.web.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.people.AbsenceDesk;
import vn.tongket.organization.people.Directory;
import vn.tongket.organization.people.RoleEntry;
import vn.tongket.organization.people.Roster;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Administrators see who holds what from when to when, and give roles. */
@Page
@RequestMapping("/nhan-su")
class PeoplePages {

    private static final int ENTRIES = 40;
    private static final Map<String, Roster.Sort> SORTS = Map.of(
            "nguoi", Roster.Sort.PERSON,
            "don-vi", Roster.Sort.UNIT,
            "vai-tro", Roster.Sort.ROLE,
            "tu", Roster.Sort.FROM,
            "den", Roster.Sort.TO);
    private static final Map<String, Roster.Kind> KINDS =
            Map.of("quyen", Roster.Kind.ACTING, "thay", Roster.Kind.SUBSTITUTE, "la", Roster.Kind.UNKNOWN);

    private final Roster roster;
    private final Directory directory;
    private final RoleHoldings holdings;
    private final AbsenceDesk absences;
    private final Typed typed;
    private final Clock clock;

    PeoplePages(
            Roster roster, Directory directory, RoleHoldings holdings, AbsenceDesk absences, Typed typed, Clock clock) {
        this.roster = roster;
        this.directory = directory;
        this.holdings = holdings;
        this.absences = absences;
        this.typed = typed;
        this.clock = clock;
    }

    /** What is asked for, as it stands in the address. */
    record Asked(String q, String vaitro, String loai, String ngay, String xep, int trang) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String vaitro,
            @RequestParam(defaultValue = "") String loai,
            @RequestParam(defaultValue = "") String ngay,
            @RequestParam(defaultValue = "nguoi") String xep,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Typed.administrator();
        show(actor, new Asked(q, vaitro, loai, ngay, xep, PageNumber.of(trang)), Typed.Holding.NONE, model);
        return "people";
    }

    @PostMapping
    Object give(@ModelAttribute Typed.Holding given, Model model, RedirectAttributes after) {
        Actor actor = Typed.administrator();
        RoleHolding holding;
        try {
            holding = given.read(LocalDate.now(clock));
            holdings.give(actor, holding);
        } catch (Refusal refusal) {
            show(actor, new Asked("", "", "", "", "nguoi", 0), given, model);
            return typed.refused("people", refusal, model);
        }
        after.addFlashAttribute("done", "web.role.given");
        after.addAttribute("user", holding.user());
        return "redirect:/nhan-su/{user}";
    }

    private void show(Actor actor, Asked asked, Typed.Holding given, Model model) {
        directory.refresh();
        LocalDate today = LocalDate.now(clock);
        Refusal.Collector unreadable = new Refusal.Collector();
        LocalDate day = asked.ngay().equals("moi") ? null : Typed.day(asked.ngay(), "ngay", unreadable);
        if (day == null && !asked.ngay().equals("moi")) {
            day = today;
        }
        Roster.Filter filter =
                new Roster.Filter(asked.q(), asked.vaitro(), KINDS.getOrDefault(asked.loai(), Roster.Kind.ALL), day);
        List<RoleEntry> found = roster.page(
                filter, SORTS.getOrDefault(asked.xep(), Roster.Sort.PERSON), ENTRIES + 1, asked.trang() * ENTRIES);
        model.addAttribute("entries", found.stream().limit(ENTRIES).toList());
        model.addAttribute("more", found.size() > ENTRIES);
        model.addAttribute("count", roster.count(filter));
        model.addAttribute("asked", asked);
        model.addAttribute("day", day);
        model.addAttribute("dayUnreadable", !unreadable.isEmpty());
        model.addAttribute("sorts", List.of("nguoi", "don-vi", "vai-tro", "tu", "den"));
        model.addAttribute("roles", Typed.roles());
        model.addAttribute("given", given);
        model.addAttribute("today", today);
        model.addAttribute("waiting", absences.waiting(actor));
        model.addAttribute("accounts", asked.q().isBlank() ? List.of() : directory.search(asked.q(), 10, 0));
    }
}
