package vn.tongket.web.organization;

import java.time.Clock;
import java.time.LocalDate;
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
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.CalendarDesk;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.SpecialDay;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.organization.Role;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** The days off of a year, from which working days are counted. */
@Page
@RequestMapping("/ngay-nghi")
class HolidayPages {

    private final WorkingCalendar calendar;
    private final CalendarDesk desk;
    private final Refusals refusals;
    private final Clock clock;

    HolidayPages(WorkingCalendar calendar, CalendarDesk desk, Refusals refusals, Clock clock) {
        this.calendar = calendar;
        this.desk = desk;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A day as it is typed. */
    record Typed(String day, SpecialDay.Kind kind, String basis) {}

    @GetMapping
    String year(@RequestParam(required = false) Integer nam, Model model) {
        editor();
        show(nam == null ? LocalDate.now(clock).getYear() : nam, new Typed(null, null, null), model);
        return "holidays";
    }

    @PostMapping
    Object enter(@RequestParam int nam, @ModelAttribute Typed typed, Model model, RedirectAttributes after) {
        Actor actor = editor();
        try {
            Deadline day = day(typed.day());
            if (typed.kind() == null) {
                throw Refusal.at("kind", "web.holiday.kind-missing");
            }
            desk.enter(actor, new SpecialDay(day.lastDay(), typed.kind(), typed.basis(), false));
            return done(day.lastDay().getYear(), "web.holiday.entered", after);
        } catch (Refusal refusal) {
            return refused(nam, typed, refusal, model);
        }
    }

    @PostMapping("/{day}/xoa")
    Object remove(@PathVariable LocalDate day, RedirectAttributes after) {
        desk.remove(editor(), day);
        return done(day.getYear(), "web.holiday.removed", after);
    }

    /** Declares the year's official table entered whole, or takes that back. */
    @PostMapping("/nam/{year}")
    Object complete(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "false") boolean reopen,
            Model model,
            RedirectAttributes after) {
        Actor actor = editor();
        try {
            if (reopen) {
                desk.reopen(actor, year);
            } else {
                desk.complete(actor, year, basis);
            }
        } catch (Refusal refusal) {
            return refused(year, new Typed(null, null, basis), refusal, model);
        }
        return done(year, reopen ? "web.holiday.reopened" : "web.holiday.completed", after);
    }

    private void show(int year, Typed typed, Model model) {
        model.addAttribute("year", year);
        model.addAttribute("days", calendar.specialDays(year));
        model.addAttribute("provisional", calendar.isProvisional(year));
        model.addAttribute("kinds", SpecialDay.Kind.values());
        model.addAttribute("typed", typed);
    }

    private ModelAndView refused(int year, Typed typed, Refusal refusal, Model model) {
        show(year, typed, model);
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView("holidays", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static String done(int year, String text, RedirectAttributes after) {
        after.addFlashAttribute("done", text);
        return "redirect:/ngay-nghi?nam=" + year;
    }

    private static Deadline day(String typed) {
        Deadline day;
        try {
            day = Deadline.parse(typed);
        } catch (Refusal unreadable) {
            throw Refusal.at("day", "calendar.deadline.unreadable", typed);
        }
        if (!day.isKnown()) {
            throw Refusal.at("day", "web.holiday.day-missing");
        }
        return day;
    }

    private static Actor editor() {
        Actor actor = Actors.current();
        if (!actor.isAdministrator()
                && actor.unitsWith(Role.PROCESS_OWNER.suffix()).isEmpty()) {
            throw new NotFound("page", "calendar");
        }
        return actor;
    }
}
