package vn.tongket.web.people;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolding;
import vn.tongket.web.Refusals;

/** What is typed into the forms of these pages, and how a refusal of it is shown. */
@Component
class Typed {

    private final Refusals refusals;

    Typed(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A role as it is typed. */
    record Holding(String user, String unit, Role role, Boolean acting, String substituteFor, String from, String to) {

        static final Holding NONE = new Holding(null, null, null, false, null, null, null);

        /** Read as an entry, or refused with everything that cannot be read. */
        RoleHolding read(LocalDate today) {
            Refusal.Collector problems = new Refusal.Collector();
            if (Text.isBlank(user)) {
                problems.add("user", "people.user-missing");
            }
            if (Text.isBlank(unit)) {
                problems.add("unit", "people.unit-missing");
            }
            if (role == null) {
                problems.add("role", "web.role.missing");
            }
            LocalDate first = day(from, "from", problems);
            LocalDate last = day(to, "to", problems);
            problems.refuse();
            return new RoleHolding(
                    0,
                    Text.clean(unit),
                    role,
                    Text.clean(user),
                    Boolean.TRUE.equals(acting),
                    Text.isBlank(substituteFor) ? null : Text.clean(substituteFor),
                    first == null ? today : first,
                    last);
        }
    }

    /** An absence as it is typed. */
    record Away(String from, String to, String reason, String substitute) {

        static final Away NONE = new Away(null, null, null, null);
    }

    /** A whole day, or null where nothing is typed. */
    static LocalDate day(String typed, String at, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        try {
            Deadline day = Deadline.parse(typed);
            if (day.isKnown() && day.precision() == Precision.DAY) {
                return day.on();
            }
        } catch (Refusal unreadable) {
            problems.add(at, "calendar.deadline.unreadable", typed);
            return null;
        }
        problems.add(at, "people.whole-day", typed);
        return null;
    }

    ModelAndView refused(String page, Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    static List<Role> roles() {
        return List.of(Role.values());
    }

    static Actor administrator() {
        Actor actor = Actors.current();
        if (!actor.isAdministrator()) {
            throw new NotFound("page", "people");
        }
        return actor;
    }
}
