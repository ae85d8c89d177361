package vn.tongket.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.organization.Role;
import vn.tongket.reference.CitedDocuments;
import vn.tongket.web.task.WaitingTasks;

/** Gives every page its frame: the person and a menu of what this person's roles open. */
@ControllerAdvice(annotations = Page.class)
public class Frame {

    private final WaitingTasks waiting;
    private final CitedDocuments cited;

    Frame(WaitingTasks waiting, CitedDocuments cited) {
        this.waiting = waiting;
        this.cited = cited;
    }

    @ModelAttribute("viewer")
    Viewer viewer(HttpServletRequest request) {
        return viewer(request.getRequestURI());
    }

    /** The frame around an error, which has no controller of its own. */
    public Viewer viewer(String path) {
        Actor actor = Actors.current();
        List<Viewer.Item> menu = new ArrayList<>();
        menu.add(item(path, "/", "web.menu.home"));
        menu.add(new Viewer.Item("/camunda/app/tasklist/default/", "web.menu.tasks", false, waiting.count(actor)));
        menu.add(item(path, "/dot", "web.menu.cycles"));
        menu.add(item(path, "/nhiem-vu", "web.menu.assignments"));
        if (!actor.unitsWith(Role.TRACKER.suffix()).isEmpty()) {
            menu.add(item(path, "/don-doc", "web.menu.urging"));
        }
        if (Stream.of(Role.CLERK, Role.COORDINATOR, Role.AUDITOR)
                .anyMatch(role -> !actor.unitsWith(role.suffix()).isEmpty())) {
            menu.add(item(path, "/van-ban", "web.menu.documents"));
        }
        if (cited.mayRead(actor)) {
            menu.add(item(path, "/vien-dan", "web.menu.cited"));
        }
        menu.add(item(path, "/thong-bao", "web.menu.notices"));
        if (!actor.unitsWith(Role.AUDITOR.suffix()).isEmpty()) {
            menu.add(item(path, "/nhat-ky", "web.menu.record"));
        }
        boolean owner = !actor.unitsWith(Role.PROCESS_OWNER.suffix()).isEmpty();
        if (owner || actor.isAdministrator()) {
            menu.add(item(path, "/camunda/app/cockpit/default/", "web.menu.processes"));
        }
        if (actor.isAdministrator() || !actor.unitsWith(Role.AUDITOR.suffix()).isEmpty()) {
            menu.add(item(path, "/don-vi", "web.menu.units"));
        } else if (!actor.unitsWith(Role.COORDINATOR.suffix()).isEmpty()) {
            menu.add(item(path, "/don-vi/nhom", "web.group.list"));
        }
        if (actor.isAdministrator()) {
            menu.add(item(path, "/nhan-su", "web.menu.people"));
        }
        if (owner || actor.isAdministrator()) {
            menu.add(item(path, "/ngay-nghi", "web.menu.holidays"));
        }
        if (actor.isAdministrator()) {
            menu.add(item(path, "/quan-tri/thu", "web.menu.mail"));
            menu.add(item(path, "/camunda/app/admin/default/", "web.menu.accounts"));
        }
        return new Viewer(actor.userId(), waiting.nameOf(actor.userId()), menu);
    }

    private static Viewer.Item item(String path, String href, String text) {
        boolean current = href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
        return new Viewer.Item(href, text, current, 0);
    }
}
