package vn.tongket.assignment.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.UrgingLadder;
import vn.tongket.engine.DecisionTables;
import vn.tongket.engine.path.Decided;
import vn.tongket.notification.ReminderLadder.Rung;

/** Asks the published table {@code reminder-ladder}. */
@Component
class EngineUrgingLadder implements UrgingLadder {

    static final String DECISION = "reminder-ladder";

    private record Asked(String subjectKind, int workingDaysToDue, String branch) {}

    /** What one version of the table has answered so far; a version never changes. */
    private record Answers(String version, Map<Asked, Decided> rungs) {}

    private final DecisionTables decisions;
    private final AtomicReference<Answers> latest = new AtomicReference<>(new Answers("", Map.of()));

    EngineUrgingLadder(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public Rungs rungs() {
        DecisionTables.Table table = decisions.latest(DECISION);
        Answers answers = latest.updateAndGet(
                kept -> kept.version().equals(table.id()) ? kept : new Answers(table.id(), new ConcurrentHashMap<>()));
        return (subjectKind, workingDaysToDue, branch) -> {
            Asked asked = new Asked(subjectKind, workingDaysToDue, branch);
            Decided decided = answers.rungs().computeIfAbsent(asked, unknown -> ask(table, asked));
            decisions.note(decided);
            return decided.answer()
                    .map(Rung::of)
                    .orElseThrow(() ->
                            new IllegalStateException("Table '%s' has no rule for %s".formatted(DECISION, asked)));
        };
    }

    private static Decided ask(DecisionTables.Table table, Asked asked) {
        return table.decided(Map.of(
                "subjectKind", asked.subjectKind(),
                "workingDaysToDue", asked.workingDaysToDue(),
                "branch", asked.branch()));
    }
}
