package vn.tongket.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Addressee;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** How a unit divides its task, and what it asks those for who cooperate with it. */
@Component
public class Parts {

    private static final int MOST = 100;
    private static final int LONGEST = 2000;

    private final AssignmentStore assignments;
    private final PartStore store;
    private final AssignmentNotices notices;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    Parts(
            AssignmentStore assignments,
            PartStore store,
            AssignmentNotices notices,
            Access access,
            SecrecyGuard secrecy,
            AuditLog audit) {
        this.assignments = assignments;
        this.store = store;
        this.notices = notices;
        this.access = access;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    /** Adds a part; its day is not after that of the task. */
    @Transactional
    public void add(Actor actor, UUID id, Part.Typed typed) {
        Assignment task = requireOpen(requireOwn(actor, assignments.lock(id)));
        secrecy.check("part.said", typed.said());
        secrecy.check("part.assignee", typed.assignee());
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(typed.said())) {
            problems.add("part.said", "assignment.part.missing");
        } else if (Text.clean(typed.said()).length() > LONGEST) {
            problems.add("part.said", "assignment.part.long", LONGEST);
        }
        if (typed.owedBy() == null && Text.isBlank(typed.assignee())) {
            problems.add("part.assignee", "assignment.part.nobody");
        }
        if (typed.owedBy() != null) {
            requirePartner(task, typed.owedBy());
        }
        LocalDate due = due(task, typed.dueOn(), problems);
        if (store.of(id).size() >= MOST) {
            problems.add("", "assignment.part.too-many", MOST);
        }
        problems.refuse();
        String said = Text.clean(typed.said());
        store.add(
                id,
                said,
                Text.isBlank(typed.assignee()) ? null : Text.clean(typed.assignee()),
                typed.owedBy(),
                due,
                actor.userId());
        record(task, "assignment.part-added", said);
        if (typed.owedBy() != null) {
            notices.contributionAsked(assignments.require(typed.owedBy()), said);
        }
    }

    private static LocalDate due(Assignment task, String typed, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            return null;
        }
        Deadline due = Deadline.parse(typed);
        if (!due.isKnown()) {
            problems.add("part.dueOn", "calendar.deadline.unreadable", typed);
            return null;
        }
        if (task.due().isKnown() && due.lastDay().isAfter(task.due().lastDay())) {
            problems.add(
                    "part.dueOn",
                    "assignment.part.after-task",
                    due.text(),
                    task.ref(),
                    task.due().text());
        }
        return due.lastDay();
    }

    private void requirePartner(Assignment task, UUID partner) {
        boolean cooperates = task.role() == Addressee.Role.LEAD
                && store.partners(task, false).stream().anyMatch(one -> one.id().equals(partner));
        if (!cooperates) {
            throw new NotFound("cooperating unit's task", partner);
        }
    }

    /** Says that a part is done, or takes that back; a contribution by whoever owes it or asked for it. */
    @Transactional
    public void finish(Actor actor, UUID id, UUID partId, boolean done, String note) {
        Part part = store.lock(partId);
        boolean owes = part.owedBy() != null && part.owedBy().equals(id);
        if (!owes && !part.assignmentId().equals(id)) {
            throw new NotFound("part", partId);
        }
        Assignment task = requireOwn(actor, assignments.require(id));
        requireOpen(assignments.require(part.assignmentId()));
        if (part.droppedAt() != null || (part.doneAt() != null) == done) {
            throw Refusal.of("assignment.part.settled", part.number());
        }
        secrecy.check("part.note", note);
        store.finish(partId, done, Text.isBlank(note) ? null : Text.clean(note), actor.userId());
        record(task, done ? "assignment.part-done" : "assignment.part-reopened", part.said());
        if (owes) {
            record(
                    assignments.require(part.assignmentId()),
                    done ? "assignment.part-done" : "assignment.part-reopened",
                    part.said());
        }
    }

    /** The part is no longer wanted. */
    @Transactional
    public void drop(Actor actor, UUID id, UUID partId, String reason) {
        Assignment task = requireOpen(requireOwn(actor, assignments.lock(id)));
        Part part = store.lock(partId);
        if (!part.assignmentId().equals(id)) {
            throw new NotFound("part", partId);
        }
        if (!part.isOpen()) {
            throw Refusal.of("assignment.part.settled", part.number());
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("part.reason", "assignment.reason.missing");
        }
        secrecy.check("part.reason", reason);
        store.drop(partId, Text.clean(reason), actor.userId());
        audit.record(act(task, "assignment.part-dropped", part.said()).with("reason", Text.clean(reason)));
    }

    /** A completion asks for parts that are not done: they are named, and only a reason lets it pass. */
    void checkDone(Assignment task, String reason, Refusal.Collector problems) {
        List<String> open = store.of(task.id()).stream()
                .filter(Part::isOpen)
                .map(part -> part.number() + ". " + part.said())
                .toList();
        if (!open.isEmpty() && Text.isBlank(reason)) {
            problems.add("progress.openPartsReason", "assignment.parts.open", open.size(), String.join("; ", open));
        }
    }

    private Assignment requireOwn(Actor actor, Assignment task) {
        if (!access.holds(actor, task.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", task.id());
        }
        return task;
    }

    private static Assignment requireOpen(Assignment task) {
        if (task.isClosed()) {
            throw Refusal.of("assignment.closed");
        }
        return task;
    }

    private void record(Assignment task, String act, String part) {
        audit.record(act(task, act, part));
    }

    private static Act act(Assignment task, String act, String part) {
        return Act.of(act, "assignment", task.id())
                .inCycle(task.cycleId())
                .ofUnit(task.unit())
                .with("clause", task.ref())
                .with("part", part.length() > 200 ? part.substring(0, 200) + "…" : part);
    }
}
