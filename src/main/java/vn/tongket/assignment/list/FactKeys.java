package vn.tongket.assignment.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tongket.assignment.Facts;
import vn.tongket.assignment.Standing;

/**
 * What the status table says to every combination of facts, so that the database can page and count by status while the
 * published table alone decides: the database writes the facts of a row as one key.
 */
final class FactKeys {

    /** The facts of {@code s}, the state of an assignment, as of {@code :at}. */
    static final String SQL = """
            (case when s.withdrawn_at is not null then 'WITHDRAWN' when s.cancelled_at is not null then 'CANCELLED'
                  when s.suspended_at is not null then 'SUSPENDED' else 'NO' end
             || case when s.confirmed_at is not null then '+' else '-' end
             || case when s.due_at is not null then '+' else '-' end
             || case when s.due_at is not null and s.submitted_at > s.due_at then '+' else '-' end
             || case when s.due_at < :at then '+' else '-' end
             || case when s.accepted_at is not null then '+' else '-' end)
            """;

    private static final List<String> HALTS = List.of("NO", "SUSPENDED", "CANCELLED", "WITHDRAWN");
    private static final int FLAGS = 5;

    private final Map<String, Standing> standings = new LinkedHashMap<>();

    FactKeys(Function<Facts, Standing> reader) {
        for (String halted : HALTS) {
            for (int bits = 0; bits < 1 << FLAGS; bits++) {
                facts(halted, bits).ifPresent(facts -> standings.put(key(facts), reader.apply(facts)));
            }
        }
    }

    /** Combinations that cannot be are left out: what has no due date is neither past it nor late. */
    private static Optional<Facts> facts(String halted, int bits) {
        Facts facts =
                new Facts(halted, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0);
        boolean possible = facts.hasDueDate() || !facts.submittedLate() && !facts.pastDue();
        return possible ? Optional.of(facts) : Optional.empty();
    }

    private static String key(Facts facts) {
        return facts.halted()
                + sign(facts.confirmed())
                + sign(facts.hasDueDate())
                + sign(facts.submittedLate())
                + sign(facts.pastDue())
                + sign(facts.started());
    }

    private static char sign(boolean fact) {
        return fact ? '+' : '-';
    }

    Standing standing(String key) {
        return standings.get(key);
    }

    /** The keys that stand for a status, or for a class of rates; all of them when none is named. */
    String[] keys(String status) {
        return standings.entrySet().stream()
                .filter(entry -> status == null
                        || entry.getValue().status().equals(status)
                        || entry.getValue().rateClass().equals(status))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** The keys of tasks that count as overdue. */
    String[] overdue() {
        return rated("OVERDUE");
    }

    /** The keys that count as a class of rates. */
    String[] rated(String rateClass) {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue().rateClass().equals(rateClass))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** The keys of tasks that somebody still has to do, without those that are overdue. */
    String[] open() {
        String running = HALTS.get(0) + sign(false);
        return standings.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(running) && !entry.getValue().isOverdue())
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** Statuses in the order of the list, for sorting: what needs somebody first. */
    String[] ordered(List<String> statuses) {
        return statuses.stream()
                .flatMap(status -> java.util.Arrays.stream(keys(status)))
                .toArray(String[]::new);
    }
}
