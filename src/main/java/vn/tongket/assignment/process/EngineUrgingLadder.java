package vn.tongket.assignment.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.UrgingLadder;
import vn.tongket.engine.DecisionTables;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.notification.ReminderLadder.Rung;

/** Asks the published table {@code reminder-ladder}. */
@Component
class EngineUrgingLadder implements UrgingLadder {

    static final String DECISION = "reminder-ladder";

    private final DecisionTables decisions;

    EngineUrgingLadder(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public Rung rung(int workingDaysToDue, String branch) {
        return decisions
                .latest(DECISION)
                .decide(Map.of(
                        "subjectKind", ReminderLadder.ASSIGNMENT,
                        "workingDaysToDue", workingDaysToDue,
                        "branch", branch))
                .map(Rung::of)
                .orElseThrow(
                        () -> new IllegalStateException("Table '%s' has no rule for %d working days and branch '%s'"
                                .formatted(DECISION, workingDaysToDue, branch)));
    }
}
