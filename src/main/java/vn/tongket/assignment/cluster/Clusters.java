package vn.tongket.assignment.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.Likeness;
import vn.tongket.assignment.ProgressCopies;
import vn.tongket.assignment.cluster.ClusterStore.Alike;
import vn.tongket.assignment.cluster.ClusterStore.ClauseText;
import vn.tongket.assignment.cluster.ClusterStore.Pair;
import vn.tongket.assignment.cluster.ClusterStore.Task;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Proposes tasks of one unit that ask for the same; a person says whether they do, and reports on them together. */
@Component
public class Clusters {

    private static final int MOST_PAIRS = 2_000;

    private final ClusterStore store;
    private final AssignmentDesk desk;
    private final ProgressCopies copies;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    Clusters(
            ClusterStore store,
            AssignmentDesk desk,
            ProgressCopies copies,
            Access access,
            SecrecyGuard secrecy,
            AuditLog audit) {
        this.store = store;
        this.desk = desk;
        this.copies = copies;
        this.access = access;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    /** Pairs that nobody has spoken about ({@code same} null), that belong together, or that do not. */
    @Transactional(readOnly = true)
    public List<Pair> pairs(Actor actor, Boolean same, String words, int limit, int offset) {
        String[] own = units(actor, Role.DRAFTER, Role.LEADER);
        String[] tracked = units(actor, Role.TRACKER);
        List<Alike> alike = alike(store.openClauses(own, tracked));
        return alike.isEmpty() ? List.of() : store.pairs(alike, own, tracked, same, words, limit, offset);
    }

    /** Pairs of clauses of different conclusions that are alike, most alike first. */
    static List<Alike> alike(List<ClauseText> clauses) {
        List<Likeness> texts =
                clauses.stream().map(clause -> Likeness.of(clause.said())).toList();
        List<Alike> alike = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            for (int j = i + 1; j < clauses.size(); j++) {
                if (clauses.get(i).conclusion().equals(clauses.get(j).conclusion())) {
                    continue;
                }
                int percent = texts.get(i).percent(texts.get(j));
                if (percent >= Likeness.WORTH_SHOWING) {
                    alike.add(new Alike(clauses.get(i).id(), clauses.get(j).id(), percent));
                }
            }
        }
        alike.sort(java.util.Comparator.comparingInt(Alike::percent).reversed());
        return alike.size() > MOST_PAIRS ? alike.subList(0, MOST_PAIRS) : alike;
    }

    private static String[] units(Actor actor, Role... roles) {
        Set<String> units = new TreeSet<>();
        for (Role role : roles) {
            units.addAll(actor.unitsWith(role.suffix()));
        }
        return units.toArray(String[]::new);
    }

    /** Says whether two tasks of one unit are the same work; the last word counts. */
    @Transactional
    public void decide(Actor actor, UUID oneId, UUID otherId, boolean same, String reason) {
        Assignment one = requireSpeaker(actor, oneId);
        Assignment other = requireSpeaker(actor, otherId);
        if (!one.unit().equals(other.unit())) {
            throw Refusal.of("assignment.cluster.two-units", one.label(), other.label());
        }
        if (one.conclusionId().equals(other.conclusionId())) {
            throw Refusal.of("assignment.cluster.one-conclusion", one.label(), other.label());
        }
        secrecy.check("reason", reason);
        store.decide(
                one.unit(), oneId, otherId, same, Text.isBlank(reason) ? null : Text.clean(reason), actor.userId());
        record(one, other, same, reason);
        record(other, one, same, reason);
    }

    private void record(Assignment task, Assignment with, boolean same, String reason) {
        audit.record(Act.of(same ? "assignment.clustered" : "assignment.cluster-rejected", "assignment", task.id())
                .inCycle(task.cycleId())
                .ofUnit(task.unit())
                .with("clause", task.ref())
                .with("other", with.label())
                .with("reason", Text.isBlank(reason) ? null : Text.clean(reason)));
    }

    private Assignment requireSpeaker(Actor actor, UUID id) {
        Assignment task = desk.requireVisible(actor, id);
        boolean tracks = task.trackerUnit() != null && access.holds(actor, task.trackerUnit(), Role.TRACKER);
        if (!tracks && !access.holds(actor, task.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", id);
        }
        return task;
    }

    /** The other tasks of the cluster of a task; none when it is in no cluster. */
    @Transactional(readOnly = true)
    public List<Task> others(Actor actor, UUID task) {
        desk.requireVisible(actor, task);
        return store.others(task);
    }

    /** Takes a report over as the report on other tasks of the cluster. */
    @Transactional
    public void copy(Actor actor, UUID task, long report, List<UUID> targets) {
        Set<UUID> chosen = new LinkedHashSet<>(targets);
        if (chosen.isEmpty()) {
            throw Refusal.of("assignment.copy.nothing-chosen");
        }
        List<UUID> others = store.others(task).stream().map(Task::id).toList();
        chosen.stream().filter(id -> !others.contains(id)).findFirst().ifPresent(foreign -> {
            throw new NotFound("task of the cluster", foreign);
        });
        copies.copy(actor, task, report, List.copyOf(chosen));
    }
}
