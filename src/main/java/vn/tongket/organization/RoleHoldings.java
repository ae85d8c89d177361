package vn.tongket.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.audit.Standings;

/**
 * Roles with dates. Membership of the engine's group follows from them every night, at every start and with every entry;
 * a membership that no entry speaks of was given by hand and is left alone.
 */
@Component
public class RoleHoldings {

    private static final Logger log = LoggerFactory.getLogger(RoleHoldings.class);

    private final RoleStore store;
    private final Units units;
    private final RoleHolders holders;
    private final CachedStandings standings;
    private final RoleNotices notices;
    private final AuditLog audit;
    private final Clock clock;

    RoleHoldings(
            RoleStore store,
            Units units,
            RoleHolders holders,
            CachedStandings standings,
            RoleNotices notices,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.units = units;
        this.holders = holders;
        this.standings = standings;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every entry of a unit that was not taken back, the newest first. */
    public List<RoleHolding> ofUnit(String unit) {
        return store.ofUnit(unit);
    }

    /** Everything a person holds on some day between two, both included; open ended where {@code to} is null. */
    public List<RoleHolding> ofUser(String user, LocalDate from, LocalDate to) {
        return store.ofUser(user, from, to);
    }

    /** The substitutes' entries of an absence. */
    public List<RoleHolding> substitutesOf(long absence) {
        return store.substitutesOf(absence);
    }

    /** How somebody holds a role today; answered from memory. */
    public Standings.Standing capacityOf(String user, String unit, Role role) {
        return standings.of(user, role.group(unit));
    }

    /** Enters who holds a role from when to when; it counts at once when it has begun. */
    @Transactional
    public long give(Actor actor, RoleHolding holding) {
        requireAdministrator(actor);
        return enter(actor, holding, null);
    }

    /** The same for a substitute, whoever confirmed the absence. */
    public long enter(Actor actor, RoleHolding holding, Long absence) {
        store.lockAll();
        check(holding);
        long id = store.insert(holding, actor.userId(), absence, null);
        audit.record(act("organization.role-given", holding));
        notices.given(id, holding);
        synchronise();
        return id;
    }

    /** The people of a unit keep their roles in the unit that it becomes, those with entries and those without. */
    @Transactional
    public void goOn(String unit, String to, LocalDate from) {
        store.lockAll();
        Set<RoleHolders.Member> entered = store.ofUnit(unit).stream()
                .map(one -> new RoleHolders.Member(one.user(), one.role().group(unit)))
                .collect(Collectors.toSet());
        List<RoleHolding> copies = store.copy(unit, to, from, Actor.SYSTEM.userId());
        copies.forEach(copy -> {
            audit.record(act("organization.role-given", copy));
            notices.given(copy.id(), copy);
        });
        for (Role role : Role.values()) {
            holders.members(Set.of(role.group(unit))).stream()
                    .filter(member -> !entered.contains(member))
                    .forEach(member -> enter(Actor.SYSTEM, RoleHolding.of(to, role, member.user(), from, null), null));
        }
    }

    /** Ends a role with the day given as its last. */
    @Transactional
    public void end(Actor actor, long id, LocalDate lastDay) {
        end(actor, id, lastDay, null);
    }

    /** The same with its reason. */
    @Transactional
    public void end(Actor actor, long id, LocalDate lastDay, String reason) {
        requireAdministrator(actor);
        RoleHolding holding = store.lock(id).orElseThrow(() -> new NotFound("role", id));
        shorten(holding, lastDay, reason);
        synchronise();
    }

    /** Ends an entry; whoever stands in for the person in this role goes with it. */
    public void shorten(RoleHolding holding, LocalDate lastDay, String reason) {
        if (lastDay == null) {
            throw Refusal.at("validTo", "organization.role.last-day-missing");
        }
        if (lastDay.isBefore(holding.validFrom())) {
            throw Refusal.at("validTo", "organization.role.ends-before-start");
        }
        if (holding.validTo() != null && lastDay.isAfter(holding.validTo())) {
            throw Refusal.at("validTo", "organization.role.ended-already", RoleRules.day(holding.validTo()));
        }
        store.end(holding.id(), lastDay, Text.clean(reason));
        RoleHolding ended = new RoleHolding(
                holding.id(),
                holding.unit(),
                holding.role(),
                holding.user(),
                holding.acting(),
                holding.substituteFor(),
                holding.validFrom(),
                lastDay);
        audit.record(act("organization.role-ended", ended).with("reason", Text.clean(reason)));
        notices.ended(ended);
        store.ofRole(holding.unit(), holding.role()).stream()
                .filter(other -> holding.user().equals(other.substituteFor())
                        && holding.substituteFor() == null
                        && (other.validTo() == null || other.validTo().isAfter(lastDay)))
                .forEach(other -> {
                    if (other.validFrom().isAfter(lastDay)) {
                        takeBack("system", other, reason);
                    } else {
                        shorten(other, lastDay, reason);
                    }
                });
    }

    /** Takes an entry back as if it had never been; it stays to be read, with the reason. */
    @Transactional
    public void withdraw(Actor actor, long id, String reason) {
        requireAdministrator(actor);
        requireReason(reason);
        RoleHolding holding = store.lock(id).orElseThrow(() -> new NotFound("role", id));
        takeBack(actor.userId(), holding, reason);
        dropOrphans(actor, holding, reason);
        synchronise();
    }

    /** Takes an entry back and puts the right one in its place. */
    @Transactional
    public long correct(Actor actor, long id, RoleHolding right, String reason) {
        requireAdministrator(actor);
        requireReason(reason);
        store.lockAll();
        RoleHolding wrong = store.lock(id).orElseThrow(() -> new NotFound("role", id));
        store.withdraw(id, actor.userId(), Text.clean(reason));
        check(right);
        long corrected = store.insert(right, actor.userId(), null, id);
        audit.record(act("organization.role-corrected", right)
                .with("reason", Text.clean(reason))
                .with("before", wrong.user() + ", " + RoleRules.days(wrong)));
        notices.given(corrected, right);
        dropOrphans(actor, wrong, reason);
        synchronise();
        return corrected;
    }

    /** Whoever stood in for a person in a role that this person does not hold in those days goes with it. */
    private void dropOrphans(Actor actor, RoleHolding gone, String reason) {
        List<RoleHolding> left = store.ofRole(gone.unit(), gone.role());
        left.stream()
                .filter(other -> gone.user().equals(other.substituteFor())
                        && left.stream()
                                .noneMatch(held -> held.user().equals(gone.user())
                                        && held.substituteFor() == null
                                        && RoleRules.overlap(held, other)))
                .forEach(other -> takeBack(actor.userId(), other, reason));
    }

    public void takeBack(String by, RoleHolding holding, String reason) {
        store.withdraw(holding.id(), by, Text.clean(reason));
        audit.record(act("organization.role-withdrawn", holding).with("reason", Text.clean(reason)));
        notices.ended(holding);
    }

    /** Brings memberships to what the entries say today. Tasks that a person had taken and may no longer see are let go. */
    @Scheduled(cron = "0 1 0 * * *", zone = "Asia/Ho_Chi_Minh")
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void synchronise() {
        store.lockAll();
        forgetStandings();
        List<RoleStore.Wanted> wanted = store.wanted(LocalDate.now(clock));
        Set<RoleHolders.Member> present =
                holders.members(wanted.stream().map(one -> one.member().group()).collect(Collectors.toSet()));
        for (RoleStore.Wanted one : wanted) {
            if (one.holds() != present.contains(one.member())) {
                change(one);
            }
        }
    }

    private void change(RoleStore.Wanted wanted) {
        if (!wanted.holds()) {
            holders.withdraw(wanted.user(), wanted.unit(), wanted.role());
        } else if (holders.knows(wanted.user())) {
            holders.assign(wanted.user(), wanted.unit(), wanted.role());
        } else {
            log.warn("Role {} of unit {} is held by a user whom nobody knows", wanted.role(), wanted.unit());
            holders.release(wanted.user(), wanted.unit(), wanted.role());
            notices.unknown(wanted.user(), wanted.unit(), wanted.role(), LocalDate.now(clock));
        }
    }

    private void forgetStandings() {
        standings.forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    standings.forget();
                }
            });
        }
    }

    private void check(RoleHolding holding) {
        Refusal.Collector problems = new Refusal.Collector();
        Set<String> people = Stream.of(holding.user(), holding.substituteFor())
                .filter(user -> user != null)
                .collect(Collectors.toSet());
        String group = holding.role().group(holding.unit());
        RoleRules.check(
                holding,
                new RoleRules.Known(
                        units.find(holding.unit()).orElse(null),
                        holders.knows(holding.user()),
                        store.ofRole(holding.unit(), holding.role()),
                        store.away(people),
                        holding.substituteFor() == null
                                ? Set.of()
                                : holders.members(Set.of(group)).stream()
                                        .map(RoleHolders.Member::user)
                                        .collect(Collectors.toSet())),
                problems);
        problems.refuse();
    }

    private static Act act(String code, RoleHolding holding) {
        return Act.of(code, "user", holding.user())
                .ofUnit(holding.unit())
                .with("user", holding.user())
                .with("role", holding.role().suffix())
                .with("acting", holding.acting() ? true : null)
                .with("substituteFor", holding.substituteFor())
                .with("from", holding.validFrom().toString())
                .with("to", holding.validTo() == null ? null : holding.validTo().toString());
    }

    private static void requireReason(String reason) {
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "organization.role.reason-missing");
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator() && !actor.isSystem()) {
            throw new NotFound("page", "roles");
        }
    }
}
