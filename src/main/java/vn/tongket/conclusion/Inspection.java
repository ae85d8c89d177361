package vn.tongket.conclusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.conclusion.lint.ClauseLint;
import vn.tongket.conclusion.lint.ClauseTable;
import vn.tongket.conclusion.lint.Finding;
import vn.tongket.conclusion.lint.Finding.Severity;
import vn.tongket.conclusion.lint.Inspected;
import vn.tongket.conclusion.lint.Surroundings;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;
import vn.tongket.reference.CitationReader;

/** Looks through the clauses of a draft with everything that the product knows around them. */
@Component
class Inspection {

    private final DraftStore drafts;
    private final ClauseTable table;
    private final WorkingCalendar calendar;
    private final Units units;
    private final CitationReader citations;

    Inspection(DraftStore drafts, ClauseTable table, WorkingCalendar calendar, Units units, CitationReader citations) {
        this.drafts = drafts;
        this.table = table;
        this.calendar = calendar;
        this.units = units;
        this.citations = citations;
    }

    /**
     * Everything that is found in a draft as it is saved.
     *
     * @param issuedOn the day on which the conclusion is issued at the earliest
     */
    Inspected of(Conclusion conclusion, Draft draft, LocalDate issuedOn) {
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        Map<Finding.Code, Severity> severities = table.severities();
        for (Finding finding : ClauseLint.of(draft, around(draft, issuedOn))) {
            Severity severity = severities.get(finding.code());
            if (severity == Severity.ERROR) {
                errors.add(finding);
            } else if (severity == Severity.WARNING) {
                warnings.add(finding);
            }
        }
        return new Inspected(
                ClauseCheck.all(draft, drafts.shown(conclusion.id())).found(), errors, warnings);
    }

    /** What is wrong with the text alone: it holds before anybody is consulted. */
    Refusal.Collector form(Conclusion conclusion, Draft draft) {
        return ClauseCheck.form(draft, drafts.shown(conclusion.id()));
    }

    private Surroundings around(Draft draft, LocalDate issuedOn) {
        Set<String> codes = new TreeSet<>();
        ClauseCheck.unitsNamed(draft).values().forEach(codes::addAll);
        return new Surroundings(
                issuedOn,
                ClauseCheck.read(draft.nextReview()).orElse(null),
                calendar::isWorkingDay,
                calendar::nextWorkingDay,
                units.all(codes).stream().collect(Collectors.toMap(Unit::code, Function.identity())),
                citations.read(ClauseLint.texts(draft)));
    }

    /** Everything that keeps a draft from being signed: it asks for a reason for every kind of warning that has none. */
    Refusal.Collector obstacles(Draft draft, Inspected inspected) {
        Refusal.Collector problems = new Refusal.Collector();
        inspected
                .blocking()
                .forEach(one -> problems.add(one.at(), one.key(), one.args().toArray()));
        inspected.byKind().forEach((kind, found) -> {
            if (draft.reasonFor(kind).isEmpty()) {
                problems.add(
                        "reasons." + kind.ordinal() + ".reason",
                        "conclusion.reason.missing." + kind.key(),
                        refs(found));
            }
        });
        return problems;
    }

    /** The warnings that no reason was given for when the draft was finished. */
    List<Finding> uncovered(Conclusion conclusion, Draft draft, Inspected inspected) {
        Map<String, Set<String>> covered = drafts.covered(conclusion.id());
        return inspected.warnings().stream()
                .filter(found ->
                        !covered.getOrDefault(found.code().name(), Set.of()).contains(key(draft, found)))
                .toList();
    }

    /** What the reasons of a draft are given for by now, by their kinds. */
    Map<Finding.Code, List<String>> covering(Draft draft, Inspected inspected) {
        Map<Finding.Code, List<String>> covering = new EnumMap<>(Finding.Code.class);
        inspected.byKind().forEach((kind, found) -> {
            if (!draft.reasonFor(kind).isEmpty()) {
                covering.put(kind, found.stream().map(one -> key(draft, one)).toList());
            }
        });
        return covering;
    }

    /** The reasons with which a draft was signed, with the clauses that they were given for. */
    List<Draft.Reason> signedWith(Conclusion conclusion, Draft draft) {
        Map<String, String> refs = new LinkedHashMap<>();
        every(draft, item -> refs.put(String.valueOf(item.id()), item.ref()));
        Map<String, Set<String>> covered = drafts.covered(conclusion.id());
        return List.of(Finding.Code.values()).stream()
                .filter(kind -> !covered.getOrDefault(kind.name(), Set.of()).isEmpty())
                .map(kind -> new Draft.Reason(
                        kind,
                        draft.reasonFor(kind),
                        covered.get(kind.name()).stream()
                                .map(key -> refs.getOrDefault(key.substring(0, key.indexOf('|')), "–"))
                                .distinct()
                                .sorted(Comparator.comparing(ref -> new ArrayList<>(refs.values()).indexOf(ref)))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /** The reasons of a draft with the clauses that they are given for. */
    List<Draft.Reason> reasons(Draft draft, Inspected inspected) {
        Map<Finding.Code, List<Finding>> kinds = inspected.byKind();
        return List.of(Finding.Code.values()).stream()
                .map(kind -> new Draft.Reason(
                        kind, draft.reasonFor(kind), kinds.containsKey(kind) ? refs(kinds.get(kind)) : null))
                .toList();
    }

    private static String refs(List<Finding> found) {
        return found.stream()
                .map(one -> one.ref().isEmpty() ? "–" : one.ref())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String key(Draft draft, Finding found) {
        Map<String, String> ids = new HashMap<>();
        every(draft, item -> ids.put(Text.clean(item.ref()), String.valueOf(item.id())));
        return found.keyOf(ids.getOrDefault(found.ref(), ""));
    }

    private static void every(Draft draft, Consumer<Draft.Item> look) {
        draft.clauses().forEach(item -> {
            look.accept(item);
            item.parts().forEach(look);
        });
    }
}
