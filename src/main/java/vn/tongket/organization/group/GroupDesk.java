package vn.tongket.organization.group;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Where groups are entered and their members kept. Nothing is deleted: a membership only ends. */
@Component
public class GroupDesk {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 300;

    private final GroupStore store;
    private final Groups groups;
    private final Keepers keepers;
    private final Units units;
    private final AuditLog audit;
    private final Clock clock;

    GroupDesk(GroupStore store, Groups groups, Keepers keepers, Units units, AuditLog audit, Clock clock) {
        this.store = store;
        this.groups = groups;
        this.keepers = keepers;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a group without members. */
    @Transactional
    public String enter(Actor actor, String typedCode, String typedName, String typedOwner) {
        if (!groups.mayEnter(actor) && !actor.isSystem()) {
            throw new NotFound("page", "unit groups");
        }
        Refusal.Collector problems = new Refusal.Collector();
        String code = MemberRows.code(typedCode);
        if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
            problems.add("ma", "group.code-shape");
        } else if (store.find(code).isPresent()) {
            problems.add("ma", "group.code-taken", code);
        }
        String name = name(typedName, problems);
        String owner = owner(actor, typedOwner, problems);
        problems.refuse();
        store.insert(code, name, owner);
        audit.record(
                Act.of("unit-group.entered", "unit group", code).ofUnit(owner).with("name", name));
        return code;
    }

    /** Gives a group another name or another owner; the old name is kept. */
    @Transactional
    public void rename(Actor actor, String code, String typedName, String typedOwner) {
        KeptGroup group = held(actor, code);
        Refusal.Collector problems = new Refusal.Collector();
        String name = name(typedName, problems);
        String owner =
                MemberRows.code(typedOwner).equals(group.owner()) ? group.owner() : owner(actor, typedOwner, problems);
        if (problems.isEmpty() && name.equals(group.name()) && owner.equals(group.owner())) {
            problems.add("ten", "group.name-same");
        }
        problems.refuse();
        store.rename(code, name, owner, group.name(), actor.userId());
        audit.record(Act.of("unit-group.renamed", "unit group", code)
                .ofUnit(owner)
                .with("from", group.name())
                .with("to", name)
                .with("formerOwner", owner.equals(group.owner()) ? null : group.owner()));
    }

    /** Adds the units of the typed lines, all or none. */
    @Transactional
    public int add(Actor actor, String code, String typed) {
        KeptGroup group = held(actor, code);
        Refusal.Collector problems = new Refusal.Collector();
        List<MemberRow> rows = MemberRows.read(typed, problems);
        Set<String> codes = rows.stream().map(MemberRow::unit).collect(Collectors.toSet());
        Map<String, Unit> known = units.all(codes).stream().collect(Collectors.toMap(Unit::code, unit -> unit));
        MemberRows.check(rows, known, store.timesOf(code, codes), problems);
        problems.refuse();
        return write(group, rows);
    }

    /** Adds everything that the selection means and that is not in the group at that time already. */
    @Transactional
    public int addSelected(Actor actor, String code, Selection selection, String typedFrom) {
        KeptGroup group = held(actor, code);
        List<Unit> found = groups.selected(selection);
        Refusal.Collector problems = new Refusal.Collector();
        LocalDate from = MemberRows.day(typedFrom, "tu", problems);
        problems.refuse();
        Map<String, List<Member>> times = store
                .timesOf(code, found.stream().map(Unit::code).toList())
                .stream()
                .collect(Collectors.groupingBy(Member::unit));
        List<MemberRow> rows = found.stream()
                .filter(unit -> from == null || unit.validTo() == null || !from.isAfter(unit.validTo()))
                .map(unit -> new MemberRow(
                        0, unit.code(), from == null || from.isBefore(unit.validFrom()) ? null : from, null))
                .filter(row -> times.getOrDefault(row.unit(), List.of()).stream()
                        .noneMatch(member -> MemberRows.overlaps(row, member)))
                .toList();
        if (rows.isEmpty()) {
            throw Refusal.at("duoi", "group.selection.nothing-new", found.size());
        }
        return write(group, rows);
    }

    /**
     * Adds successors of members that ended, each from the day on which it succeeded.
     *
     * @param chosen codes of proposed successors; null for all of them
     */
    @Transactional
    public int addSuccessors(Actor actor, String code, Collection<String> chosen) {
        KeptGroup group = held(actor, code);
        if (chosen != null && chosen.isEmpty()) {
            throw Refusal.at("ke", "group.successor-none");
        }
        Map<String, LocalDate> proposed = groups.succeeded(code).stream()
                .flatMap(one -> one.proposed().stream())
                .collect(Collectors.toMap(
                        Succeeded.Successor::unit,
                        Succeeded.Successor::from,
                        (one, other) -> one.isBefore(other) ? one : other,
                        java.util.TreeMap::new));
        Refusal.Collector problems = new Refusal.Collector();
        Collection<String> wanted = chosen == null ? proposed.keySet() : Set.copyOf(chosen);
        wanted.stream()
                .filter(unit -> !proposed.containsKey(unit))
                .sorted()
                .forEach(unit -> problems.add("ke", "group.successor-unknown", Text.clean(unit)));
        if (wanted.isEmpty()) {
            problems.add("ke", "group.successor-none");
        }
        problems.refuse();
        Map<String, List<Member>> times =
                store.timesOf(code, wanted).stream().collect(Collectors.groupingBy(Member::unit));
        List<MemberRow> rows = wanted.stream()
                .sorted()
                .map(unit ->
                        new MemberRow(0, unit, after(proposed.get(unit), times.getOrDefault(unit, List.of())), null))
                .toList();
        return write(group, rows);
    }

    /** A successor that was in the group at some time since joins again on the day after. */
    private static LocalDate after(LocalDate since, List<Member> times) {
        return times.stream()
                .filter(member -> member.to() != null && !member.to().isBefore(since))
                .map(member -> member.to().plusDays(1))
                .max(LocalDate::compareTo)
                .orElse(since);
    }

    /** Ends memberships with the day. */
    @Transactional
    public int end(Actor actor, String code, Collection<Long> ids, String typedDay) {
        KeptGroup group = held(actor, code);
        Refusal.Collector problems = new Refusal.Collector();
        LocalDate day = MemberRows.day(typedDay, "den", problems);
        if (Text.isBlank(typedDay)) {
            problems.add("den", "group.end.day-missing");
        }
        List<Member> members = store.byIds(code, ids);
        if (ids.isEmpty()) {
            problems.add("thanhvien", "group.end.nobody");
        } else if (members.size() != Set.copyOf(ids).size()) {
            throw new NotFound("member of unit group", code);
        }
        if (day != null) {
            for (Member member : members) {
                if (member.from() != null && day.isBefore(member.from())) {
                    problems.add("den", "group.end.before-start", member.name(), MemberRows.text(member.from()));
                } else if (member.to() != null && member.to().isBefore(LocalDate.now(clock))) {
                    problems.add("den", "group.end.ended", member.name(), MemberRows.text(member.to()));
                }
            }
        }
        problems.refuse();
        store.end(code, ids, day);
        audit.record(Act.of("unit-group.members-ended", "unit group", code)
                .ofUnit(group.owner())
                .with("day", day.toString())
                .with("codes", few(members.stream().map(Member::unit).toList()))
                .with("units", members.size()));
        return members.size();
    }

    private int write(KeptGroup group, List<MemberRow> rows) {
        store.add(group.code(), rows);
        audit.record(Act.of("unit-group.members-added", "unit group", group.code())
                .ofUnit(group.owner())
                .with("codes", few(rows.stream().map(MemberRow::unit).toList()))
                .with("units", rows.size()));
        return rows.size();
    }

    /** Facts of an act stay small. */
    private static String few(List<String> codes) {
        return String.join(" ", codes.stream().limit(50).toList()) + (codes.size() > 50 ? " …" : "");
    }

    private KeptGroup held(Actor actor, String code) {
        if (!store.lock(code)) {
            throw new NotFound("unit group", code);
        }
        KeptGroup group = store.find(code).orElseThrow();
        if (!actor.isSystem()) {
            keepers.requireKeeper(actor, group);
        }
        return group;
    }

    private static String name(String typed, Refusal.Collector problems) {
        String name = Text.isBlank(typed) ? "" : Text.clean(typed);
        if (name.isEmpty()) {
            problems.add("ten", "group.name-missing");
        } else if (name.length() > LONGEST_NAME) {
            problems.add("ten", "group.name-long", LONGEST_NAME);
        }
        return name;
    }

    /** A unit that exists today; for who is no administrator one that they coordinate, others being unknown alike. */
    private String owner(Actor actor, String typed, Refusal.Collector problems) {
        String owner = MemberRows.code(typed);
        if (owner.isEmpty()) {
            problems.add("giu", "group.owner-missing");
        } else if (!keepers.mayKeep(actor, owner) && !actor.isSystem()
                || !units.existsOn(owner, LocalDate.now(clock))) {
            problems.add("giu", "group.owner-unknown", owner);
        }
        return owner;
    }
}
