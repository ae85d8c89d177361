package vn.tongket.organization.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Where administrators send a list of units, see what would come of each row, and enter it by one act. */
@Component
public class UnitLists {

    private static final int ALL = 1_000_000;
    private static final int LONGEST_NAME = 200;

    private final UnitListStore store;
    private final Units units;
    private final AuditLog audit;

    UnitLists(UnitListStore store, Units units, AuditLog audit) {
        this.store = store;
        this.units = units;
        this.audit = audit;
    }

    /** How large a file may be, in bytes. */
    public static int mostBytes() {
        return ListLimits.USUAL.file();
    }

    /** Reads the file and keeps its rows with what would come of each; nothing is entered. */
    @Transactional
    public UUID receive(Actor actor, String fileName, byte[] file) {
        administrator(actor);
        List<RawRow> raw = ListFile.rows(fileName, file, ListLimits.USUAL);
        RawRow head = raw.get(0);
        ListColumns columns = ListColumns.of(head);
        List<ListRow> rows = new ArrayList<>();
        Map<Integer, List<String>> formulas = new HashMap<>();
        for (RawRow one : raw.subList(1, raw.size())) {
            rows.add(columns.row(one));
            List<String> computed = columns.formulas(one, head);
            if (!computed.isEmpty()) {
                formulas.put(one.line(), computed);
            }
        }
        UUID id = UUID.randomUUID();
        String name = Text.isBlank(fileName) ? "?" : Text.clean(fileName);
        store.insert(id, name.substring(0, Math.min(name.length(), LONGEST_NAME)), actor.userId());
        store.replaceRows(id, judge(rows, formulas).rows());
        return id;
    }

    @Transactional(readOnly = true)
    public UnitList require(Actor actor, UUID id) {
        administrator(actor);
        return store.find(id).orElseThrow(() -> new NotFound("list of units", id));
    }

    @Transactional(readOnly = true)
    public List<ListRow> rows(Actor actor, UUID id, String verdict, int most, int from) {
        administrator(actor);
        return store.rows(id, verdict, most, from);
    }

    @Transactional(readOnly = true)
    public List<UnitList> page(Actor actor, int most, int from) {
        administrator(actor);
        return store.page(most, from);
    }

    /**
     * Enters what is new and completes what is known; rows that are refused stay out. Where the register has changed since the
     * person saw the list, nothing is entered and the list shows what would come of it now.
     *
     * @return how many rows were entered; empty when the list was judged anew
     */
    @Transactional
    public java.util.OptionalInt enter(Actor actor, UUID id) {
        UnitList list = openList(actor, id);
        List<ListRow> seen = store.rows(id, "", ALL, 0);
        // a formula was refused when the file was read, and what it was is not kept
        List<ListRow> refusedFormulas = seen.stream()
                .filter(row -> row.problems().stream()
                        .anyMatch(problem -> problem.key().equals("list.row.formula")))
                .toList();
        List<ListRow> readable = new ArrayList<>(seen);
        readable.removeAll(refusedFormulas);
        ListRules.Judged judged = judge(readable, Map.of());
        if (!verdicts(judged.rows()).equals(verdicts(readable))) {
            List<ListRow> all = new ArrayList<>(judged.rows());
            all.addAll(refusedFormulas);
            store.replaceRows(id, all);
            return java.util.OptionalInt.empty();
        }
        if (!list.hasNews()) {
            throw Refusal.of("list.nothing-new");
        }
        List<Unit> fresh = of(judged, ListRow.Verdict.NEW);
        List<Unit> changed = of(judged, ListRow.Verdict.CHANGED);
        store.enter(fresh);
        store.complete(changed);
        store.end(id, "entered_at");
        List<Act> acts = new ArrayList<>();
        fresh.forEach(unit -> acts.add(entered("organization.unit-entered", unit, id)));
        changed.forEach(unit -> acts.add(entered("organization.unit-corrected", unit, id)));
        acts.add(Act.of("organization.list-entered", "unit list", id)
                .with("file", list.fileName())
                .with("new", fresh.size())
                .with("changed", changed.size())
                .with("refused", list.count(ListRow.Verdict.REFUSED)));
        audit.record(acts);
        return java.util.OptionalInt.of(fresh.size() + changed.size());
    }

    @Transactional
    public void drop(Actor actor, UUID id) {
        openList(actor, id);
        store.end(id, "dropped_at");
        audit.record(Act.of("organization.list-dropped", "unit list", id));
    }

    private UnitList openList(Actor actor, UUID id) {
        administrator(actor);
        store.lock(id);
        UnitList list = store.find(id).orElseThrow(() -> new NotFound("list of units", id));
        if (!list.isOpen()) {
            throw Refusal.of(list.enteredAt() == null ? "list.dropped" : "list.entered-already");
        }
        return list;
    }

    private ListRules.Judged judge(List<ListRow> rows, Map<Integer, List<String>> formulas) {
        Collection<String> codes = new TreeSet<>();
        rows.forEach(row -> {
            codes.add(row.code().toUpperCase(Locale.ROOT));
            codes.add(row.parent().toUpperCase(Locale.ROOT));
        });
        Map<String, Unit> known = units.withAbove(codes).stream().collect(Collectors.toMap(Unit::code, unit -> unit));
        return new ListRules(known).judge(rows, formulas);
    }

    private static List<Unit> of(ListRules.Judged judged, ListRow.Verdict verdict) {
        return judged.rows().stream()
                .filter(row -> row.verdict() == verdict)
                .map(row -> judged.units().get(row.code().toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static Map<Integer, ListRow.Verdict> verdicts(List<ListRow> rows) {
        return rows.stream().collect(Collectors.toMap(ListRow::line, ListRow::verdict));
    }

    private static Act entered(String act, Unit unit, UUID list) {
        return Act.of(act, "unit", unit.code())
                .ofUnit(unit.code())
                .with("name", unit.name())
                .with("parent", unit.parent())
                .with("list", list.toString());
    }

    private static void administrator(Actor actor) {
        if (!actor.isAdministrator() && !actor.isSystem()) {
            throw new NotFound("page", "unit lists");
        }
    }
}
