package vn.tongket.organization.change;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tongket.organization.Unit;

/**
 * Who may go on with what a unit has open. A regional defence command goes on with what a military body had; it is no
 * authority and succeeds no committee.
 *
 * @param units every unit that the rows name, the new ones too
 */
record Candidates(Decision decision, Map<String, Unit> units) {

    /** Codes of the successors from which a person chooses. */
    Set<String> of(String from) {
        Set<String> candidates = new TreeSet<>();
        rows(from).forEach(row -> candidates.add(row.to()));
        return candidates;
    }

    private List<Decision.Row> rows(String from) {
        boolean military = units.containsKey(from) && units.get(from).branch().equals("MILITARY");
        return decision.rows().stream()
                .filter(row -> row.from().equals(from) && row.aspect() != Aspect.ARCHIVE)
                .filter(row -> military
                        || !units.containsKey(row.to())
                        || !units.get(row.to()).level().equals("AREA"))
                .toList();
    }

    /**
     * The successor that the rows speak for: the only one, or the one with the largest share of what the unit is about; null
     * where they speak for none.
     */
    String proposed(String from) {
        Set<String> all = of(from);
        if (all.size() == 1) {
            return all.iterator().next();
        }
        Aspect own = Aspect.of(units.containsKey(from) ? units.get(from).branch() : "");
        Map<String, BigDecimal> shares = new TreeMap<>();
        rows(from).stream()
                .filter(row -> row.aspect() == own)
                .forEach(row -> shares.put(row.to(), row.share() == null ? BigDecimal.ZERO : row.share()));
        if (shares.size() == 1) {
            return shares.keySet().iterator().next();
        }
        List<Map.Entry<String, BigDecimal>> largest = shares.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .limit(2)
                .toList();
        return largest.size() == 2
                        && largest.get(0).getValue().compareTo(largest.get(1).getValue()) > 0
                ? largest.get(0).getKey()
                : null;
    }

    /** Only what a unit that ends leaves to its only successor is chosen beforehand. */
    Map<String, ChangeItems.Proposal> proposals(Set<String> concerned) {
        Map<String, ChangeItems.Proposal> proposals = new HashMap<>();
        for (String unit : concerned) {
            String proposed = proposed(unit);
            if (proposed != null) {
                proposals.put(
                        unit,
                        new ChangeItems.Proposal(proposed, decision.ends().contains(unit) && of(unit).size() == 1));
            }
        }
        return proposals;
    }
}
