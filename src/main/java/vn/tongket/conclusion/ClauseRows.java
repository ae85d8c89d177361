package vn.tongket.conclusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tongket.Text;
import vn.tongket.conclusion.Draft.Item;

/**
 * Lays the clauses of a draft out as rows: every clause keeps its identity from one saving to the next, so that comments and
 * limitations stay linked to it, and a clause without a ref takes the next one.
 */
final class ClauseRows {

    /** Letters of sub-clauses as official documents use them. */
    private static final List<String> LETTERS =
            List.of("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t");

    /** One clause as it is stored. */
    record Row(UUID id, UUID parentId, int ordinal, String ref, Item item) {}

    private final Map<UUID, String> known;
    private final Map<String, UUID> shown;
    private final Map<String, UUID> byRef = new HashMap<>();
    private final Set<UUID> used = new HashSet<>();
    private final Set<String> typed = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();

    private ClauseRows(Map<UUID, String> known, Map<String, UUID> shown, List<Item> items) {
        this.known = known;
        this.shown = shown;
        known.forEach((id, ref) -> {
            if (!shown.containsKey(ref)) {
                byRef.putIfAbsent(ref, id);
            }
        });
        typed.addAll(shown.keySet());
        for (Item item : items) {
            note(item);
            item.parts().forEach(this::note);
        }
    }

    private void note(Item item) {
        if (!Text.isBlank(item.ref())) {
            typed.add(Text.clean(item.ref()));
        }
        if (item.id() != null && known.containsKey(item.id())) {
            byRef.values().remove(item.id());
        }
    }

    /**
     * The rows in the order of the document.
     *
     * @param known refs of the stored clauses by their id; other ids are not taken over
     * @param shown the clause that each ref was shown for to consulted units: no other clause takes it
     */
    static List<Row> of(List<Item> items, Map<UUID, String> known, Map<String, UUID> shown) {
        ClauseRows laid = new ClauseRows(known, shown, items);
        int general = 0;
        int numbered = 0;
        for (Item item : items) {
            int place = item.general() ? ++general : ++numbered;
            Row row = laid.add(item, null, laid.ref(item, item.general() ? "G" : "", place));
            int part = 0;
            for (Item sub : item.parts()) {
                laid.add(sub, row.id(), laid.partRef(sub, row.ref(), part++));
            }
        }
        return laid.rows;
    }

    /** The same draft with refs by the order of the clauses; what was shown to consulted units keeps its ref. */
    static List<Item> renumbered(List<Item> items, Map<String, UUID> shown) {
        Map<UUID, String> kept = new HashMap<>();
        shown.forEach((ref, id) -> kept.put(id, ref));
        Set<String> taken = new HashSet<>(shown.keySet());
        List<Item> numbered = new ArrayList<>();
        int general = 0;
        int tasks = 0;
        for (Item item : items) {
            String ref = kept.get(item.id());
            while (ref == null || kept.get(item.id()) == null && !taken.add(ref)) {
                ref = item.general() ? "G" + ++general : String.valueOf(++tasks);
            }
            List<Item> parts = new ArrayList<>();
            int place = 0;
            for (Item part : item.parts()) {
                String partRef = kept.get(part.id());
                while (partRef == null || kept.get(part.id()) == null && !taken.add(partRef)) {
                    partRef = ref + letter(place++);
                }
                parts.add(named(part, partRef, part.parts()));
            }
            numbered.add(named(item, ref, parts));
        }
        return numbered;
    }

    private Row add(Item item, UUID parent, String ref) {
        UUID id = item.id() != null && known.containsKey(item.id()) && !used.contains(item.id())
                ? item.id()
                : byRef.getOrDefault(ref, UUID.randomUUID());
        if (!used.add(id)) {
            id = UUID.randomUUID();
        }
        Row row = new Row(id, parent, rows.size() + 1, ref, item);
        rows.add(row);
        return row;
    }

    /** The ref under which consulted units know the clause; null where they know none. */
    private String shownRef(Item item) {
        return shown.entrySet().stream()
                .filter(one -> one.getValue().equals(item.id()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private String ref(Item item, String prefix, int place) {
        String known = shownRef(item);
        if (known != null) {
            return known;
        }
        if (!Text.isBlank(item.ref())) {
            return Text.clean(item.ref());
        }
        int number = place;
        while (!typed.add(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    private String partRef(Item part, String parent, int place) {
        String known = shownRef(part);
        if (known != null) {
            return known;
        }
        if (!Text.isBlank(part.ref())) {
            return Text.clean(part.ref());
        }
        int number = place;
        while (!typed.add(parent + letter(number))) {
            number++;
        }
        return parent + letter(number);
    }

    private static String letter(int place) {
        return place < LETTERS.size() ? LETTERS.get(place) : "." + (place + 1);
    }

    private static Item named(Item item, String ref, List<Item> parts) {
        return new Item(
                item.id(),
                ref,
                item.general(),
                item.text(),
                item.leadUnits(),
                item.leadGroups(),
                item.cooperatingUnits(),
                item.cooperatingGroups(),
                item.due(),
                item.targetName(),
                item.target(),
                item.targetUnit(),
                item.coordination(),
                item.trackerUnit(),
                parts,
                item.deliverable(),
                item.reportPeriod());
    }
}
