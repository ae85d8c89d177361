package vn.tongket.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.next.CarriedStore;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.Conclusion;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** From a signed conclusion to the assignments of units, and to their end; repeating a step changes nothing. */
@Component
public class FollowUps {

    private static final Logger log = LoggerFactory.getLogger(FollowUps.class);

    /** How many processes are started in one transaction. */
    private static final int BATCH = 50;

    private final FollowUpStore store;
    private final AssignmentStore assignments;
    private final AssignmentWriter writer;
    private final CarriedStore carried;
    private final Conclusions conclusions;
    private final Units units;
    private final FollowUpWorkflow workflow;
    private final AssignmentWorkflow assignmentWorkflow;
    private final AssignmentNotices notices;
    private final AuditLog audit;
    private final Clock clock;

    FollowUps(
            FollowUpStore store,
            AssignmentStore assignments,
            AssignmentWriter writer,
            CarriedStore carried,
            Conclusions conclusions,
            Units units,
            FollowUpWorkflow workflow,
            AssignmentWorkflow assignmentWorkflow,
            AssignmentNotices notices,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.assignments = assignments;
        this.writer = writer;
        this.carried = carried;
        this.conclusions = conclusions;
        this.units = units;
        this.workflow = workflow;
        this.assignmentWorkflow = assignmentWorkflow;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    public FollowUp require(UUID conclusion) {
        return store.require(conclusion);
    }

    /** All assignments of a conclusion, in the order of its clauses and of the units' names. */
    public List<Assignment> assignments(UUID conclusion) {
        return assignments.ofConclusion(conclusion);
    }

    /** Makes the assignments of a conclusion: groups are expanded now and stay as they are from here on. */
    @Transactional
    public void split(UUID id) {
        Conclusion conclusion = conclusions.require(id);
        List<Clause> clauses = conclusions.clauses(id);
        String named = Split.trackerNamedIn(clauses).orElse(null);
        if (!store.open(id, conclusion.cycleId(), conclusion.coordinatorUnit(), named)) {
            return;
        }
        FollowUp followUp = store.require(id);
        List<Split.Part> parts = new ArrayList<>(Split.of(clauses, existingMembers()));
        parts.addAll(Split.coordination(clauses, followUp.trackerUnit()));
        writer.insert(id, conclusion.cycleId(), parts);
        record(
                followUp,
                Act.of("conclusion.split", "conclusion", id)
                        .with("assignments", parts.size())
                        .with(
                                "units",
                                parts.stream().map(Split.Part::unit).distinct().count())
                        .with("tracker", followUp.trackerUnit()));
        log.info("Split conclusion {} into {} assignments", id, parts.size());
    }

    /** The members of a group that exist today; each group is read once. */
    private java.util.function.Function<String, List<String>> existingMembers() {
        LocalDate today = LocalDate.now(clock);
        Map<String, List<String>> known = new ConcurrentHashMap<>();
        return group -> known.computeIfAbsent(group, code -> {
            List<String> members = units.groupMembers(code);
            Set<String> existing = units.all(members).stream()
                    .filter(unit -> unit.existsOn(today))
                    .map(Unit::code)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return members.stream().filter(existing::contains).toList();
        });
    }

    /** The conclusion of the cycle goes to those who track it. */
    @Transactional
    public void handOver(UUID cycle) {
        UUID conclusion = store.ofCycle(cycle).orElseThrow(() -> new NotFound("conclusion of cycle", cycle));
        split(conclusion);
        if (store.handOver(conclusion)) {
            FollowUp followUp = store.require(conclusion);
            workflow.handedOver(followUp);
            record(followUp, Act.of("conclusion.handed-over", "conclusion", conclusion));
        }
    }

    /** Settles who tracks, who is told and how often; units get to work after that. */
    @Transactional
    public FollowUp finishSetUp(UUID conclusion) {
        FollowUp followUp = store.lock(conclusion);
        if (followUp.isSetUp()) {
            return followUp;
        }
        Refusal.Collector problems = new Refusal.Collector();
        if (followUp.trackerUnit() == null) {
            problems.add("trackerUnit", "assignment.tracker.missing");
        }
        if (followUp.recipientUnit() == null) {
            problems.add("recipientUnit", "assignment.recipient.missing");
        }
        if (followUp.periodKind() == null) {
            problems.add("periodKind", "assignment.period.missing");
        }
        problems.refuse();
        Period first = Period.containing(LocalDate.now(clock), followUp.periodKind(), followUp.cutOffDay());
        store.finishSetUp(conclusion, first.to());
        writer.insert(
                conclusion,
                followUp.cycleId(),
                Split.coordination(conclusions.clauses(conclusion), followUp.trackerUnit()));
        record(
                followUp,
                Act.of("follow-up.set-up", "conclusion", conclusion)
                        .with("tracker", followUp.trackerUnit())
                        .with("recipient", followUp.recipientUnit())
                        .with("period", followUp.periodKind().name())
                        .with("cutOffDay", followUp.cutOffDay()));
        return store.require(conclusion);
    }

    /** Starts the work of the next units; answers whether all have been started. */
    @Transactional
    public boolean openNext(UUID conclusion) {
        FollowUp followUp = store.lock(conclusion);
        List<UUID> opened = writer.openNext(conclusion, BATCH);
        if (!opened.isEmpty()) {
            List<Assignment> next = assignments.all(opened);
            assignmentWorkflow.opened(next);
            notices.opened(next, followUp);
        }
        if (opened.size() < BATCH) {
            writer.openOthers(conclusion);
            record(followUp, Act.of("follow-up.opened", "conclusion", conclusion));
            return true;
        }
        return false;
    }

    /** Whether nothing is open any more; then the follow-up is closed. */
    @Transactional
    public boolean closeIfDone(UUID conclusion) {
        FollowUp followUp = store.lock(conclusion);
        if (!followUp.isOver() && !store.hasOpenAssignments(conclusion)) {
            close(followUp);
        }
        return store.require(conclusion).isOver();
    }

    /** Called when an assignment was closed, by whoever has locked the follow-up before. */
    void assignmentClosed(UUID conclusion) {
        writer.confirmWholes(conclusion);
        FollowUp followUp = store.require(conclusion);
        if (!followUp.isOver() && !store.hasOpenAssignments(conclusion)) {
            close(followUp);
            workflow.assignmentsClosed(conclusion);
        }
    }

    private void close(FollowUp followUp) {
        writer.confirmCoordination(followUp.conclusionId());
        store.close(followUp.conclusionId());
        record(followUp, Act.of("follow-up.closed", "conclusion", followUp.conclusionId()));
        log.info("All assignments of conclusion {} are closed", followUp.conclusionId());
    }

    /** What the next review takes up is closed here; when nothing else is open, the follow-up ends with a last report. */
    @Transactional
    public void handOn(UUID conclusion, UUID nextCycle, String reason) {
        FollowUp followUp = store.lock(conclusion);
        if (followUp.isOver()) {
            return;
        }
        int handed = carried.handOn(conclusion, nextCycle, reason);
        record(
                followUp,
                Act.of("follow-up.handed-on", "conclusion", conclusion)
                        .with("nextCycle", nextCycle.toString())
                        .with("assignments", handed));
        if (store.hasOpenAssignments(conclusion)) {
            return;
        }
        writer.confirmCoordination(conclusion);
        store.handToNext(conclusion, nextCycle);
        record(
                followUp,
                Act.of("follow-up.handed-to-next-cycle", "conclusion", conclusion)
                        .with("nextCycle", nextCycle.toString()));
        log.info("Handed {} assignments of conclusion {} to the next cycle", handed, conclusion);
        workflow.handedToNextCycle(conclusion);
    }

    private void record(FollowUp followUp, Act act) {
        audit.record(act.inCycle(followUp.cycleId())
                .ofUnit(followUp.trackerUnit() == null ? followUp.coordinatorUnit() : followUp.trackerUnit()));
    }
}
