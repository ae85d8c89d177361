package vn.tongket.web.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.Unit;
import vn.tongket.organization.UnitDesk;
import vn.tongket.organization.UnitEntry;
import vn.tongket.organization.UnitSearch;
import vn.tongket.organization.Units;
import vn.tongket.organization.change.UnitLife;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Administrators keep the register of units and who holds which role from when to when; auditors read it for their units. */
@Page
@RequestMapping("/don-vi")
class UnitPages {

    private static final int UNITS = 40;
    private static final UnitEntry EMPTY = new UnitEntry(null, null, null, null, null, null, null, null, null, null);

    private final Units units;
    private final UnitSearch search;
    private final UnitDesk desk;
    private final UnitLife lives;
    private final RoleHoldings holdings;
    private final RoleHolders holders;
    private final Refusals refusals;
    private final Access access;
    private final Clock clock;

    UnitPages(
            Units units,
            UnitSearch search,
            UnitDesk desk,
            UnitLife lives,
            RoleHoldings holdings,
            RoleHolders holders,
            Refusals refusals,
            Access access,
            Clock clock) {
        this.units = units;
        this.search = search;
        this.desk = desk;
        this.lives = lives;
        this.holdings = holdings;
        this.holders = holders;
        this.refusals = refusals;
        this.access = access;
        this.clock = clock;
    }

    /** A role as it is typed; without a first day it begins today. */
    record Given(String user, Role role, Boolean acting, String substituteFor, String from, String to) {}

    @GetMapping
    Object list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String ngay,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        reader();
        try {
            show(q, day(ngay, "ngay"), ngay, trang, EMPTY, model);
        } catch (Refusal refusal) {
            show(q, null, ngay, trang, EMPTY, model);
            model.addAttribute("dayUnreadable", true);
            return new ModelAndView("units", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return "units";
    }

    /** Who stood under whom on a day. */
    @GetMapping("/cay")
    Object tree(@RequestParam(defaultValue = "") String ngay, Model model) {
        reader();
        LocalDate today = LocalDate.now(clock);
        try {
            LocalDate asked = day(ngay, "ngay");
            show(asked == null ? today : asked, ngay, model);
        } catch (Refusal refusal) {
            show(today, ngay, model);
            return refused("unit-tree", refusal, model);
        }
        return "unit-tree";
    }

    private void show(LocalDate day, String typed, Model model) {
        Set<String> within = reader();
        List<Unit> existing = units.asOf(day).stream()
                .filter(unit -> within == null || within.contains(unit.code()))
                .toList();
        model.addAttribute("day", day);
        model.addAttribute("ngay", typed);
        model.addAttribute("count", existing.size());
        model.addAttribute("tops", UnitTree.of(existing));
    }

    @PostMapping
    Object enter(@ModelAttribute UnitEntry entry, Model model, RedirectAttributes after) {
        Actor actor = administrator();
        try {
            desk.enter(actor, entry);
        } catch (Refusal refusal) {
            show("", null, "", 0, entry, model);
            return refused("units", refusal, model);
        }
        after.addFlashAttribute("done", "web.unit.entered");
        return "redirect:/don-vi/" + entry.code();
    }

    @GetMapping("/{code}")
    String unit(@PathVariable String code, Model model) {
        Set<String> within = reader();
        if (within != null && !within.contains(code)) {
            throw new NotFound("unit", code);
        }
        Unit unit = units.require(code);
        show(unit, UnitEntry.of(unit), new Given(null, null, false, null, null, null), model);
        return "unit";
    }

    @PostMapping("/{code}")
    Object correct(@PathVariable String code, @ModelAttribute UnitEntry entry, Model model, RedirectAttributes after) {
        Actor actor = administrator();
        try {
            desk.correct(actor, code, entry);
        } catch (Refusal refusal) {
            show(units.require(code), entry, new Given(null, null, false, null, null, null), model);
            return refused("unit", refusal, model);
        }
        return done(code, "web.unit.corrected", after);
    }

    @PostMapping("/{code}/vai-tro")
    Object give(@PathVariable String code, @ModelAttribute Given given, Model model, RedirectAttributes after) {
        Actor actor = administrator();
        Unit unit = units.require(code);
        try {
            Refusal.Collector problems = new Refusal.Collector();
            if (given.role() == null) {
                problems.add("role", "web.role.missing");
            }
            problems.refuse();
            LocalDate from = day(given.from(), "from");
            holdings.give(
                    actor,
                    new RoleHolding(
                            0,
                            code,
                            given.role(),
                            Text.isBlank(given.user()) ? "" : Text.clean(given.user()),
                            Boolean.TRUE.equals(given.acting()),
                            Text.isBlank(given.substituteFor()) ? null : Text.clean(given.substituteFor()),
                            from == null ? LocalDate.now(clock) : from,
                            day(given.to(), "to")));
        } catch (Refusal refusal) {
            show(unit, UnitEntry.of(unit), given, model);
            return refused("unit", refusal, model);
        }
        return done(code, "web.role.given", after);
    }

    private void show(String words, LocalDate day, String typedDay, int page, UnitEntry typed, Model model) {
        Set<String> within = reader();
        int from = PageNumber.of(page);
        List<Unit> found = search.units(words, day, within, UNITS + 1, from * UNITS);
        model.addAttribute("units", found.stream().limit(UNITS).toList());
        model.addAttribute("more", found.size() > UNITS);
        model.addAttribute("count", search.count(words, day, within));
        model.addAttribute("administrator", within == null);
        model.addAttribute("day", day);
        model.addAttribute("ngay", typedDay);
        model.addAttribute("page", from);
        model.addAttribute("q", words);
        model.addAttribute("typed", typed);
        model.addAttribute("today", LocalDate.now(clock));
    }

    private void show(Unit unit, UnitEntry typed, Given given, Model model) {
        Set<String> groups = Arrays.stream(Role.values())
                .map(role -> role.group(unit.code()))
                .collect(Collectors.toSet());
        Map<String, List<String>> members = holders.members(groups).stream()
                .collect(Collectors.groupingBy(
                        member -> member.group().substring(member.group().lastIndexOf('.') + 1),
                        TreeMap::new,
                        Collectors.mapping(RoleHolders.Member::user, Collectors.toList())));
        Actor actor = Actors.current();
        model.addAttribute("administrator", actor.isAdministrator());
        model.addAttribute("ownRoles", actor.isAdministrator() || actor.holds(unit.code(), Role.AUDITOR.suffix()));
        model.addAttribute("unit", unit);
        model.addAttribute("typed", typed);
        model.addAttribute("given", given);
        model.addAttribute("members", members);
        model.addAttribute("holdings", holdings.ofUnit(unit.code()));
        model.addAttribute("roles", Role.values());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("below", units.all(units.below(unit.code())));
        UnitLife.Life life = lives.of(unit.code());
        Set<String> named = new TreeSet<>();
        life.takenOver().forEach(one -> named.add(one.from()));
        life.passedOn().forEach(one -> named.add(one.to()));
        life.placements().stream()
                .map(UnitLife.Placement::parent)
                .filter(Objects::nonNull)
                .forEach(named::add);
        model.addAttribute("life", life);
        model.addAttribute("names", units.names(named));
    }

    private ModelAndView refused(String page, Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static String done(String code, String text, RedirectAttributes after) {
        after.addFlashAttribute("done", text);
        return "redirect:/don-vi/" + code;
    }

    private static LocalDate day(String typed, String at) {
        try {
            Deadline day = Deadline.parse(typed);
            return day.isKnown() ? day.lastDay() : null;
        } catch (Refusal unreadable) {
            throw Refusal.at(at, "calendar.deadline.unreadable", typed);
        }
    }

    /** Units that the person reads: null for administrators' all, what auditors look over; nobody else knows the page. */
    private Set<String> reader() {
        Actor actor = Actors.current();
        if (actor.isAdministrator()) {
            return null;
        }
        Set<String> audited = access.auditedBy(actor);
        if (audited.isEmpty()) {
            throw new NotFound("page", "units");
        }
        return audited;
    }

    private static Actor administrator() {
        Actor actor = Actors.current();
        if (!actor.isAdministrator()) {
            throw new NotFound("page", "units");
        }
        return actor;
    }
}
