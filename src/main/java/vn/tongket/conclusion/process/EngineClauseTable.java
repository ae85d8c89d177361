package vn.tongket.conclusion.process;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.lint.ClauseTable;
import vn.tongket.conclusion.lint.Finding.Code;
import vn.tongket.conclusion.lint.Finding.Severity;
import vn.tongket.engine.DecisionTables;

/** Asks the published table {@code clause-check}; a new version is seen within a minute. */
@Component
class EngineClauseTable implements ClauseTable {

    static final String KEY = "clause-check";

    private static final long KEPT_NANOS = 60_000_000_000L;

    /** What the table answered at one moment. */
    private record Read(long at, Map<Code, Severity> severities) {}

    private final DecisionTables decisions;
    private volatile Read read;

    EngineClauseTable(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public Map<Code, Severity> severities() {
        Read known = read;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            DecisionTables.Table table = decisions.latest(KEY);
            Map<Code, Severity> severities = new EnumMap<>(Code.class);
            for (Code code : Code.values()) {
                severities.put(
                        code,
                        table.decide(Map.of("finding", code.name()))
                                .map(decided -> Severity.valueOf((String) decided.get("severity")))
                                .orElse(code.unlessDecided()));
            }
            known = new Read(System.nanoTime(), Collections.unmodifiableMap(severities));
            read = known;
        }
        return known.severities();
    }
}
