package vn.tongket.assignment.process;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Facts;
import vn.tongket.assignment.Standing;
import vn.tongket.assignment.Standings;
import vn.tongket.engine.DecisionTables;

/** Asks the published table {@code assignment-status}. */
@Component
class EngineStandings implements Standings {

    static final String DECISION = "assignment-status";

    private final DecisionTables decisions;

    EngineStandings(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public Function<Facts, Standing> reader() {
        DecisionTables.Table table = decisions.latest(DECISION);
        Map<Facts, Standing> known = new HashMap<>();
        return facts -> known.computeIfAbsent(facts, asked -> decide(table, asked));
    }

    private static Standing decide(DecisionTables.Table table, Facts facts) {
        Map<String, Object> decided = table.decide(facts.inputs())
                .orElseThrow(
                        () -> new IllegalStateException("Table '%s' has no rule for %s".formatted(DECISION, facts)));
        return new Standing((String) decided.get("status"), (String) decided.get("rateClass"));
    }
}
