package vn.tongket.web.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.assignment.list.TaskSights;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.past.CycleSights;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;
import vn.tongket.organization.people.RolesThen;
import vn.tongket.organization.people.RolesThen.Held;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** What a person or a role could see on a day, for those who audit; as far as their units go. */
@Page
class SightPage {

    private static final int CYCLES = 20;

    private final RolesThen roles;
    private final CycleSights cycles;
    private final TaskSights tasks;
    private final Units units;
    private final Access access;

    SightPage(RolesThen roles, CycleSights cycles, TaskSights tasks, Units units, Access access) {
        this.roles = roles;
        this.cycles = cycles;
        this.tasks = tasks;
        this.units = units;
        this.access = access;
    }

    /** Whose sight is asked for, as typed: a person, or a role of a unit. */
    record Asked(String nguoi, String donvi, String vaitro) {

        boolean person() {
            return !Text.isBlank(nguoi);
        }

        boolean office() {
            return !Text.isBlank(donvi) && !Text.isBlank(vaitro);
        }
    }

    @GetMapping("/ho-so/nhin-thay")
    String sight(
            @RequestParam(defaultValue = "") String nguoi,
            @RequestParam(defaultValue = "") String donvi,
            @RequestParam(defaultValue = "") String vaitro,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "0") int viec,
            AsOf asOf,
            Model model) {
        Set<String> lookedOver = access.auditedBy(Actors.current());
        if (lookedOver.isEmpty()) {
            throw new NotFound("page", "sight");
        }
        Asked asked = new Asked(Text.clean(nguoi), Text.clean(donvi), Text.clean(vaitro));
        model.addAttribute("asked", asked);
        model.addAttribute(
                "roles", Arrays.stream(Role.values()).map(Role::suffix).toList());
        model.addAttribute("answered", asked.person() || asked.office());
        if (asked.person() || asked.office()) {
            show(asked, lookedOver, PageNumber.of(trang), PageNumber.of(viec), asOf, model);
        }
        return "sight";
    }

    private void show(Asked asked, Set<String> lookedOver, int page, int taskPage, AsOf asOf, Model model) {
        List<Held> held = asked.person()
                ? roles.of(asked.nguoi(), asOf.day(), lookedOver)
                : roles.holders(asked.donvi(), asked.vaitro(), asOf.day(), lookedOver);
        Set<String> groups = asked.person()
                ? held.stream().map(Held::group).collect(Collectors.toSet())
                : office(asked, lookedOver, asOf);
        Actor then = new Actor(asked.person() ? asked.nguoi() : "", groups);
        List<CycleSights.Sight> seen = cycles.page(then, asOf.day(), lookedOver, CYCLES + 1, page * CYCLES);
        List<TaskSights.Sight> todo = tasks.page(then, Deadline.day(asOf.day()).dueAt(), CYCLES + 1, taskPage * CYCLES);
        model.addAttribute("held", held);
        model.addAttribute("nobody", groups.isEmpty());
        model.addAttribute("undated", asked.person() ? roles.undated(asked.nguoi(), lookedOver) : Set.of());
        model.addAttribute(
                "undatedHolders",
                asked.person() ? Set.of() : roles.undatedHolders(asked.donvi(), asked.vaitro(), lookedOver));
        model.addAttribute("cycles", seen.stream().limit(CYCLES).toList());
        model.addAttribute("moreCycles", seen.size() > CYCLES);
        model.addAttribute("elsewhere", cycles.elsewhere(then, asOf.day(), lookedOver));
        model.addAttribute("tasks", todo.stream().limit(CYCLES).toList());
        model.addAttribute("moreTasks", todo.size() > CYCLES);
        model.addAttribute("page", page);
        model.addAttribute("taskPage", taskPage);
        model.addAttribute("day", asOf.day());
    }

    /** The role itself, whoever held it, where the unit existed on the day and is looked over. */
    private Set<String> office(Asked asked, Set<String> lookedOver, AsOf asOf) {
        boolean known = lookedOver.contains(asked.donvi())
                && Arrays.stream(Role.values()).anyMatch(role -> role.suffix().equals(asked.vaitro()))
                && units.find(asked.donvi())
                        .filter(unit -> unit.existsOn(asOf.day()))
                        .isPresent();
        return known ? Set.of(asked.donvi() + "." + asked.vaitro()) : Set.of();
    }
}
