package vn.tongket.organization.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;

/**
 * Who is away and who stands in. A person enters the own absence and proposes somebody; an administrator or the leader of a
 * unit confirms it and says who stands in for which role.
 */
@Component
public class AbsenceDesk {

    private static final int WAITING = 100;
    private static final String OWN_PAGE = "/nhan-su/toi";

    private final AbsenceStore store;
    private final RoleHoldings holdings;
    private final RoleHolders holders;
    private final Reach reach;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    AbsenceDesk(
            AbsenceStore store,
            RoleHoldings holdings,
            RoleHolders holders,
            Reach reach,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.holdings = holdings;
        this.holders = holders;
        this.reach = reach;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** A role for which a substitute may be chosen. */
    public record Replaceable(String unit, String role, LocalDate from, LocalDate to) {

        public String group() {
            return unit + "." + role;
        }
    }

    /** Units about whose people this person decides. */
    public Set<String> led(Actor actor) {
        return reach.led(actor);
    }

    /** The absences of a person, the newest first; one page. */
    @Transactional(readOnly = true)
    public List<Absence> of(String user, int limit, int offset) {
        return store.of(user, limit, offset);
    }

    /** Those that wait for this person's decision. */
    @Transactional(readOnly = true)
    public List<Absence> waiting(Actor actor) {
        if (actor.isAdministrator()) {
            return store.waiting(null, WAITING);
        }
        Set<String> groups = new TreeSet<>();
        for (String unit : reach.led(actor)) {
            for (Role role : Role.values()) {
                groups.add(role.group(unit));
            }
        }
        Set<String> people = new TreeSet<>();
        holders.members(groups).forEach(member -> people.add(member.user()));
        people.remove(actor.userId());
        return people.isEmpty() ? List.of() : store.waiting(people, WAITING);
    }

    /** The absence with the roles about which this person decides. */
    @Transactional(readOnly = true)
    public List<Replaceable> replaceable(Actor actor, Absence absence) {
        return reach.held(absence.user(), absence.from(), absence.to()).stream()
                .filter(held -> reach.decides(actor, held.unit()))
                .map(held -> new Replaceable(held.unit(), held.role().suffix(), held.from(), held.to()))
                .toList();
    }

    /** Throws {@link NotFound} for whoever neither is the person nor decides about them. */
    @Transactional(readOnly = true)
    public Absence require(Actor actor, long id) {
        Absence absence = store.find(id).orElseThrow(() -> new NotFound("absence", id));
        if (!actor.userId().equals(absence.user())) {
            reach.require(actor, absence.user(), reach.held(absence.user(), absence.from(), absence.to()));
        }
        return absence;
    }

    /** Enters an absence; one of somebody else counts at once, the own one when it is confirmed. */
    @Transactional
    public long enter(Actor actor, AbsenceEntry typed) {
        String user = Text.isBlank(typed.user()) ? actor.userId() : Text.clean(typed.user());
        AbsenceEntry entry = new AbsenceEntry(
                user,
                typed.from(),
                typed.to(),
                Text.clean(typed.reason()),
                Text.isBlank(typed.substitute()) ? null : Text.clean(typed.substitute()));
        boolean own = user.equals(actor.userId()) && !actor.isAdministrator();
        Refusal.Collector problems = new Refusal.Collector();
        if (!holders.knows(user)) {
            throw Refusal.at("user", "organization.user-unknown", user);
        }
        store.lock(user);
        boolean dated =
                entry.from() != null && entry.to() != null && !entry.to().isBefore(entry.from());
        entry.check(dated ? store.standing(user, entry.from(), entry.to()) : List.of(), problems);
        if (entry.substitute() != null && !holders.knows(entry.substitute())) {
            problems.add("substitute", "organization.user-unknown", entry.substitute());
        }
        List<Reach.Held> roles = dated ? reach.held(user, entry.from(), entry.to()) : List.of();
        if (!own && dated) {
            reach.require(actor, user, roles);
        } else if (!own && !actor.isAdministrator()) {
            reach.require(actor, user, reach.held(user, today(), today()));
        }
        if (dated) {
            holdings.ofUser(user, entry.from(), entry.to()).stream()
                    .filter(holding -> holding.substituteFor() != null)
                    .findFirst()
                    .ifPresent(
                            holding -> problems.add("from", "people.absence.is-substitute", holding.substituteFor()));
        }
        problems.refuse();
        long id = store.insert(entry, actor.userId(), !own);
        audit.record(about("organization.absence-entered", user, roles)
                .with("from", entry.from().toString())
                .with("to", entry.to().toString())
                .with("proposed", entry.substitute())
                .with("confirmed", own ? null : true));
        if (own) {
            tellDeciders(id, entry, roles);
        }
        return id;
    }

    /**
     * Confirms an absence and says who stands in.
     *
     * @param substitutes user by group; a role without an entry stays without a substitute
     */
    @Transactional
    public void confirm(Actor actor, long id, Map<String, String> substitutes) {
        Absence absence = decided(actor, id);
        if (absence.closedAt() != null) {
            throw Refusal.of("people.absence.closed-already");
        }
        if (absence.isWaiting()) {
            store.confirm(id, actor.userId());
            audit.record(about("organization.absence-confirmed", absence.user(), List.of())
                    .with("from", absence.from().toString())
                    .with("to", absence.to().toString()));
        }
        List<String> named = new ArrayList<>();
        for (Replaceable role : replaceable(actor, absence)) {
            String user = substitutes.get(role.group());
            if (!Text.isBlank(user)) {
                holdings.enter(
                        actor,
                        new RoleHolding(
                                0,
                                role.unit(),
                                role(role),
                                Text.clean(user),
                                false,
                                absence.user(),
                                role.from(),
                                role.to()),
                        id);
                named.add(Text.clean(user));
            }
        }
        if (absence.isWaiting()) {
            notifications.tell(Notice.to("user:" + absence.user(), "absence-confirmed", "absence-confirmed:" + id)
                    .with("days", Days.of(absence.from(), absence.to()))
                    .with(
                            "substitute",
                            named.isEmpty()
                                    ? "–"
                                    : String.join(", ", holders.names(named).values()))
                    .linking(OWN_PAGE));
        }
    }

    /**
     * Closes an absence with a reason: one that has begun ends with the day given, any other is taken back as a whole.
     *
     * @param lastDay null for all of it
     */
    @Transactional
    public void close(Actor actor, long id, LocalDate lastDay, String reason) {
        Absence absence = require(actor, id);
        boolean own = actor.userId().equals(absence.user()) && !actor.isAdministrator();
        if (own && !absence.isWaiting()) {
            throw Refusal.of("people.absence.confirmed-already");
        }
        if (absence.closedAt() != null) {
            throw Refusal.of("people.absence.closed-already");
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("closeReason", "organization.role.reason-missing");
        }
        boolean part = lastDay != null && !absence.isWaiting();
        if (part && (lastDay.isBefore(absence.from()) || lastDay.isAfter(absence.to()))) {
            throw Refusal.at("lastDay", "people.absence.last-day-outside", Days.of(absence.from(), absence.to()));
        }
        if (part) {
            store.shorten(id, lastDay);
        } else {
            store.close(id, actor.userId(), reason);
        }
        for (RoleHolding substitute : holdings.substitutesOf(id)) {
            if (part && !substitute.validFrom().isAfter(lastDay)) {
                if (substitute.validTo().isAfter(lastDay)) {
                    holdings.shorten(substitute, lastDay, reason);
                }
            } else {
                holdings.takeBack(actor.userId(), substitute, reason);
            }
        }
        audit.record(about("organization.absence-closed", absence.user(), List.of())
                .with("lastDay", part ? lastDay.toString() : null)
                .with("reason", Text.clean(reason)));
        if (!own) {
            notifications.tell(Notice.to(
                            "user:" + absence.user(),
                            "absence-closed",
                            "absence-closed:" + id + ":" + (part ? lastDay : ""))
                    .with("days", Days.of(absence.from(), absence.to()))
                    .with("reason", Text.clean(reason))
                    .linking(OWN_PAGE));
        }
        holdings.synchronise();
    }

    private Absence decided(Actor actor, long id) {
        Absence absence = store.find(id).orElseThrow(() -> new NotFound("absence", id));
        reach.require(actor, absence.user(), reach.held(absence.user(), absence.from(), absence.to()));
        store.lock(absence.user());
        return absence;
    }

    private void tellDeciders(long id, AbsenceEntry entry, List<Reach.Held> roles) {
        Set<String> recipients = new TreeSet<>();
        recipients.add("camunda-admin");
        roles.forEach(held -> {
            recipients.add(Role.LEADER.group(held.unit()));
            recipients.add(Role.APPROVER.group(held.unit()));
        });
        Map<String, String> names = holders.names(
                entry.substitute() == null ? List.of(entry.user()) : List.of(entry.user(), entry.substitute()));
        notifications.tell(recipients.stream()
                .map(recipient -> Notice.to(recipient, "absence-waiting", "absence-waiting:" + id + ":" + recipient)
                        .with("name", names.get(entry.user()))
                        .with("days", Days.of(entry.from(), entry.to()))
                        .with("reason", entry.reason())
                        .with("substitute", entry.substitute() == null ? "–" : names.get(entry.substitute()))
                        .linking("/nhan-su/vang-mat/" + id))
                .toList());
    }

    private static Act about(String code, String user, List<Reach.Held> roles) {
        Act act = Act.of(code, "user", user);
        return roles.isEmpty() ? act : act.ofUnit(roles.get(0).unit());
    }

    private static Role role(Replaceable replaceable) {
        for (Role role : Role.values()) {
            if (role.suffix().equals(replaceable.role())) {
                return role;
            }
        }
        throw new IllegalArgumentException("Role '%s' is not known".formatted(replaceable.role()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
