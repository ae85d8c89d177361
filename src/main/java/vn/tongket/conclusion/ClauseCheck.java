package vn.tongket.conclusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Draft.Item;

/** Finds what cannot be read or contradicts itself in a draft; every problem names its place and says what to do. */
final class ClauseCheck {

    /** How often units may report on a clause. */
    static final Set<String> PERIODS = Set.of("MONTH", "QUARTER", "HALF_YEAR", "YEAR");

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");

    private final Map<String, UUID> shown;
    private final Refusal.Collector problems = new Refusal.Collector();
    private final Map<String, Integer> timesCited = new HashMap<>();
    private final Set<String> coordinating = new HashSet<>();

    private ClauseCheck(Map<String, UUID> shown) {
        this.shown = shown;
    }

    /**
     * What is wrong with the text alone: it holds before anybody is consulted.
     *
     * @param shown the clause that each ref was shown for to consulted units
     */
    static Refusal.Collector form(Draft draft, Map<String, UUID> shown) {
        ClauseCheck check = new ClauseCheck(shown);
        check.checkForm(draft);
        return check.problems;
    }

    /** The same, and what is wrong about who tracks the clauses: nothing of it may be signed. */
    static Refusal.Collector all(Draft draft, Map<String, UUID> shown) {
        ClauseCheck check = new ClauseCheck(shown);
        check.checkForm(draft);
        check.checkCoordination(draft);
        return check.problems;
    }

    /** The refs that a person typed into one field, e.g. “1, 5a”. */
    static List<String> refs(String text) {
        return Text.isBlank(text)
                ? List.of()
                : SEPARATOR
                        .splitAsStream(Text.clean(text))
                        .filter(ref -> !ref.isEmpty())
                        .distinct()
                        .toList();
    }

    private void checkForm(Draft draft) {
        if (Text.isBlank(draft.title())) {
            problems.add("title", "conclusion.title.missing");
        }
        if (draft.clauses().stream().allMatch(Item::general)) {
            problems.add("clauses", "conclusion.clauses.none");
        }
        every(draft, (item, at) -> timesCited.merge(ref(item), 1, Integer::sum));
        every(draft, this::checkItem);
        checkLimitations(draft);
        if (read(draft.nextReview()).isEmpty()) {
            problems.add("nextReview", "calendar.deadline.unreadable", Text.clean(draft.nextReview()));
        }
        period("reportPeriod", draft.reportPeriod());
        every(draft, (item, at) -> period(at + ".reportPeriod", item.reportPeriod()));
    }

    private void period(String at, String code) {
        if (!Text.isBlank(code) && !PERIODS.contains(code)) {
            problems.add(at, "conclusion.clause.period-unknown", code);
        }
    }

    private void checkItem(Item item, String at) {
        if (Text.isBlank(item.text())) {
            problems.add(at + ".text", "conclusion.clause.text-missing", ref(item));
        }
        if (timesCited.get(ref(item)) > 1) {
            problems.add(at + ".ref", "conclusion.clause.ref-repeated", ref(item));
        }
        UUID shownFor = shown.get(ref(item));
        if (shownFor != null && !shownFor.equals(item.id())) {
            problems.add(at + ".ref", "conclusion.clause.ref-shown", ref(item));
        }
        checkDue(item, at);
        checkTarget(item, at);
    }

    private void checkDue(Item item, String at) {
        Deadline due = due(item);
        if (due == null) {
            problems.add(at + ".due", "calendar.deadline.unreadable", Text.clean(item.due()));
        }
    }

    private void checkTarget(Item item, String at) {
        if (!Text.isBlank(item.target()) && Figure.read(item.target()).isEmpty()) {
            problems.add(at + ".target", "conclusion.clause.target-unreadable", Text.clean(item.target()));
        }
        if (!Text.isBlank(item.target()) && Text.isBlank(item.targetName())) {
            problems.add(at + ".targetName", "conclusion.clause.target-unnamed", ref(item));
        }
    }

    private void checkLimitations(Draft draft) {
        for (int i = 0; i < draft.limitations().size(); i++) {
            Draft.Weakness limitation = draft.limitations().get(i);
            if (Text.isBlank(limitation.text())) {
                problems.add("limitations." + i + ".text", "conclusion.limitation.text-missing", i + 1);
            }
            for (String ref : refs(limitation.clauses())) {
                if (!timesCited.containsKey(ref)) {
                    problems.add("limitations." + i + ".clauses", "conclusion.limitation.clause-unknown", ref);
                }
            }
        }
    }

    private void checkCoordination(Draft draft) {
        every(draft, this::checkCoordination);
    }

    private void checkCoordination(Item item, String at) {
        if (!item.coordination()) {
            return;
        }
        if (Text.isBlank(item.trackerUnit())) {
            problems.add(at + ".trackerUnit", "conclusion.clause.tracker-missing", ref(item));
        }
        coordinating.add(at);
        if (coordinating.size() > 1) {
            problems.add(at + ".coordination", "conclusion.clause.second-tracker", ref(item));
        }
    }

    private interface Look {
        void at(Item item, String path);
    }

    private static void every(Draft draft, Look look) {
        for (int i = 0; i < draft.clauses().size(); i++) {
            Item item = draft.clauses().get(i);
            look.at(item, "clauses." + i);
            for (int j = 0; j < item.parts().size(); j++) {
                look.at(item.parts().get(j), "clauses." + i + ".parts." + j);
            }
        }
    }

    /** The due date; null when it cannot be read. */
    static Deadline due(Item item) {
        return read(item.due()).orElse(null);
    }

    /** A date as it is typed; empty when it cannot be read. */
    static Optional<Deadline> read(String text) {
        try {
            return Optional.of(Deadline.parse(text));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private static String ref(Item item) {
        return Text.isBlank(item.ref()) ? "" : Text.clean(item.ref());
    }

    /** Codes of all units that a draft names, by the place of the field. */
    static Map<String, List<String>> unitsNamed(Draft draft) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        named.put("consultedUnits", draft.consultedUnits());
        every(draft, (item, at) -> {
            named.put(at + ".leadUnits", item.leadUnits());
            named.put(at + ".cooperatingUnits", item.cooperatingUnits());
            named.put(at + ".trackerUnit", Text.isBlank(item.trackerUnit()) ? List.of() : List.of(item.trackerUnit()));
        });
        return named;
    }

    /** Codes of all groups that a draft names, by the place of the field. */
    static Map<String, List<String>> groupsNamed(Draft draft) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        every(draft, (item, at) -> {
            named.put(at + ".leadGroups", new ArrayList<>(item.leadGroups()));
            named.put(at + ".cooperatingGroups", new ArrayList<>(item.cooperatingGroups()));
        });
        return named;
    }
}
