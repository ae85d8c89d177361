package vn.tongket.web.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.archive.imported.ImportDesk;
import vn.tongket.assignment.pause.PauseDesk;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.web.page.Door;

/** Where the roles of a person lead from the first page. */
@Component
class HomeDoors {

    private final PauseDesk pauses;

    HomeDoors(PauseDesk pauses) {
        this.pauses = pauses;
    }

    List<Door> of(Actor actor) {
        List<Door> doors = new ArrayList<>();
        if (holds(
                actor,
                Role.DRAFTER,
                Role.LEADER,
                Role.TRACKER,
                Role.COORDINATOR,
                Role.APPROVER,
                Role.REVIEWER,
                Role.AUDITOR)) {
            doors.add(new Door("/nhiem-vu", "web.menu.assignments"));
        }
        if (holds(actor, Role.TRACKER)) {
            doors.add(new Door("/don-doc", "web.home.door.urging"));
            doors.add(new Door("/nhiem-vu/cum", "web.cluster.title"));
        }
        if (pauses.concerns(actor)) {
            doors.add(new Door("/tam-dung", "pause.title"));
        }
        if (holds(actor, Role.TRACKER, Role.COORDINATOR, Role.APPROVER, Role.REVIEWER, Role.AUDITOR)) {
            doors.add(new Door("/han-che", "web.limitation.title"));
        }
        if (holds(actor, Role.COORDINATOR, Role.APPROVER, Role.COUNCIL)) {
            doors.add(new Door("/khen-thuong/quy-che", "web.commendation.regulations"));
        }
        Set<String> led = actor.unitsWith(Role.LEADER.suffix());
        if (led.size() == 1) {
            doors.add(new Door("/nhan-su/don-vi/" + led.iterator().next(), "web.home.door.people-of-unit"));
        }
        if (ImportDesk.mayRead(actor)) {
            doors.add(new Door("/luu-tru", "web.archives.title"));
        }
        if (actor.isAdministrator()) {
            doors.add(new Door("/don-vi", "web.home.door.units"));
            doors.add(new Door("/don-vi/nhap", "web.list.title"));
            doors.add(new Door("/don-vi/thay-doi", "web.change.list"));
            doors.add(new Door("/nhan-su", "web.home.door.people"));
            doors.add(new Door("/quan-tri/thu", "web.home.door.mail"));
            doors.add(new Door("/niem-phong", "web.seal.title"));
            doors.add(new Door("/ngay-nghi", "web.menu.holidays"));
        }
        return doors;
    }

    /** The roles that the person has in any unit, in the order of the process; {@code ADMIN} for administrators. */
    static List<String> roles(Actor actor) {
        List<String> roles = new ArrayList<>(Stream.of(Role.values())
                .filter(role -> holds(actor, role))
                .map(Role::name)
                .toList());
        if (actor.isAdministrator()) {
            roles.add("ADMIN");
        }
        return roles;
    }

    /** What a person may begin of their own accord when nothing waits for them; null for who answers what others begin. */
    static Door start(Actor actor) {
        if (holds(actor, Role.COORDINATOR)) {
            return new Door("/camunda/app/tasklist/default/", "web.home.start.coordinator");
        }
        if (holds(actor, Role.TRACKER)) {
            return new Door("/nhiem-vu?cho=true", "web.home.start.tracker");
        }
        if (holds(actor, Role.AUDITOR)) {
            return new Door("/nhat-ky", "web.home.start.auditor");
        }
        if (holds(actor, Role.PROCESS_OWNER)) {
            return new Door("/camunda/app/cockpit/default/#/processes", "web.home.start.process-owner");
        }
        return actor.isAdministrator() ? new Door("/nhan-su", "web.home.start.admin") : null;
    }

    private static boolean holds(Actor actor, Role... roles) {
        return Stream.of(roles).anyMatch(role -> !actor.unitsWith(role.suffix()).isEmpty());
    }
}
