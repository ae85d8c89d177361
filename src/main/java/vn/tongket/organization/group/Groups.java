package vn.tongket.organization.group;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;
import vn.tongket.organization.change.Successions;

/** Where groups are read: their members as of a day, what they were called, and who could follow members that ended. */
@Component
public class Groups {

    private final GroupStore store;
    private final Keepers keepers;
    private final Units units;
    private final Successions successions;
    private final Clock clock;

    Groups(GroupStore store, Keepers keepers, Units units, Successions successions, Clock clock) {
        this.store = store;
        this.keepers = keepers;
        this.units = units;
        this.successions = successions;
        this.clock = clock;
    }

    /** Whether the person may enter groups at all. */
    public boolean mayEnter(Actor actor) {
        return actor.isAdministrator()
                || !actor.unitsWith(Role.COORDINATOR.suffix()).isEmpty();
    }

    public boolean mayKeep(Actor actor, KeptGroup group) {
        return keepers.mayKeep(actor, group.owner());
    }

    @Transactional(readOnly = true)
    public List<KeptGroup> page(Actor actor, String words, int most, int from) {
        return store.page(words, keepers.readable(actor), most, from);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, String words) {
        return store.count(words, keepers.readable(actor));
    }

    @Transactional(readOnly = true)
    public KeptGroup require(Actor actor, String code) {
        KeptGroup group = store.find(code).orElseThrow(() -> new NotFound("unit group", code));
        keepers.requireReader(actor, group);
        return group;
    }

    /** Groups in which units were that end or ended, as far as the person reads them. */
    @Transactional(readOnly = true)
    public List<KeptGroup> with(Actor actor, Collection<String> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        Collection<String> owners = keepers.readable(actor);
        return store.with(units).stream()
                .filter(group -> owners == null || owners.contains(group.owner()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<FormerName> formerNames(Actor actor, String code) {
        return store.names(require(actor, code).code());
    }

    /** One page of members. @param day null for every time that a unit was in it */
    @Transactional(readOnly = true)
    public List<Member> members(Actor actor, String code, String words, LocalDate day, int most, int from) {
        return store.members(require(actor, code).code(), words, day, most, from);
    }

    @Transactional(readOnly = true)
    public long countMembers(Actor actor, String code, String words, LocalDate day) {
        return store.countMembers(require(actor, code).code(), words, day);
    }

    /** Members that ended and have successors of their own branch which are not in the group yet. */
    @Transactional(readOnly = true)
    public List<Succeeded> succeeded(Actor actor, String code) {
        return succeeded(require(actor, code).code());
    }

    List<Succeeded> succeeded(String group) {
        LocalDate today = LocalDate.now(clock);
        List<Member> ended = store.ended(group, today);
        if (ended.isEmpty()) {
            return List.of();
        }
        Map<String, List<Successions.Heir>> heirs =
                successions.heirsOf(ended.stream().map(Member::unit).toList(), today).stream()
                        .collect(Collectors.groupingBy(Successions.Heir::unit));
        Set<String> codes = ended.stream().map(Member::unit).collect(Collectors.toSet());
        heirs.values().forEach(found -> found.forEach(heir -> codes.add(heir.heir())));
        Map<String, Unit> known = units.all(codes).stream().collect(Collectors.toMap(Unit::code, unit -> unit));
        Set<String> inside = store.timesOf(group, codes).stream()
                .filter(member -> member.to() == null || !member.to().isBefore(today))
                .map(Member::unit)
                .collect(Collectors.toSet());
        return ended.stream()
                .map(member -> new Succeeded(
                        member.unit(),
                        member.name(),
                        member.unitEnd(),
                        heirs.getOrDefault(member.unit(), List.of()).stream()
                                .filter(heir -> known.get(heir.heir())
                                        .branch()
                                        .equals(known.get(member.unit()).branch()))
                                .filter(heir -> !inside.contains(heir.heir()))
                                .map(heir -> new Succeeded.Successor(
                                        heir.heir(), known.get(heir.heir()).name(), heir.since()))
                                .toList()))
                .filter(one -> !one.proposed().isEmpty())
                .toList();
    }

    /** Units that are meant by the selection; refused with everything that is wrong with it. */
    @Transactional(readOnly = true)
    public List<Unit> selected(Actor actor, String code, Selection selection) {
        require(actor, code);
        return selected(selection);
    }

    List<Unit> selected(Selection selection) {
        Refusal.Collector problems = new Refusal.Collector();
        String top = MemberRows.code(selection.below());
        if (top.isEmpty()) {
            problems.add("duoi", "group.selection.below-missing");
        } else if (units.find(top).isEmpty()) {
            problems.add("duoi", "organization.unit-unknown", top);
        }
        LocalDate day = MemberRows.day(selection.day(), "vao", problems);
        problems.refuse();
        return store.below(
                top,
                MemberRows.code(selection.branch()),
                MemberRows.code(selection.level()),
                day == null ? LocalDate.now(clock) : day);
    }
}
