package vn.tongket.organization.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Unit;

/** Whether a decision on units is sound, all of it at once; each complaint names the row. Nothing is changed here. */
final class ChangeRules {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final int LONGEST_CODE = 30;
    private static final Set<String> BRANCHES = Set.of("PARTY", "STATE", "MILITARY", "FRONT");
    private static final Set<String> LEVELS = Set.of("REGION", "PROVINCE", "DISTRICT", "AREA", "COMMUNE");
    /** So many names stand in one sentence. */
    private static final int NAMED = 5;

    private final ChangeEntry typed;
    private final ChangeSurroundings known;
    private final Refusal.Collector problems = new Refusal.Collector();
    private final Map<String, Unit> begins = new java.util.LinkedHashMap<>();
    private final Set<String> ends = new TreeSet<>();
    private final Map<String, String> moves = new java.util.TreeMap<>();
    private LocalDate effectiveOn;

    private ChangeRules(ChangeEntry typed, ChangeSurroundings known) {
        this.typed = typed;
        this.known = known;
    }

    /** The decision as it was understood; refused with everything that is wrong with it. */
    static Decision check(ChangeEntry typed, ChangeSurroundings known) {
        return new ChangeRules(typed, known).decision();
    }

    private Decision decision() {
        ChangeKind kind = kind();
        if (Text.isBlank(typed.title())) {
            problems.add("title", "change.title-missing");
        }
        if (Text.isBlank(typed.basis())) {
            problems.add("basis", "change.basis-missing");
        }
        LocalDate basisOn = day(typed.basisOn(), "basisOn", "change.basis-day");
        effectiveOn = day(typed.effectiveOn(), "effectiveOn", "change.day");
        problems.refuse();
        newUnits();
        ends();
        List<Decision.Row> rows =
                new SuccessionRules(typed.rows(), known, begins, ends, effectiveOn, kind, problems).rows();
        moves();
        if (rows.isEmpty() && ends.isEmpty() && begins.isEmpty() && moves.isEmpty() && problems.isEmpty()) {
            problems.add("rows", "change.empty");
        }
        problems.refuse();
        return new Decision(
                kind,
                Text.clean(typed.title()),
                Text.clean(typed.basis()),
                basisOn,
                document(),
                effectiveOn,
                List.copyOf(begins.values()),
                rows,
                ends,
                moves);
    }

    private ChangeKind kind() {
        Optional<ChangeKind> kind = Arrays.stream(ChangeKind.values())
                .filter(one -> one.name().equals(typed.kind()))
                .findFirst();
        if (kind.isEmpty()) {
            problems.add("kind", "change.kind-missing");
        }
        return kind.orElse(null);
    }

    private LocalDate day(String text, String at, String key) {
        try {
            Deadline day = Deadline.parse(text);
            if (day.precision() == Precision.DAY) {
                return day.on();
            }
        } catch (Refusal unreadable) {
            problems.add(at, key + "-unreadable", Text.clean(text));
            return null;
        }
        problems.add(at, key + "-missing");
        return null;
    }

    private UUID document() {
        try {
            return Text.isBlank(typed.basisDocument()) ? null : UUID.fromString(Text.clean(typed.basisDocument()));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private void newUnits() {
        for (int i = 0; i < typed.units().size(); i++) {
            ChangeEntry.NewUnit one = typed.units().get(i);
            String at = "units." + i;
            int row = i + 1;
            String code = code(one.code());
            if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
                problems.add(at, "change.unit.code-shape", row, code);
            } else if (begins.containsKey(code)) {
                problems.add(at, "change.unit.twice", row, code);
            } else if (known.units().containsKey(code)) {
                problems.add(at, "change.unit.taken", row, code);
            }
            if (Text.isBlank(one.name())) {
                problems.add(at, "change.unit.name-missing", row);
            }
            Optional<String> branch = UnitWords.branch(one.branch()).filter(BRANCHES::contains);
            if (branch.isEmpty()) {
                problems.add(at, "change.unit.branch", row, Text.clean(one.branch()));
            }
            Optional<String> level = UnitWords.level(one.level()).filter(LEVELS::contains);
            if (level.isEmpty()) {
                problems.add(at, "change.unit.level", row, Text.clean(one.level()));
            }
            begins.putIfAbsent(
                    code,
                    new Unit(
                            code,
                            Text.clean(one.name()),
                            "COMMITTEE",
                            branch.orElse(""),
                            level.orElse(""),
                            Text.isBlank(one.parent()) ? null : code(one.parent()),
                            Text.isBlank(one.place()) ? null : Text.clean(one.place()),
                            Text.isBlank(one.email()) ? null : Text.clean(one.email()),
                            effectiveOn,
                            null));
        }
        int row = 0;
        for (Unit unit : begins.values()) {
            row++;
            if (unit.parent() != null && !standsOn(unit.parent())) {
                problems.add("units." + (row - 1), "change.parent-not-there", row, unit.parent(), effectiveText());
            }
        }
    }

    private void ends() {
        for (int i = 0; i < typed.ends().size(); i++) {
            ChangeEntry.End one = typed.ends().get(i);
            String at = "ends." + i;
            String code = code(one.unit());
            Unit unit = known.units().get(code);
            if (unit == null) {
                problems.add(at, "change.end.unknown", i + 1, code);
            } else if (!ends.add(code)) {
                problems.add(at, "change.end.twice", i + 1, code);
            } else {
                lived(unit, at, i + 1, "end")
                        .ifPresent(problem -> problems.add(
                                problem.at(), problem.key(), problem.args().toArray()));
            }
        }
    }

    /** Whether the unit existed until the day before; the complaint otherwise. */
    private Optional<Refusal.Problem> lived(Unit unit, String at, int row, String list) {
        LocalDate before = effectiveOn.minusDays(1);
        if (before.isBefore(unit.validFrom())) {
            return Optional.of(new Refusal.Problem(
                    at,
                    "change." + list + ".before-begin",
                    List.of(row, unit.code(), effectiveText(), text(unit.validFrom()))));
        }
        if (unit.validTo() != null && (unit.validTo().isBefore(before) || list.equals("end"))) {
            return Optional.of(new Refusal.Problem(
                    at, "change." + list + ".ended", List.of(row, unit.code(), text(unit.validTo()))));
        }
        return Optional.empty();
    }

    private void moves() {
        for (int i = 0; i < typed.moves().size(); i++) {
            move(i, code(typed.moves().get(i).unit()), code(typed.moves().get(i).parent()));
        }
        for (int i = 0; i < typed.ends().size(); i++) {
            String ended = code(typed.ends().get(i).unit());
            String below = code(typed.ends().get(i).below());
            List<Unit> staying = known.below().getOrDefault(ended, List.of()).stream()
                    .filter(unit -> !ends.contains(unit.code()) && !moves.containsKey(unit.code()))
                    .toList();
            if (staying.isEmpty()) {
                continue;
            }
            if (below.isEmpty()) {
                problems.add(
                        "ends." + i,
                        "change.end.leaves-units",
                        i + 1,
                        ended,
                        staying.size(),
                        staying.stream().limit(NAMED).map(Unit::code).collect(Collectors.joining(", ")));
            } else if (!standsOn(below)) {
                problems.add("ends." + i, "change.parent-not-there", i + 1, below, effectiveText());
            } else {
                staying.forEach(unit -> moves.put(unit.code(), below));
            }
        }
        moves.forEach((unit, parent) -> {
            if (under(parent, unit)) {
                problems.add("moves", "change.move.under-itself", unit, parent);
            }
        });
    }

    private void move(int index, String unit, String parent) {
        String at = "moves." + index;
        if (!known.units().containsKey(unit)) {
            problems.add(at, "change.move.unknown", index + 1, unit);
        } else if (ends.contains(unit) || !known.units().get(unit).existsOn(effectiveOn)) {
            problems.add(at, "change.move.ended", index + 1, unit, effectiveText());
        } else if (!standsOn(parent)) {
            problems.add(at, "change.parent-not-there", index + 1, parent, effectiveText());
        } else if (moves.putIfAbsent(unit, parent) != null) {
            problems.add(at, "change.move.twice", index + 1, unit);
        }
    }

    /** Whether the unit stands under the other, or is it, after everything has moved. */
    private boolean under(String unit, String above) {
        Map<String, String> seen = new HashMap<>();
        for (String at = unit; at != null && seen.put(at, at) == null; at = parentOf(at)) {
            if (at.equals(above)) {
                return true;
            }
        }
        return false;
    }

    private String parentOf(String unit) {
        if (moves.containsKey(unit)) {
            return moves.get(unit);
        }
        Unit found = begins.getOrDefault(unit, known.units().get(unit));
        return found == null ? null : found.parent();
    }

    private boolean standsOn(String code) {
        if (begins.containsKey(code)) {
            return true;
        }
        Unit unit = known.units().get(code);
        return unit != null && unit.existsOn(effectiveOn) && !endsHere(code);
    }

    private boolean endsHere(String code) {
        return typed.ends().stream().anyMatch(end -> code(end.unit()).equals(code));
    }

    private String effectiveText() {
        return text(effectiveOn);
    }

    static String text(LocalDate day) {
        return Deadline.day(day).text();
    }

    /** A code as it is meant, however it was typed. */
    static String code(String typed) {
        return typed == null ? "" : Text.clean(typed).toUpperCase(java.util.Locale.ROOT);
    }

    /** Every code that the decision names, whether there is such a unit or not. */
    static Set<String> codes(ChangeEntry typed) {
        List<String> all = new ArrayList<>();
        typed.units().forEach(unit -> all.addAll(Arrays.asList(unit.code(), unit.parent())));
        typed.rows().forEach(row -> all.addAll(Arrays.asList(row.from(), row.to())));
        typed.ends().forEach(end -> all.addAll(Arrays.asList(end.unit(), end.below())));
        typed.moves().forEach(move -> all.addAll(Arrays.asList(move.unit(), move.parent())));
        return all.stream()
                .map(ChangeRules::code)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }
}
