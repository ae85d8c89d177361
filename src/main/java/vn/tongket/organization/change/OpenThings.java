package vn.tongket.organization.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Lists what the units of a decision have open, and proposes who goes on with it; where several could, a person chooses. */
@Component
class OpenThings {

    /** So many are listed with one round trip. */
    private static final int PAGE = 500;
    /** So many names stand in one sentence. */
    private static final int NAMED = 3;

    private final ChangeItems items;
    private final UnitChangeStore store;
    private final Units units;
    private final ObjectProvider<Transferable> kinds;

    OpenThings(ChangeItems items, UnitChangeStore store, Units units, ObjectProvider<Transferable> kinds) {
        this.items = items;
        this.store = store;
        this.units = units;
        this.kinds = kinds;
    }

    void list(UnitChange change, Decision decision) {
        Set<String> concerned = concerned(decision);
        Candidates candidates = candidates(decision);
        Map<String, ChangeItems.Proposal> proposals = candidates.proposals(concerned);
        if (change.isDraft()) {
            items.forgetChoices(
                    change.id(),
                    concerned.stream()
                            .flatMap(unit -> candidates.of(unit).stream().map(to -> unit + ">" + to))
                            .toList());
        }
        for (Transferable kind : sorted()) {
            List<UUID> seen = new ArrayList<>();
            OpenThing last = null;
            List<OpenThing> page;
            do {
                page = concerned.isEmpty() ? List.of() : kind.open(concerned, last, PAGE);
                items.list(change.id(), kind.kind(), page, proposals);
                page.forEach(thing -> seen.add(thing.id()));
                last = page.isEmpty() ? null : page.get(page.size() - 1);
            } while (page.size() == PAGE);
            if (change.isDraft()) {
                items.keepOnly(change.id(), kind.kind(), seen, concerned);
            }
        }
        store.stamp(change.id(), "listed_at");
    }

    /** A decision leaves nothing with a unit that ends; what other units pass on may stay with them. */
    void requireChosen(UUID change, Decision decision) {
        Refusal.Collector problems = new Refusal.Collector();
        Candidates candidates = candidates(decision);
        for (ChangeItems.Unchosen open : items.unchosen(change, decision.ends(), NAMED)) {
            problems.add(
                    "items",
                    candidates.of(open.unit()).isEmpty() ? "change.no-successor" : "change.not-chosen",
                    open.unit(),
                    open.count(),
                    open.some());
        }
        problems.refuse();
    }

    List<Transferable> sorted() {
        return kinds.stream().sorted(Comparator.comparing(Transferable::kind)).toList();
    }

    /** Units that end, and units that stay but pass something on. */
    static Set<String> concerned(Decision decision) {
        Set<String> concerned = new TreeSet<>(decision.ends());
        decision.rows().stream()
                .filter(row -> row.aspect() != Aspect.ARCHIVE)
                .forEach(row -> concerned.add(row.from()));
        return concerned;
    }

    /** Who may go on with what each unit of the decision has open. */
    Candidates candidates(Decision decision) {
        Set<String> codes = concerned(decision);
        decision.rows().forEach(row -> codes.add(row.to()));
        Map<String, Unit> known = units.all(codes).stream().collect(Collectors.toMap(Unit::code, unit -> unit));
        decision.begins().forEach(unit -> known.put(unit.code(), unit));
        return new Candidates(decision, known);
    }
}
