package vn.tongket.web.task;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
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
    private final HistoryService history;
    private final Identities identities;

    CycleProgress(RuntimeService runtime, HistoryService history, Identities identities) {
        this.runtime = runtime;
        this.history = history;
        this.identities = identities;
    }

    /** One phase of a cycle's plan; {@code state} is {@code done}, {@code now} or {@code next}. */
    public record Step(Phase phase, String state) {}

    public List<Step> of(ReviewCycle cycle) {
        return of(cycle, null);
    }

    /** The same at a moment of the past, as the engine's history of activities knows it; null for now. */
    public List<Step> of(ReviewCycle cycle, Instant at) {
        Set<Phase> now = cycle.isClosed() ? Set.of() : at == null ? active(cycle) : active(cycle, at);
        int first = now.stream().mapToInt(Phase::ordinal).min().orElse(cycle.isClosed() ? Integer.MAX_VALUE : 0);
        List<Step> steps = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (cycle.has(phase) || phase == Phase.PLAN && now.contains(phase)) {
                steps.add(new Step(phase, now.contains(phase) ? "now" : phase.ordinal() < first ? "done" : "next"));
            }
        }
        return steps;
    }

    private Set<Phase> active(ReviewCycle cycle, Instant at) {
        return identities.asNobody(() -> {
            Set<Phase> phases = EnumSet.noneOf(Phase.class);
            for (HistoricProcessInstance process : history.createHistoricProcessInstanceQuery()
                    .rootProcessInstances()
                    .processInstanceBusinessKey(cycle.id().toString())
                    .startedBefore(Date.from(at))
                    .list()) {
                history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(process.getId())
                        .startedBefore(Date.from(at))
                        .list()
                        .stream()
                        .filter(one -> one.getEndTime() == null
                                || one.getEndTime().toInstant().isAfter(at))
                        .map(one -> PHASES.get(one.getActivityId()))
                        .filter(Objects::nonNull)
                        .forEach(phases::add);
            }
            return phases;
        });
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
