package vn.tongket.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.assignment.AssignmentWriter.Step;
import vn.tongket.assignment.next.NextReviews;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;

/** What whoever concluded decides about one assignment: another due date, a clock that stands still, no more of it. */
@Component
public class TaskDecisions {

    private final AssignmentStore store;
    private final AssignmentWriter writer;
    private final FollowUpStore followUps;
    private final FollowUps closing;
    private final NextReviews reviews;
    private final UrgingStore urgings;
    private final AssignmentNotices notices;
    private final AssignmentWorkflow workflow;
    private final AuditLog audit;
    private final Clock clock;

    TaskDecisions(
            AssignmentStore store,
            AssignmentWriter writer,
            FollowUpStore followUps,
            FollowUps closing,
            NextReviews reviews,
            UrgingStore urgings,
            AssignmentNotices notices,
            AssignmentWorkflow workflow,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.followUps = followUps;
        this.closing = closing;
        this.reviews = reviews;
        this.urgings = urgings;
        this.notices = notices;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    /** Another due date by whoever concluded; the original one is kept. */
    @Transactional
    public void reschedule(UUID id, Deadline due, String reason) {
        Assignment assignment = Assignments.requireOpen(store.lock(id));
        if (!due.isKnown()) {
            throw Refusal.at("dueOn", "assignment.due.missing");
        }
        if (due.lastDay().isBefore(LocalDate.now(clock))) {
            throw Refusal.at("dueOn", "assignment.due.past", due.text());
        }
        reviews.of(assignment.conclusionId())
                .filter(review -> due.lastDay().isAfter(review))
                .ifPresent(review -> {
                    throw Refusal.at(
                            "dueOn",
                            "assignment.extension.beyond-review",
                            assignment.label(),
                            due.text(),
                            Deadline.day(review).text());
                });
        writer.reschedule(id, due);
        urgings.drop(id);
        record(
                assignment,
                Act.of("assignment.rescheduled", "assignment", id)
                        .with("from", assignment.due().text())
                        .with("to", due.text())
                        .with("reason", Assignments.requireReason(reason, "reason")));
        notices.rescheduled(assignment, due);
        workflow.rescheduled(id);
    }

    @Transactional
    public void suspend(UUID id, String reason) {
        halt(id, Step.SUSPENDED, Assignments.requireReason(reason, "reason"), "assignment.suspended");
    }

    /** The clock goes again: the due date in force moves by the days that it stood, as with an area; the first one stays. */
    @Transactional
    public void resume(UUID id) {
        Assignment assignment = Assignments.requireOpen(store.lock(id));
        if (assignment.suspendedAt() == null) {
            throw Refusal.of("assignment.not-suspended", assignment.label());
        }
        if (writer.standsWithArea(id)) {
            throw Refusal.of("assignment.suspended-with-area", assignment.label());
        }
        writer.resume(id);
        Assignment moved = store.require(id);
        record(
                assignment,
                Act.of("assignment.resumed", "assignment", id)
                        .with("from", assignment.due().text())
                        .with("to", moved.due().text()));
        if (moved.due().isKnown() && !moved.due().equals(assignment.due())) {
            notices.rescheduled(moved, moved.due());
            workflow.rescheduled(id);
        }
    }

    @Transactional
    public void cancel(UUID id, String reason) {
        halt(id, Step.CANCELLED, Assignments.requireReason(reason, "reason"), "assignment.cancelled");
    }

    @Transactional
    public void withdraw(UUID id, String reason) {
        halt(id, Step.WITHDRAWN, Assignments.requireReason(reason, "reason"), "assignment.withdrawn");
    }

    private void halt(UUID id, Step step, String reason, String act) {
        followUps.lock(store.require(id).conclusionId());
        Assignment assignment = Assignments.requireOpen(store.lock(id));
        if (step == Step.SUSPENDED) {
            requireRunning(assignment);
            urgings.drop(id);
        }
        writer.mark(id, step, reason);
        record(assignment, Act.of(act, "assignment", id).with("reason", reason));
        if (step != Step.SUSPENDED) {
            notices.takenBack(assignment, reason);
            if (assignment.openedAt() != null) {
                workflow.withdrawn(id);
            }
            closing.assignmentClosed(assignment.conclusionId());
        }
    }

    private static void requireRunning(Assignment assignment) {
        if (assignment.suspendedAt() != null) {
            throw Refusal.of("assignment.suspended-already", assignment.label());
        }
        if (assignment.submittedAt() != null) {
            throw Refusal.of("assignment.suspended-submitted", assignment.label());
        }
    }

    private void record(Assignment assignment, Act act) {
        audit.record(act.inCycle(assignment.cycleId()).ofUnit(assignment.unit()).with("clause", assignment.ref()));
    }
}
