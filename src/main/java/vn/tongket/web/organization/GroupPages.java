package vn.tongket.web.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.group.GroupDesk;
import vn.tongket.organization.group.Groups;
import vn.tongket.organization.group.KeptGroup;
import vn.tongket.organization.group.Member;
import vn.tongket.organization.group.Selection;
import vn.tongket.organization.group.Succeeded;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Groups of units that plans and clauses address: who belongs to them from when to when. */
@Page
@RequestMapping("/don-vi/nhom")
class GroupPages {

    private static final int GROUPS = 30;
    private static final int MEMBERS = 50;
    private static final int SUCCEEDED = 30;
    private static final int SELECTED = 100;

    private final Groups groups;
    private final GroupDesk desk;
    private final Refusals refusals;
    private final Clock clock;

    GroupPages(Groups groups, GroupDesk desk, Refusals refusals, Clock clock) {
        this.groups = groups;
        this.desk = desk;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A group as it is typed. */
    record Head(String ma, String ten, String giu) {}

    /** Which members are shown: words, a day or all times, and the page. */
    record Shown(String q, String ngay, Boolean moi, Integer trang) {

        int page() {
            return PageNumber.of(trang == null ? 0 : trang);
        }

        String words() {
            return q == null ? "" : q;
        }

        boolean everyTime() {
            return Boolean.TRUE.equals(moi);
        }
    }

    /** What is typed to add or to end members. */
    record Typed(
            String donvi,
            String dong,
            String duoi,
            String khoi,
            String cap,
            String vao,
            String tu,
            String den,
            List<Long> thanhvien,
            List<String> ke) {

        static final Typed NONE = new Typed(null, null, null, null, null, null, null, null, null, null);

        Selection selection() {
            return new Selection(text(duoi), text(khoi), text(cap), text(vao));
        }

        /** The unit that was picked is the last line. */
        String lines() {
            return Text.isBlank(donvi) ? text(dong) : (text(dong).stripTrailing() + "\n" + donvi).strip();
        }

        private static String text(String typed) {
            return typed == null ? "" : typed;
        }
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int trang, Model model) {
        show(Actors.current(), q, trang, new Head("", "", ""), model);
        return "unit-groups";
    }

    @PostMapping
    Object enter(@ModelAttribute("typed") Head typed, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            String code = desk.enter(actor, typed.ma(), typed.ten(), typed.giu());
            after.addFlashAttribute("done", "web.group.entered");
            return "redirect:/don-vi/nhom/" + code;
        } catch (Refusal refusal) {
            show(actor, "", 0, typed, model);
            return refused("unit-groups", refusal, model);
        }
    }

    private void show(Actor actor, String words, int typedPage, Head typed, Model model) {
        int page = PageNumber.of(typedPage);
        List<KeptGroup> found = groups.page(actor, words, GROUPS + 1, page * GROUPS);
        model.addAttribute("groups", found.stream().limit(GROUPS).toList());
        model.addAttribute("more", found.size() > GROUPS);
        model.addAttribute("count", groups.count(actor, words));
        model.addAttribute("page", page);
        model.addAttribute("q", words);
        model.addAttribute("typed", typed);
        model.addAttribute("mayEnter", groups.mayEnter(actor));
        model.addAttribute("readsUnits", readsUnits(actor));
    }

    @GetMapping("/{code}")
    Object group(
            @PathVariable String code,
            @ModelAttribute("shown") Shown shown,
            @ModelAttribute("typed") Typed typed,
            Model model) {
        Actor actor = Actors.current();
        try {
            show(actor, code, shown, typed, model);
            if (!Text.isBlank(typed.duoi())) {
                List<Unit> selected = groups.selected(actor, code, typed.selection());
                model.addAttribute("selected", selected.stream().limit(SELECTED).toList());
                model.addAttribute("selectedCount", selected.size());
            }
        } catch (Refusal refusal) {
            return refused("unit-group", refusal, model);
        }
        return "unit-group";
    }

    @PostMapping("/{code}")
    Object rename(@PathVariable String code, @ModelAttribute("head") Head head, Model model, RedirectAttributes after) {
        return act(code, head, Typed.NONE, model, after, "web.group.renamed", actor -> {
            desk.rename(actor, code, head.ten(), head.giu());
            return 1;
        });
    }

    @PostMapping("/{code}/thanh-vien")
    Object add(@PathVariable String code, @ModelAttribute("typed") Typed typed, Model model, RedirectAttributes after) {
        return act(code, null, typed, model, after, "web.group.added", actor -> desk.add(actor, code, typed.lines()));
    }

    @PostMapping("/{code}/theo-loc")
    Object addSelected(
            @PathVariable String code, @ModelAttribute("typed") Typed typed, Model model, RedirectAttributes after) {
        return act(
                code,
                null,
                typed,
                model,
                after,
                "web.group.added",
                actor -> desk.addSelected(actor, code, typed.selection(), typed.tu()));
    }

    @PostMapping("/{code}/ke-thua")
    Object addSuccessors(
            @PathVariable String code,
            @ModelAttribute("typed") Typed typed,
            @RequestParam(defaultValue = "") String lam,
            Model model,
            RedirectAttributes after) {
        List<String> chosen = typed.ke() == null ? List.of() : typed.ke();
        return act(
                code,
                null,
                typed,
                model,
                after,
                "web.group.added",
                actor -> desk.addSuccessors(actor, code, lam.equals("tat-ca") ? null : chosen));
    }

    @PostMapping("/{code}/ket-thuc")
    Object end(@PathVariable String code, @ModelAttribute("typed") Typed typed, Model model, RedirectAttributes after) {
        List<Long> ids = typed.thanhvien() == null ? List.of() : typed.thanhvien();
        return act(
                code,
                null,
                typed,
                model,
                after,
                "web.group.ended-done",
                actor -> desk.end(actor, code, ids, typed.den()));
    }

    /** Something that is done with so many members. */
    private interface Deed {
        int by(Actor actor);
    }

    private Object act(
            String code, Head head, Typed typed, Model model, RedirectAttributes after, String done, Deed deed) {
        Actor actor = Actors.current();
        try {
            after.addFlashAttribute("number", deed.by(actor));
        } catch (Refusal refusal) {
            show(actor, code, new Shown("", "", false, 0), typed, model);
            if (head != null) {
                model.addAttribute("head", head);
            }
            return refused("unit-group", refusal, model);
        }
        after.addFlashAttribute("done", done);
        return "redirect:/don-vi/nhom/" + code;
    }

    private void show(Actor actor, String code, Shown shown, Typed typed, Model model) {
        KeptGroup group = groups.require(actor, code);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("group", group);
        model.addAttribute("mayKeep", groups.mayKeep(actor, group));
        model.addAttribute("readsUnits", readsUnits(actor));
        model.addAttribute("formerNames", groups.formerNames(actor, code));
        model.addAttribute("head", new Head(code, group.name(), group.owner()));
        model.addAttribute("typed", typed);
        model.addAttribute("shown", shown);
        model.addAttribute("today", today);
        List<Succeeded> succeeded = groups.succeeded(actor, code);
        model.addAttribute("succeeded", succeeded.stream().limit(SUCCEEDED).toList());
        model.addAttribute("succeededCount", succeeded.size());
        LocalDate day = today;
        Refusal unreadable = null;
        try {
            day = shown.everyTime() ? null : asked(shown.ngay(), today);
        } catch (Refusal refusal) {
            unreadable = refusal;
        }
        List<Member> found = groups.members(actor, code, shown.words(), day, MEMBERS + 1, shown.page() * MEMBERS);
        model.addAttribute("day", day);
        model.addAttribute("members", found.stream().limit(MEMBERS).toList());
        model.addAttribute("more", found.size() > MEMBERS);
        model.addAttribute("count", groups.countMembers(actor, code, shown.words(), day));
        model.addAttribute("page", shown.page());
        if (unreadable != null) {
            throw unreadable;
        }
    }

    /** Whether the register of units itself may be linked to. */
    private static boolean readsUnits(Actor actor) {
        return actor.isAdministrator()
                || !actor.unitsWith(Role.AUDITOR.suffix()).isEmpty();
    }

    private static LocalDate asked(String typed, LocalDate today) {
        if (Text.isBlank(typed)) {
            return today;
        }
        try {
            Deadline day = Deadline.parse(typed);
            if (day.isKnown()) {
                return day.lastDay();
            }
        } catch (Refusal unreadable) {
            // told below, like everything else that is no day
        }
        throw Refusal.at("ngay", "group.day-unreadable", Text.clean(typed));
    }

    private ModelAndView refused(String page, Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
