package vn.tongket.organization.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;

/** Where a person reads what the units of a decision have open, and chooses the one successor of each, singly or in bulk. */
@Component
public class ItemChoices {

    private final UnitChangeStore store;
    private final ChangeReaders readers;
    private final UnitChanges changes;
    private final ChangeItems items;
    private final OpenThings things;

    ItemChoices(
            UnitChangeStore store, ChangeReaders readers, UnitChanges changes, ChangeItems items, OpenThings things) {
        this.store = store;
        this.readers = readers;
        this.changes = changes;
        this.items = items;
        this.things = things;
    }

    /**
     * How far a decision's open things have come.
     *
     * @param byKind how many there are of each kind
     * @param bySuccessor how many each successor gets
     * @param unchosen without a successor yet
     * @param refused could not be moved
     */
    public record Progress(
            Map<String, Long> byKind,
            Map<String, Long> bySuccessor,
            long all,
            long unchosen,
            long moved,
            long closed,
            long refused,
            long waiting) {

        public boolean finished() {
            return waiting == 0;
        }

        public long done() {
            return moved + closed + refused;
        }
    }

    @Transactional(readOnly = true)
    public Progress progress(Actor actor, UUID change) {
        readers.require(actor, change);
        Map<String, Long> byKind = new TreeMap<>();
        long[] sums = new long[ChangeItem.State.values().length];
        long all = 0;
        long unchosen = 0;
        for (ChangeItems.Count count : items.counts(change)) {
            byKind.merge(count.kind(), count.all(), Long::sum);
            sums[count.state().ordinal()] += count.all();
            all += count.all();
            unchosen += count.state() == ChangeItem.State.WAITING ? count.unchosen() : 0;
        }
        return new Progress(
                byKind,
                items.bySuccessor(change),
                all,
                unchosen,
                sums[ChangeItem.State.MOVED.ordinal()],
                sums[ChangeItem.State.CLOSED.ordinal()],
                sums[ChangeItem.State.REFUSED.ordinal()],
                items.released(change));
    }

    /** Whether the person reads the open things themselves, and not only their numbers. */
    @Transactional(readOnly = true)
    public boolean readable(Actor actor, UUID change) {
        return readers.readsItems(actor, readers.require(actor, change));
    }

    @Transactional(readOnly = true)
    public List<ChangeItem> page(Actor actor, UUID change, ItemFilter filter, int most, int from) {
        readers.requireItems(actor, change);
        return items.page(change, filter, most, from);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, UUID change, ItemFilter filter) {
        readers.requireItems(actor, change);
        return items.count(change, filter);
    }

    /** Successors from which a person chooses, by ended unit. */
    @Transactional(readOnly = true)
    public Map<String, Collection<String>> successors(Actor actor, UUID change) {
        Decision decision = changes.read(readers.require(actor, change));
        Candidates candidates = things.candidates(decision);
        Map<String, Collection<String>> successors = new TreeMap<>();
        OpenThings.concerned(decision).forEach(unit -> successors.put(unit, candidates.of(unit)));
        return successors;
    }

    /** Chooses the successor of the things named; of each of their units it must be one. */
    @Transactional
    public int choose(Actor actor, UUID change, Collection<UUID> things, String to) {
        UnitChange decision = held(actor, change);
        if (things.isEmpty()) {
            throw Refusal.at("items", "change.nothing-marked");
        }
        requireSuccessor(decision, items.fromUnitsOf(change, things), to);
        return some(items.choose(change, things, Text.clean(to), actor.userId()));
    }

    /** Chooses the successor of everything that is meant by the filter. */
    @Transactional
    public int choose(Actor actor, UUID change, ItemFilter filter, String to) {
        UnitChange decision = held(actor, change);
        requireSuccessor(decision, items.fromUnits(change, filter), to);
        return some(items.choose(change, filter, Text.clean(to), actor.userId()));
    }

    /** Takes the proposals for what is meant and has no successor yet. */
    @Transactional
    public int accept(Actor actor, UUID change, ItemFilter filter) {
        held(actor, change);
        return some(items.accept(change, filter, actor.userId()));
    }

    private static int some(int chosen) {
        if (chosen == 0) {
            throw Refusal.of("change.nothing-chosen");
        }
        return chosen;
    }

    private UnitChange held(Actor actor, UUID change) {
        UnitChanges.administrator(actor);
        UnitChange decision = store.lock(change);
        if (decision.droppedAt() != null) {
            throw Refusal.of("change.dropped");
        }
        return decision;
    }

    private void requireSuccessor(UnitChange change, List<String> from, String to) {
        if (Text.isBlank(to)) {
            throw Refusal.at("to", "change.successor-missing");
        }
        Candidates candidates = things.candidates(changes.read(change));
        Refusal.Collector problems = new Refusal.Collector();
        from.stream()
                .filter(unit -> !candidates.of(unit).contains(Text.clean(to)))
                .forEach(unit -> problems.add("to", "change.not-a-successor", Text.clean(to), unit));
        problems.refuse();
    }
}
