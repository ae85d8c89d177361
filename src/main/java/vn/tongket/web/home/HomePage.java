package vn.tongket.web.home;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.notification.NoticeBoard;
import vn.tongket.organization.Role;
import vn.tongket.web.page.Page;
import vn.tongket.web.task.WaitingTasks;

/** What waits for the person, their cycles and their latest notices. */
@Page
class HomePage {

    private static final int TASKS = 8;
    private static final int CYCLES = 6;
    private static final int NOTICES = 6;

    private final WaitingTasks waiting;
    private final CycleBoard cycles;
    private final NoticeBoard notices;
    private final HomeDoors doors;

    HomePage(WaitingTasks waiting, CycleBoard cycles, NoticeBoard notices, HomeDoors doors) {
        this.waiting = waiting;
        this.cycles = cycles;
        this.notices = notices;
        this.doors = doors;
    }

    @GetMapping("/")
    String home(Model model) {
        Actor actor = Actors.current();
        model.addAttribute("waiting", waiting.count(actor));
        model.addAttribute("overdue", waiting.overdue(actor));
        model.addAttribute("tasks", waiting.next(actor, TASKS));
        model.addAttribute("cycles", cycles.visible(actor, "", CYCLES, 0));
        model.addAttribute("notices", notices.page(actor, 0, NOTICES).items());
        model.addAttribute("doors", doors.of(actor));
        model.addAttribute(
                "mayStart", !actor.unitsWith(Role.COORDINATOR.suffix()).isEmpty());
        return "home";
    }
}
