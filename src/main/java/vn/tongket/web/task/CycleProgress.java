package vn.tongket.web.task;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.engine.Identities;

/** At which phases a cycle is, as its process instance knows it. */
@Component
public class CycleProgress {

    /** Elements of the model by the phase they belong to; whatever is new in the model belongs to none. */
    private static final Map<String, Phase> PHASES = Map.ofEntries(
            entry("Task_DraftPlan", Phase.PLAN),
            entry("Task_ApprovePlan", Phase.PLAN),
            entry("Task_IssuePlan", Phase.PLAN),
            entry("Task_OpenObligations", Phase.REPORTS),
            entry("Gateway_AwaitReports", Phase.REPORTS),
            entry("Task_CloseReports", Phase.REPORTS),
            entry("Task_ConsolidateReports", Phase.CONSOLIDATION),
            entry("Task_EditConsolidatedReport", Phase.CONSOLIDATION),
            entry("Task_ApproveConsolidatedReport", Phase.CONSOLIDATION),
            entry("Task_Commend", Phase.COMMENDATION),
            entry("Task_HoldConference", Phase.CONFERENCE),
            entry("Task_Conclude", Phase.CONCLUSION),
            entry("Task_HandOverConclusion", Phase.FOLLOW_UP));

    private final RuntimeService runtime;
    private final Identities identities;

    CycleProgress(RuntimeService runtime, Identities identities) {
        this.runtime = runtime;
        this.identities = identities;
    }

    /** One phase of a cycle's plan; {@code state} is {@code done}, {@code now} or {@code next}. */
    public record Step(Phase phase, String state) {}

    public List<Step> of(ReviewCycle cycle) {
        Set<Phase> now = cycle.isClosed() ? Set.of() : active(cycle);
        int first = now.stream().mapToInt(Phase::ordinal).min().orElse(cycle.isClosed() ? Integer.MAX_VALUE : 0);
        List<Step> steps = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (cycle.has(phase) || phase == Phase.PLAN && now.contains(phase)) {
                steps.add(new Step(phase, now.contains(phase) ? "now" : phase.ordinal() < first ? "done" : "next"));
            }
        }
        return steps;
    }

    private Set<Phase> active(ReviewCycle cycle) {
        return identities.asNobody(() -> {
            Set<Phase> phases = EnumSet.noneOf(Phase.class);
            // a provincial report that is edited again runs beside the cycle, under the same key
            for (ProcessInstance process : runtime.createProcessInstanceQuery()
                    .rootProcessInstances()
                    .processInstanceBusinessKey(cycle.id().toString())
                    .list()) {
                runtime.getActiveActivityIds(process.getId()).stream()
                        .map(PHASES::get)
                        .filter(phase -> phase != null)
                        .forEach(phases::add);
            }
            return phases;
        });
    }
}
