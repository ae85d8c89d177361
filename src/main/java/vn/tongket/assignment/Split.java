package vn.tongket.assignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Addressee.Role;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Target;

/**
 * The rule by which clauses become assignments: one per clause and responsible unit. Groups are expanded; a sub-clause
 * without addressees or due date has those of its clause; a unit that leads does not cooperate as well; a clause that
 * coordinates goes to the tracker and to nobody else, and to nobody when no tracker was named.
 */
final class Split {

    /** An assignment to be written. */
    record Part(
            UUID id,
            Clause clause,
            String unit,
            Role role,
            String group,
            Carrier carrier,
            UUID parentId,
            Deadline due,
            Target target) {}

    private record Responsible(Role role, String group) {}

    private final Function<String, List<String>> members;
    private final Map<UUID, List<Clause>> subClauses;
    private final Map<UUID, Clause> clauses;

    private Split(List<Clause> all, Function<String, List<String>> members) {
        this.members = members;
        this.clauses = all.stream().collect(Collectors.toMap(Clause::id, Function.identity()));
        this.subClauses = all.stream()
                .filter(clause -> clause.parentId() != null)
                .collect(Collectors.groupingBy(Clause::parentId));
    }

    /** Who is to track the clauses: whom a coordinating clause names; empty when none does. */
    static Optional<String> trackerNamedIn(List<Clause> clauses) {
        return clauses.stream()
                .filter(clause -> clause.kind() == ClauseKind.COORDINATION)
                .map(clause -> Optional.ofNullable(clause.trackerUnit()).or(clause::leadUnit))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The assignments of the clauses that coordinate; none when nobody tracks. */
    static List<Part> coordination(List<Clause> clauses, String tracker) {
        if (tracker == null) {
            return List.of();
        }
        return clauses.stream()
                .filter(clause -> clause.kind() == ClauseKind.COORDINATION)
                .map(clause -> new Part(
                        UUID.randomUUID(),
                        clause,
                        tracker,
                        Role.LEAD,
                        null,
                        Carrier.FOLLOW_UP,
                        null,
                        new Deadline(clause.dueOn(), clause.duePrecision()),
                        clause.target()))
                .toList();
    }

    /** The assignments of all other clauses; {@code members} tells the units of a group. */
    static List<Part> of(List<Clause> clauses, Function<String, List<String>> members) {
        Split split = new Split(clauses, members);
        List<Part> parts = new ArrayList<>();
        clauses.stream()
                .filter(clause -> clause.parentId() == null && clause.kind() != ClauseKind.COORDINATION)
                .forEach(clause -> parts.addAll(split.parts(clause, Map.of())));
        return parts;
    }

    /** The clause itself first, then what it consists of. */
    private List<Part> parts(Clause clause, Map<String, UUID> parents) {
        Map<String, Responsible> responsible = responsible(clause);
        List<Clause> below = subClauses.getOrDefault(clause.id(), List.of()).stream()
                .filter(sub -> sub.kind() != ClauseKind.COORDINATION)
                .toList();
        Set<String> carriedBelow = new LinkedHashSet<>();
        below.forEach(sub -> carriedBelow.addAll(responsible(sub).keySet()));
        List<Part> parts = new ArrayList<>();
        Map<String, UUID> own = new LinkedHashMap<>();
        responsible.forEach((unit, as) -> {
            UUID id = UUID.randomUUID();
            own.put(unit, id);
            parts.add(new Part(
                    id,
                    clause,
                    unit,
                    as.role(),
                    as.group(),
                    carriedBelow.contains(unit) ? Carrier.PARTS : Carrier.UNIT,
                    parents.get(unit),
                    due(clause),
                    clause.target()));
        });
        below.forEach(sub -> parts.addAll(parts(sub, own)));
        return parts;
    }

    private Map<String, Responsible> responsible(Clause clause) {
        List<Addressee> addressees = addressees(clause);
        Map<String, Responsible> units = new LinkedHashMap<>();
        for (Role role : List.of(Role.LEAD, Role.COOPERATING)) {
            addressees.stream().filter(addressee -> addressee.role() == role).forEach(addressee -> {
                if (addressee.unit() != null) {
                    units.putIfAbsent(addressee.unit(), new Responsible(role, null));
                } else {
                    members.apply(addressee.group())
                            .forEach(unit -> units.putIfAbsent(unit, new Responsible(role, addressee.group())));
                }
            });
        }
        return units;
    }

    private List<Addressee> addressees(Clause clause) {
        return clause.addressees().isEmpty() && clause.parentId() != null
                ? addressees(clauses.get(clause.parentId()))
                : clause.addressees();
    }

    private Deadline due(Clause clause) {
        return clause.dueOn() == null && clause.parentId() != null
                ? due(clauses.get(clause.parentId()))
                : new Deadline(clause.dueOn(), clause.duePrecision());
    }
}
