package vn.tongket.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Checks a plan against the register of units and the roles in them; the number of queries does not grow with the plan. */
@Component
class PlanCheck {

    private final Units units;
    private final RoleHolders holders;
    private final PlanStore store;

    PlanCheck(Units units, RoleHolders holders, PlanStore store) {
        this.units = units;
        this.holders = holders;
        this.store = store;
    }

    void check(ReviewCycle cycle, Plan plan, Refusal.Collector problems) {
        Plan.Reporters reporters = plan.reporters();
        Map<String, List<String>> groups = store.members(reporters.groups());
        Map<String, Unit> known = known(plan, groups);
        roles(cycle, plan, known, problems);
        if (plan.has(Phase.REPORTS)) {
            reporters(plan, groups, known, problems);
        }
    }

    private Map<String, Unit> known(Plan plan, Map<String, List<String>> groups) {
        Plan.Roles roles = plan.roles();
        Set<String> codes = Stream.of(
                        Stream.of(
                                roles.organizer(),
                                roles.approver(),
                                roles.reviewer(),
                                roles.clerk(),
                                roles.council(),
                                roles.tracker()),
                        plan.reporters().units().stream(),
                        plan.reporters().except().stream(),
                        plan.reporters().writers().keySet().stream(),
                        plan.reporters().writers().values().stream(),
                        groups.values().stream().flatMap(List::stream))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return units.all(codes).stream()
                .collect(Collectors.toMap(Unit::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private void roles(ReviewCycle cycle, Plan plan, Map<String, Unit> known, Refusal.Collector problems) {
        Plan.Roles roles = plan.roles();
        boolean decides = plan.has(Phase.PLAN)
                || plan.has(Phase.CONSOLIDATION)
                || plan.has(Phase.COMMENDATION)
                || plan.has(Phase.CONFERENCE)
                || plan.has(Phase.CONCLUSION);
        boolean issues = plan.has(Phase.PLAN) || plan.has(Phase.COMMENDATION) || plan.has(Phase.CONCLUSION);
        boolean checks = plan.has(Phase.REPORTS) || plan.has(Phase.CONSOLIDATION) || plan.has(Phase.COMMENDATION);
        unit("organizer", roles.organizer(), true, null, known, problems);
        unit("approverUnit", roles.approver(), decides, Role.APPROVER, known, problems);
        unit("clerkUnit", roles.clerk(), issues, Role.CLERK, known, problems);
        unit("reviewerUnit", roles.reviewer(), checks, Role.REVIEWER, known, problems);
        unit("councilUnit", roles.council(), plan.has(Phase.COMMENDATION), Role.COUNCIL, known, problems);
        // nobody is guessed: where plan and conclusion name no tracker, setting up the follow-up asks for one
        boolean tracks = plan.has(Phase.FOLLOW_UP) && roles.tracker() != null;
        unit("trackerUnit", roles.tracker(), tracks, Role.TRACKER, known, problems);
    }

    private void unit(
            String at, String code, boolean needed, Role role, Map<String, Unit> known, Refusal.Collector problems) {
        if (code == null) {
            if (needed) {
                problems.add(at, "cycle.unit.missing." + at);
            }
        } else if (!known.containsKey(code)) {
            problems.add(at, "cycle.unit.unknown", code);
        } else if (needed
                && role != null
                && holders.unitsWithMember(List.of(code), role).isEmpty()) {
            problems.add(
                    at, "cycle.unit.without." + role.suffix(), known.get(code).name());
        }
    }

    private void reporters(
            Plan plan, Map<String, List<String>> groups, Map<String, Unit> known, Refusal.Collector problems) {
        Plan.Reporters reporters = plan.reporters();
        for (String group : reporters.groups()) {
            if (!groups.containsKey(group)) {
                problems.add("groups", "cycle.group.unknown", group);
            } else if (groups.get(group).isEmpty()) {
                problems.add("groups", "cycle.group.empty", group);
            }
        }
        unknown("units", reporters.units(), known, problems);
        unknown("except", reporters.except(), known, problems);
        unknown("writers", reporters.writers().keySet(), known, problems);
        unknown("writers", reporters.writers().values(), known, problems);

        Map<String, String> writers = writers(reporters, groups);
        if (writers.isEmpty() && problems.isEmpty()) {
            problems.add("units", "cycle.reporters.none-left");
        }
        if (plan.due().isKnown()) {
            existing(writers, plan.due().lastDay(), known, problems);
        }
        List<String> writing =
                writers.values().stream().distinct().filter(known::containsKey).toList();
        without(writing, Role.DRAFTER, known, problems);
        without(writing, Role.LEADER, known, problems);
    }

    /** Codes of all units that report or whose results are reported. */
    Set<String> reporting(Plan plan) {
        Map<String, String> writers =
                writers(plan.reporters(), store.members(plan.reporters().groups()));
        Set<String> codes = new LinkedHashSet<>(writers.keySet());
        codes.addAll(writers.values());
        return codes;
    }

    /** Who writes, by the unit whose results are reported. */
    static Map<String, String> writers(Plan.Reporters reporters, Map<String, List<String>> groups) {
        Map<String, String> writers = new LinkedHashMap<>();
        groups.values().forEach(members -> members.forEach(unit -> writers.put(unit, unit)));
        reporters.units().forEach(unit -> writers.put(unit, unit));
        writers.putAll(reporters.writers());
        writers.keySet().removeAll(reporters.except());
        return writers;
    }

    private static void unknown(
            String at, Collection<String> codes, Map<String, Unit> known, Refusal.Collector problems) {
        codes.stream()
                .filter(code -> !known.containsKey(code))
                .forEach(code -> problems.add(at, "cycle.unit.unknown", code));
    }

    private static void existing(
            Map<String, String> writers, LocalDate day, Map<String, Unit> known, Refusal.Collector problems) {
        List<String> gone = new ArrayList<>();
        Stream.concat(writers.keySet().stream(), writers.values().stream())
                .distinct()
                .map(known::get)
                .filter(unit -> unit != null && !unit.existsOn(day))
                .forEach(unit -> gone.add(unit.name()));
        if (!gone.isEmpty()) {
            problems.add(
                    "units", "cycle.reporters.not-existing", Deadline.day(day).text(), String.join(", ", gone));
        }
    }

    private void without(List<String> writing, Role role, Map<String, Unit> known, Refusal.Collector problems) {
        Set<String> manned = holders.unitsWithMember(writing, role);
        String missing = writing.stream()
                .filter(code -> !manned.contains(code))
                .map(code -> known.get(code).name())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add("units", "cycle.reporters.without." + role.suffix(), missing);
        }
    }
}
