package vn.tongket.report.process;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tongket.engine.DecisionTables;
import vn.tongket.engine.path.Decided;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.report.ReportTables;
import vn.tongket.report.check.Finding.Code;
import vn.tongket.report.check.Finding.Severity;

/** Asks the published tables {@code report-check} and {@code report-route}; a new version is seen within a minute. */
@Component
class EngineReportTables implements ReportTables {

    static final String CHECK = "report-check";
    static final String ROUTE = "report-route";
    static final String LADDER = "reminder-ladder";

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    /** What the tables answered at one moment. */
    private record Read(long at, Map<Code, Severity> severities, DecisionTables.Table route) {}

    private final DecisionTables decisions;
    private volatile Read read;

    EngineReportTables(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public Map<Code, Severity> severities() {
        return read().severities();
    }

    @Override
    public Role checkerOf(Unit reporter) {
        return routeOf(reporter)
                .answer()
                .map(decided -> Role.valueOf((String) decided.get("checker")))
                .orElse(Role.REVIEWER);
    }

    /** The answer of the table that says who checks the unit's report. */
    Decided routeOf(Unit reporter) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", reporter.kind());
        inputs.put("branch", reporter.branch());
        inputs.put("level", reporter.level());
        return read().route().decided(inputs);
    }

    @Override
    public ReminderLadder.Rung rung(Unit reporter, int workingDaysToDue) {
        return decisions
                .latest(LADDER)
                .decideForInstance(Map.of(
                        "subjectKind",
                        ReminderLadder.REPORT,
                        "workingDaysToDue",
                        workingDaysToDue,
                        "branch",
                        reporter.branch()))
                .map(ReminderLadder.Rung::of)
                .orElseGet(() -> new ReminderLadder.Rung("NOT_YET", "NOBODY", "NONE", "NEUTRAL", "TRACKER", false));
    }

    private Read read() {
        Read known = read;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            DecisionTables.Table check = decisions.latest(CHECK);
            Map<Code, Severity> severities = new EnumMap<>(Code.class);
            for (Code code : Code.values()) {
                severities.put(
                        code,
                        answer(check, Map.of("finding", code.name()), "severity")
                                .map(Severity::valueOf)
                                .orElse(code.unlessDecided()));
            }
            known = new Read(System.nanoTime(), Collections.unmodifiableMap(severities), decisions.latest(ROUTE));
            read = known;
        }
        return known;
    }

    private static Optional<String> answer(DecisionTables.Table table, Map<String, Object> inputs, String output) {
        return table.decide(inputs).map(decided -> (String) decided.get(output));
    }
}
