package vn.tongket.web.cycle;

import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.tongket.audit.Actor;
import vn.tongket.conclusion.schedule.Schedules;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.report.progress.ReportMatrix;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Door;

/** What the pages of a cycle have in common: the tabs, where the reports stand, the dates, and how a page stays up to date. */
@Component
class CycleFront {

    private static final Set<String> PAST = Set.of(CycleTabs.OVERVIEW, CycleTabs.MATRIX, CycleTabs.DAYS);

    private final CycleTabs tabs;
    private final ReportMatrix matrix;
    private final Schedules schedules;
    private final Clock clock;

    CycleFront(CycleTabs tabs, ReportMatrix matrix, Schedules schedules, Clock clock) {
        this.tabs = tabs;
        this.matrix = matrix;
        this.schedules = schedules;
        this.clock = clock;
    }

    /** The head of a tab. */
    void head(Actor actor, Seen seen, String tab, Model model) {
        model.addAttribute("cycle", seen.cycle());
        model.addAttribute("tabs", tabs.of(actor, seen));
        model.addAttribute("tab", tab);
        model.addAttribute("since", System.currentTimeMillis());
    }

    /** The same as of another day: tabs that know only the present are left out, the others keep the day. */
    void head(Actor actor, Seen seen, String tab, AsOf asOf, Model model) {
        head(actor, seen, tab, model);
        if (asOf.past()) {
            model.addAttribute(
                    "tabs",
                    tabs.of(actor, seen).stream()
                            .filter(one -> PAST.contains(one.text()))
                            .map(one -> new Door(asOf.carried(one.href()), one.text()))
                            .toList());
        }
    }

    /** Where all reports stood at the end of another day. */
    void standing(Actor actor, Seen seen, AsOf asOf, Model model) {
        if (asOf.past()) {
            model.addAttribute("standing", matrix.standing(actor, seen, asOf.at()));
        } else {
            standing(actor, seen, model);
        }
    }

    /** Where all reports stand; the page comes back when the next one becomes overdue. */
    ReportMatrix.Standing standing(Actor actor, Seen seen, Model model) {
        ReportMatrix.Standing standing = matrix.standing(actor, seen);
        model.addAttribute("standing", standing);
        long left = standing.nextDue() == null
                ? -1
                : standing.nextDue().toEpochMilli() - clock.instant().toEpochMilli();
        model.addAttribute("dueIn", left < 0 ? null : left);
        return standing;
    }

    /** The dates of the phases; none for those who see only their own reports, or where no step leads to a conference. */
    void timeline(Actor actor, Seen seen, Model model) {
        if (!seen.whole()) {
            return;
        }
        Schedules.Schedule schedule = schedules.of(actor, seen.cycle().id(), null, "");
        Timeline.of(schedule.timetable(), java.time.LocalDate.now(clock))
                .ifPresent(timeline -> model.addAttribute("timeline", timeline));
    }
}
