package vn.tongket.organization.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;

/** Hands the tasks that a person has taken to somebody else, or back to their groups; drafts stay with their tasks. */
@Component
public class HandoverDesk {

    private static final int AT_ONCE = 200;

    private final OpenWork work;
    private final RoleHolders holders;
    private final Reach reach;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    HandoverDesk(
            OpenWork work, RoleHolders holders, Reach reach, Notifications notifications, AuditLog audit, Clock clock) {
        this.work = work;
        this.holders = holders;
        this.reach = reach;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is handed over, to whom and why: every task of the person, or those that are named. */
    public record Entry(boolean all, List<String> tasks, String to, String reason) {}

    /** What the person has taken, as far as whoever looks decides about it. */
    @Transactional(readOnly = true)
    public OpenWork.Page preview(Actor actor, String user, int page, int size) {
        return work.of(user, groups(actor, user), page, size);
    }

    /** People who hold a role in which some of these tasks may be done; the person themself left out. */
    @Transactional(readOnly = true)
    public Set<String> successors(String user, Collection<OpenWork.Line> lines) {
        Set<String> groups =
                lines.stream().flatMap(line -> line.groups().stream()).collect(Collectors.toSet());
        Set<String> people = holders.members(groups).stream()
                .map(RoleHolders.Member::user)
                .collect(Collectors.toCollection(TreeSet::new));
        people.remove(user);
        return people;
    }

    /** Hands over and answers how many tasks that were; nothing is handed over when one of them cannot be. */
    @Transactional
    public int hand(Actor actor, String user, Entry entry) {
        Set<String> groups = groups(actor, user);
        if (Text.isBlank(entry.reason())) {
            throw Refusal.at("reason", "organization.role.reason-missing");
        }
        String to = Text.isBlank(entry.to()) ? null : Text.clean(entry.to());
        if (user.equals(to)) {
            throw Refusal.at("to", "people.handover.to-themselves");
        }
        if (to != null && !holders.knows(to)) {
            throw Refusal.at("to", "organization.user-unknown", to);
        }
        List<OpenWork.Line> lines = entry.all() ? all(user, groups) : work.named(user, groups, chosen(entry));
        if (lines.isEmpty()) {
            throw Refusal.at("tasks", entry.all() ? "people.handover.nothing" : "people.handover.nothing-chosen");
        }
        if (!entry.all() && lines.size() < chosen(entry).size()) {
            throw Refusal.at("tasks", "people.handover.changed-meanwhile");
        }
        if (to != null) {
            mayTake(to, lines);
        }
        work.hand(lines.stream().map(OpenWork.Line::id).toList(), to);
        audit.record(lines.stream()
                .map(line -> Act.of("organization.work-handed-over", "task", line.id())
                        .ofUnit(unit(line))
                        .with("task", line.name())
                        .with("from", user)
                        .with("to", to)
                        .with("reason", Text.clean(entry.reason())))
                .toList());
        if (to != null) {
            notifications.tell(Notice.to(
                            "user:" + to,
                            "work-handed-over",
                            "work-handed-over:" + user + ":" + to + ":" + clock.instant())
                    .with("count", lines.size())
                    .with("from", holders.names(List.of(user)).get(user))
                    .with("reason", Text.clean(entry.reason()))
                    .linking("/camunda/app/tasklist/default/"));
        }
        return lines.size();
    }

    private static List<String> chosen(Entry entry) {
        return entry.tasks() == null
                ? List.of()
                : entry.tasks().stream().distinct().toList();
    }

    private List<OpenWork.Line> all(String user, Set<String> groups) {
        List<OpenWork.Line> lines = new ArrayList<>();
        for (int page = 0; ; page++) {
            List<OpenWork.Line> found = work.of(user, groups, page, AT_ONCE).lines();
            lines.addAll(found);
            if (found.size() < AT_ONCE) {
                return lines;
            }
        }
    }

    private void mayTake(String to, List<OpenWork.Line> lines) {
        Set<String> theirs = holders.groupsOf(to);
        Refusal.Collector problems = new Refusal.Collector();
        lines.stream()
                .filter(line -> line.groups().stream().noneMatch(theirs::contains))
                .limit(5)
                .forEach(line -> problems.add("to", "people.handover.no-role", to, line.name(), line.process()));
        problems.refuse();
    }

    /** Null for administrators: every task; leaders hand over the tasks of their units. */
    private Set<String> groups(Actor actor, String user) {
        if (actor.isAdministrator() || actor.isSystem()) {
            return null;
        }
        LocalDate today = LocalDate.now(clock);
        reach.require(actor, user, reach.held(user, today, today));
        Set<String> groups = new TreeSet<>();
        reach.led(actor).forEach(unit -> {
            for (Role role : Role.values()) {
                groups.add(role.group(unit));
            }
        });
        return groups;
    }

    private static String unit(OpenWork.Line line) {
        return line.groups().stream()
                .findFirst()
                .map(group -> group.substring(0, Math.max(0, group.lastIndexOf('.'))))
                .filter(unit -> !unit.isEmpty())
                .orElse(null);
    }
}
