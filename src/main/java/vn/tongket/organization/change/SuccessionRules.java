package vn.tongket.organization.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.organization.Unit;

/** Whether the rows of a decision, what goes from which unit to which, can be true together with what is recorded already. */
final class SuccessionRules {

    private final List<ChangeEntry.Row> typed;
    private final ChangeSurroundings known;
    private final Map<String, Unit> begins;
    private final Set<String> ends;
    private final LocalDate effectiveOn;
    private final ChangeKind kind;
    private final Refusal.Collector problems;

    SuccessionRules(
            List<ChangeEntry.Row> typed,
            ChangeSurroundings known,
            Map<String, Unit> begins,
            Set<String> ends,
            LocalDate effectiveOn,
            ChangeKind kind,
            Refusal.Collector problems) {
        this.typed = typed;
        this.known = known;
        this.begins = begins;
        this.ends = ends;
        this.effectiveOn = effectiveOn;
        this.kind = kind;
        this.problems = problems;
    }

    private record Key(String from, String to, Aspect aspect) {}

    private record Whole(String from, Aspect aspect) {}

    List<Decision.Row> rows() {
        List<Decision.Row> rows = new ArrayList<>();
        Map<Key, Integer> places = new HashMap<>();
        Map<Whole, BigDecimal> sums = new HashMap<>();
        Map<Aspect, Map<String, Set<String>>> edges = recorded(places, sums);
        Map<String, String> renamed = new HashMap<>();
        for (int i = 0; i < typed.size(); i++) {
            Decision.Row row = row(i);
            if (row == null) {
                continue;
            }
            String at = "rows." + i;
            Integer before = places.putIfAbsent(new Key(row.from(), row.to(), row.aspect()), i + 1);
            if (before != null) {
                if (before == 0) {
                    problems.add(at, "change.row.recorded", i + 1, row.from(), row.to(), day());
                } else {
                    problems.add(at, "change.row.twice", i + 1, before, row.from(), row.to());
                }
                continue;
            }
            if (row.share() != null) {
                BigDecimal sum = sums.merge(new Whole(row.from(), row.aspect()), row.share(), BigDecimal::add);
                if (sum.compareTo(BigDecimal.ONE) > 0) {
                    problems.add(at + ".share", "change.row.share-sum", i + 1, row.from(), percent(sum));
                }
            }
            if (reaches(edges.getOrDefault(row.aspect(), Map.of()), row.to(), row.from())) {
                problems.add(at, "change.row.cycle", i + 1, row.to(), row.from());
                continue;
            }
            edges.computeIfAbsent(row.aspect(), aspect -> new HashMap<>())
                    .computeIfAbsent(row.from(), from -> new TreeSet<>())
                    .add(row.to());
            String other = renamed.putIfAbsent(row.from(), row.to());
            if (kind == ChangeKind.RENAME && other != null && !other.equals(row.to())) {
                problems.add(at + ".to", "change.row.renamed-twice", i + 1, row.from(), other, row.to());
            }
            rows.add(row);
        }
        return rows;
    }

    /** What is recorded already: rows of the same day cannot come again, and their shares count. */
    private Map<Aspect, Map<String, Set<String>>> recorded(Map<Key, Integer> places, Map<Whole, BigDecimal> sums) {
        Map<Aspect, Map<String, Set<String>>> edges = new HashMap<>();
        for (Succession one : known.successions()) {
            edges.computeIfAbsent(one.aspect(), aspect -> new HashMap<>())
                    .computeIfAbsent(one.from(), from -> new TreeSet<>())
                    .add(one.to());
            if (one.effectiveOn().equals(effectiveOn)) {
                places.put(new Key(one.from(), one.to(), one.aspect()), 0);
                if (one.share() != null) {
                    sums.merge(new Whole(one.from(), one.aspect()), one.share(), BigDecimal::add);
                }
            }
        }
        return edges;
    }

    private Decision.Row row(int index) {
        ChangeEntry.Row row = typed.get(index);
        String at = "rows." + index;
        int number = index + 1;
        String from = ChangeRules.code(row.from());
        String to = ChangeRules.code(row.to());
        boolean sound = from(from, at + ".from", number) & to(to, at + ".to", number);
        if (sound && from.equals(to)) {
            problems.add(at + ".to", "change.row.itself", number, from);
            sound = false;
        }
        Optional<Aspect> aspect = Aspect.read(row.aspect());
        if (aspect.isEmpty()) {
            problems.add(at + ".aspect", "change.row.aspect", number, Text.clean(row.aspect()));
            return null;
        }
        if (sound && aspect.get().needsAuthority() && unit(to).level().equals("AREA")) {
            problems.add(at + ".to", "change.row.area", number, unit(to).name());
            sound = false;
        }
        BigDecimal share = share(row.share(), at + ".share", number);
        return sound ? new Decision.Row(from, to, aspect.get(), share) : null;
    }

    private boolean from(String code, String at, int row) {
        Unit unit = known.units().get(code);
        if (unit == null) {
            problems.add(at, begins.containsKey(code) ? "change.row.from-new" : "change.row.unknown", row, code);
            return false;
        }
        LocalDate before = effectiveOn.minusDays(1);
        if (before.isBefore(unit.validFrom())) {
            problems.add(at, "change.row.before-begin", row, code, day(), ChangeRules.text(unit.validFrom()));
            return false;
        }
        if (unit.validTo() != null && unit.validTo().isBefore(before)) {
            problems.add(at, "change.row.ended", row, code, ChangeRules.text(unit.validTo()));
            return false;
        }
        return true;
    }

    private boolean to(String code, String at, int row) {
        Unit unit = unit(code);
        if (unit == null) {
            problems.add(at, "change.row.unknown", row, code);
            return false;
        }
        if (!unit.existsOn(effectiveOn) || ends.contains(code)) {
            problems.add(at, "change.row.successor-not-there", row, code, day());
            return false;
        }
        return true;
    }

    private BigDecimal share(String text, String at, int row) {
        if (Text.isBlank(text)) {
            return null;
        }
        Optional<BigDecimal> share = Share.read(text);
        if (share.isEmpty()) {
            problems.add(at, "change.row.share-unreadable", row, Text.clean(text));
            return null;
        }
        if (share.get().signum() <= 0 || share.get().compareTo(BigDecimal.ONE) > 0) {
            problems.add(at, "change.row.share-bounds", row, Text.clean(text));
            return null;
        }
        return share.get();
    }

    private Unit unit(String code) {
        return begins.getOrDefault(code, known.units().get(code));
    }

    private String day() {
        return ChangeRules.text(effectiveOn);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** Whether one comes from the other to it by any number of successions. */
    static boolean reaches(Map<String, Set<String>> edges, String from, String to) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String at = open.poll();
            if (at.equals(to)) {
                return true;
            }
            edges.getOrDefault(at, Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }
}
