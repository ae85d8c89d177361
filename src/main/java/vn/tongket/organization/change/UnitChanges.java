package vn.tongket.organization.change;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/**
 * Decisions on units: drafted, checked, previewed and then carried out by one act. A decision that was carried out stays as it
 * is; what was wrong with it is put right by a further one.
 */
@Component
public class UnitChanges {

    private final UnitChangeStore store;
    private final ChangeReaders readers;
    private final UnitChangeWriter writer;
    private final ChangeItems items;
    private final OpenThings things;
    private final Successions successions;
    private final Units units;
    private final RoleHolders holders;
    private final RoleHoldings holdings;
    private final AuditLog audit;

    UnitChanges(
            UnitChangeStore store,
            ChangeReaders readers,
            UnitChangeWriter writer,
            ChangeItems items,
            OpenThings things,
            Successions successions,
            Units units,
            RoleHolders holders,
            RoleHoldings holdings,
            AuditLog audit) {
        this.store = store;
        this.readers = readers;
        this.writer = writer;
        this.items = items;
        this.things = things;
        this.successions = successions;
        this.units = units;
        this.holders = holders;
        this.holdings = holdings;
        this.audit = audit;
    }

    /** Keeps what is typed as a new draft, readable or not. */
    @Transactional
    public UUID draft(Actor actor, ChangeEntry entry) {
        administrator(actor);
        UUID id = UUID.randomUUID();
        store.insert(id, entry, kind(entry), effectiveOn(entry), document(entry), actor.userId());
        audit.record(Act.of("unit-change.drafted", "unit change", id).with("title", Text.clean(entry.title())));
        return id;
    }

    /** Keeps what is typed; refused when somebody else saved since the version was read. */
    @Transactional
    public void save(Actor actor, UUID id, int version, ChangeEntry entry) {
        administrator(actor);
        draftOf(id);
        store.save(id, version, entry, kind(entry), effectiveOn(entry), document(entry), actor.userId());
    }

    /** For administrators, and for auditors of one of its units what was carried out. */
    @Transactional(readOnly = true)
    public UnitChange require(Actor actor, UUID id) {
        return readers.require(actor, id);
    }

    /** Everything that is wrong with the decision as it is typed; empty when it may be carried out as far as its rows go. */
    @Transactional(readOnly = true)
    public List<Refusal.Problem> problems(Actor actor, UUID id) {
        UnitChange change = readers.require(actor, id);
        if (!change.isDraft()) {
            return List.of();
        }
        try {
            decide(change.entry());
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems();
        }
    }

    /** Lists what the units of the decision have open, and who could go on with it; refused while the decision is unsound. */
    @Transactional
    public void preview(Actor actor, UUID id) {
        administrator(actor);
        UnitChange change = store.lock(id);
        if (change.droppedAt() != null) {
            throw Refusal.of("change.dropped");
        }
        things.list(change, read(change));
    }

    /** One act: units end and begin, successions are recorded, and every open thing goes to its successor. */
    @Transactional
    public void carryOut(Actor actor, UUID id) {
        administrator(actor);
        UnitChange change = draftOf(id);
        Decision decision = decide(change.entry());
        things.list(change, decision);
        things.requireChosen(id, decision);
        writer.begin(id, decision.begins());
        writer.succeed(
                id,
                decision,
                decision.basisText(Deadline.day(decision.basisOn()).text()));
        // before the former units end, and their people with them
        continueRoles(decision);
        writer.end(id, decision.ends(), decision.lastDay());
        writer.move(id, decision);
        int released = items.release(id);
        store.carriedOut(id, actor.userId());
        audit.record(Act.of("unit-change.carried-out", "unit change", id)
                .with("kind", decision.kind().name())
                .with("basis", decision.basis())
                .with("effectiveOn", decision.effectiveOn().toString())
                .with("began", decision.begins().size())
                .with("ended", decision.ends().size())
                .with("moved", decision.moves().size())
                .with("things", released));
    }

    /** What came up for ended units after the decision was carried out, and what could not be moved, goes on with successors. */
    @Transactional
    public int moveRest(Actor actor, UUID id) {
        administrator(actor);
        UnitChange change = store.lock(id);
        if (!change.isCarriedOut()) {
            throw Refusal.of("change.not-carried-out");
        }
        int released = items.release(id);
        if (released == 0) {
            throw Refusal.of("change.nothing-to-move");
        }
        audit.record(Act.of("unit-change.rest-moved", "unit change", id).with("things", released));
        return released;
    }

    /** A draft that is not wanted any more; it is kept, and listed as dropped. */
    @Transactional
    public void drop(Actor actor, UUID id) {
        administrator(actor);
        draftOf(id);
        store.stamp(id, "dropped_at");
        audit.record(Act.of("unit-change.dropped", "unit change", id));
    }

    @Transactional(readOnly = true)
    public List<UnitChange> page(Actor actor, String words, String state, int most, int from) {
        return store.page(words, state, readers.audited(actor), most, from);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, String words, String state) {
        return store.count(words, state, readers.audited(actor));
    }

    /** With the new name of a unit its people keep their roles; a merger or a split leaves it to persons who gets which. */
    private void continueRoles(Decision decision) {
        if (decision.kind() != ChangeKind.RENAME) {
            return;
        }
        for (String ended : decision.ends()) {
            Set<String> successors = decision.successorsOf(ended);
            if (successors.size() == 1) {
                holdings.goOn(ended, successors.iterator().next(), decision.effectiveOn());
            }
        }
    }

    /** The decision of a change; what was carried out is read as it was understood then: its rows are what the register says. */
    Decision read(UnitChange change) {
        if (change.isDraft()) {
            return decide(change.entry());
        }
        return new Decision(
                change.kind(),
                change.title(),
                "",
                null,
                null,
                change.effectiveOn(),
                List.of(),
                change.entry().rows().stream()
                        .map(row -> new Decision.Row(
                                ChangeRules.code(row.from()),
                                ChangeRules.code(row.to()),
                                Aspect.read(row.aspect()).orElseThrow(),
                                Text.isBlank(row.share())
                                        ? null
                                        : Share.read(row.share()).orElse(null)))
                        .toList(),
                change.entry().ends().stream()
                        .map(end -> ChangeRules.code(end.unit()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                Map.of());
    }

    Decision decide(ChangeEntry entry) {
        Set<String> ends = entry.ends().stream()
                .map(end -> ChangeRules.code(end.unit()))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        LocalDate on = effectiveOn(entry);
        Set<String> codes = ChangeRules.codes(entry);
        List<Unit> below = on == null ? List.of() : units.directlyBelow(ends, on);
        below.forEach(unit -> codes.add(unit.code()));
        return ChangeRules.check(
                entry,
                new ChangeSurroundings(
                        units.withAbove(codes).stream().collect(Collectors.toMap(Unit::code, unit -> unit)),
                        below.stream().collect(Collectors.groupingBy(Unit::parent)),
                        successions.all()));
    }

    private UnitChange draftOf(UUID id) {
        UnitChange change = store.lock(id);
        if (change.isCarriedOut()) {
            throw Refusal.of("change.carried-out-already");
        }
        if (change.droppedAt() != null) {
            throw Refusal.of("change.dropped");
        }
        return change;
    }

    private static ChangeKind kind(ChangeEntry entry) {
        return Arrays.stream(ChangeKind.values())
                .filter(kind -> kind.name().equals(entry.kind()))
                .findFirst()
                .orElse(ChangeKind.MERGE);
    }

    private static LocalDate effectiveOn(ChangeEntry entry) {
        try {
            Deadline day = Deadline.parse(entry.effectiveOn());
            return day.precision() == Precision.DAY ? day.on() : null;
        } catch (Refusal unreadable) {
            return null;
        }
    }

    private static UUID document(ChangeEntry entry) {
        try {
            return Text.isBlank(entry.basisDocument()) ? null : UUID.fromString(Text.clean(entry.basisDocument()));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    static void administrator(Actor actor) {
        if (!actor.isAdministrator() && !actor.isSystem()) {
            throw new NotFound("page", "unit changes");
        }
    }
}
