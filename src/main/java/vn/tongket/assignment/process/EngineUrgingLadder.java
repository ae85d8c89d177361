package vn.tongket.assignment.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.UrgingLadder;
import vn.tongket.engine.DecisionTables;
import vn.tongket.notification.ReminderLadder.Rung;

/** Asks the published table {@code reminder-ladder}. */
@Component
class EngineUrgingLadder implements UrgingLadder {

    static final String DECISION = "reminder-ladder";

    private record Asked(String subjectKind, int workingDaysToDue, String branch) {}

    private final DecisionTables decisions;

    EngineUrgingLadder(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public Rungs rungs() {
        DecisionTables.Table table = decisions.latest(DECISION);
        Map<Asked, Rung> answered = new HashMap<>();
        return (subjectKind, workingDaysToDue, branch) ->
                answered.computeIfAbsent(new Asked(subjectKind, workingDaysToDue, branch), asked -> ask(table, asked));
    }

    private static Rung ask(DecisionTables.Table table, Asked asked) {
        return table.decide(Map.of(
                        "subjectKind", asked.subjectKind(),
                        "workingDaysToDue", asked.workingDaysToDue(),
                        "branch", asked.branch()))
                .map(Rung::of)
                .orElseThrow(
                        () -> new IllegalStateException("Table '%s' has no rule for %s".formatted(DECISION, asked)));
    }
}
