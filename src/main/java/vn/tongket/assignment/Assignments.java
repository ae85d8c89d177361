package vn.tongket.assignment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.AssignmentWriter.Step;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;

/** The life of one assignment: accepted, reported on, submitted, confirmed or sent back, taken back. */
@Component
public class Assignments {

    static final String SUBMISSION = "submission";
    static final String CONFIRMATION = "confirmation";

    private final AssignmentStore store;
    private final AssignmentWriter writer;
    private final FollowUpStore followUps;
    private final FollowUps closing;
    private final ProgressStore progress;
    private final PeriodsOwed periods;
    private final Parts parts;
    private final Drafts drafts;
    private final UrgingStore urgings;
    private final AssignmentNotices notices;
    private final AssignmentWorkflow workflow;
    private final AuditLog audit;
    private final Clock clock;

    Assignments(
            AssignmentStore store,
            AssignmentWriter writer,
            FollowUpStore followUps,
            FollowUps closing,
            ProgressStore progress,
            PeriodsOwed periods,
            Parts parts,
            Drafts drafts,
            UrgingStore urgings,
            AssignmentNotices notices,
            AssignmentWorkflow workflow,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.followUps = followUps;
        this.closing = closing;
        this.progress = progress;
        this.periods = periods;
        this.parts = parts;
        this.drafts = drafts;
        this.urgings = urgings;
        this.notices = notices;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    public Assignment require(UUID id) {
        return store.require(id);
    }

    /** The assignment as it stays until the transaction ends. */
    @Transactional
    public Assignment requireLocked(UUID id) {
        return store.lock(id);
    }

    /**
     * Until when the unit is to report next: the end of the period, or the due date where that comes first. A period that
     * was already reported on is over for the unit.
     */
    @Transactional(readOnly = true)
    public Instant nextReportDue(UUID id) {
        Assignment assignment = store.require(id);
        FollowUp followUp = followUps.requireOf(assignment);
        Period period = followUp.periodOn(LocalDate.now(clock));
        Instant ends = progress.reportedPeriods(id).contains(period.to())
                ? period.next(followUp.cutOffDay()).endsAt()
                : period.endsAt();
        Instant due = assignment.dueAt();
        return due != null && due.isBefore(ends) ? due : ends;
    }

    /** The unit's leader takes the assignment on. */
    @Transactional
    public void accept(UUID id) {
        Assignment assignment = requireOpen(store.lock(id));
        if (assignment.acceptedAt() == null) {
            writer.mark(id, Step.ACCEPTED, null);
            record(assignment, Act.of("assignment.accepted", "assignment", id));
        }
    }

    /** What was typed becomes the report on the period; with {@code completion} it says that the work is done. */
    @Transactional
    public void report(UUID id, boolean completion) {
        Assignment assignment = requireOpen(store.lock(id));
        Progress typed = drafts.of(id);
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(typed.said())) {
            problems.add("progress.said", "assignment.progress.missing");
        }
        BigDecimal achieved = Figures.read(typed.achieved(), "progress.achieved", problems);
        BigDecimal assigned = Figures.read(typed.assigned(), "progress.assigned", problems);
        checkFigures(assignment, typed, new Pair(achieved, assigned), completion, problems);
        Links.check(typed.links(), "progress.links", problems);
        Period period = period(assignment, typed, problems);
        if (completion) {
            parts.checkDone(assignment, typed.openPartsReason(), problems);
        }
        problems.refuse();
        long report = progress.send(new ProgressStore.Sent(
                id,
                period,
                typed,
                achieved,
                assigned,
                completion,
                periods.isLate(assignment, period, clock.instant()),
                null,
                Actors.current().userId()));
        int files = progress.attachGathered(id, report);
        urgings.answered(id);
        if (!completion) {
            writer.emptyDraft(id);
        }
        record(
                assignment,
                Act.of(completion ? "assignment.completion-reported" : "assignment.reported", "assignment", id)
                        .with("report", report)
                        .with("periodEnd", period.to().toString())
                        .with("late", periods.isLate(assignment, period, clock.instant()))
                        .with("files", files == 0 ? null : files));
    }

    /** The period that was chosen, else the one that runs; only such as the unit has to report on. */
    private Period period(Assignment assignment, Progress typed, Refusal.Collector problems) {
        FollowUp followUp = followUps.requireOf(assignment);
        Period running = followUp.periodOn(LocalDate.now(clock));
        if (Text.isBlank(typed.periodTo())) {
            return running;
        }
        return periods.of(assignment, followUp).stream()
                .filter(owed -> owed.to().toString().equals(typed.periodTo()))
                .findFirst()
                .map(owed -> followUp.periodOn(owed.to()))
                .orElseGet(() -> {
                    problems.add("progress.periodTo", "assignment.progress.period-foreign", typed.periodTo());
                    return running;
                });
    }

    private record Pair(BigDecimal achieved, BigDecimal assigned) {}

    private static void checkFigures(
            Assignment assignment, Progress typed, Pair figures, boolean completion, Refusal.Collector problems) {
        if (assignment.target() == null) {
            return;
        }
        boolean ratio = "%".equals(assignment.target().unit());
        if (completion && Text.isBlank(typed.achieved())) {
            problems.add(
                    "progress.achieved",
                    "assignment.achieved.missing",
                    assignment.target().name());
        }
        if (ratio && completion && Text.isBlank(typed.assigned())) {
            problems.add(
                    "progress.assigned",
                    "assignment.assigned.missing",
                    assignment.target().name());
        }
        if (ratio && figures.assigned() != null && figures.assigned().signum() == 0) {
            problems.add("progress.assigned", "assignment.assigned.zero");
        }
    }

    /** The unit's leader signs the completion report off; its moment decides between in time and late. */
    @Transactional
    public void submit(UUID id) {
        Assignment assignment = requireOpen(store.lock(id));
        writer.submit(id);
        record(
                assignment,
                Act.of("assignment.submitted", "assignment", id)
                        .with(
                                "late",
                                assignment.dueAt() != null && clock.instant().isAfter(assignment.dueAt())));
        notices.submitted(store.require(id));
    }

    /** The unit's leader wants the completion report written again. */
    @Transactional
    public void sendBackToDrafter(UUID id) {
        Assignment assignment = requireOpen(store.lock(id));
        String reason = drafts.note(id, SUBMISSION);
        writer.sendBack(id, requireReason(reason, "notes.submission"), false);
        record(assignment, Act.of("assignment.sent-back", "assignment", id).with("reason", Text.clean(reason)));
        drafts.forgetNote(id, SUBMISSION);
    }

    /** The tracker confirms that the clause is carried out. A target that was missed needs a word of reason. */
    @Transactional
    public void confirm(UUID id) {
        followUps.lock(store.require(id).conclusionId());
        Assignment assignment = requireSubmitted(store.lock(id));
        Achievement achievement = assignment.achievement();
        String note = drafts.note(id, CONFIRMATION);
        if (achievement != null && !achievement.isMet() && Text.isBlank(note)) {
            throw Refusal.at(
                    "notes.confirmation",
                    "assignment.target.missed",
                    assignment.target().name(),
                    achievement.text());
        }
        writer.confirm(id, Text.clean(note));
        record(
                assignment,
                Act.of("assignment.confirmed", "assignment", id)
                        .with("result", achievement == null ? null : achievement.text())
                        .with("targetMet", achievement == null ? null : achievement.isMet()));
        notices.confirmed(assignment);
        closing.assignmentClosed(assignment.conclusionId());
    }

    /** The tracker does not confirm: the unit goes on, and the due date stays as it was. */
    @Transactional
    public void sendBack(UUID id) {
        Assignment assignment = requireSubmitted(store.lock(id));
        String reason = drafts.note(id, CONFIRMATION);
        writer.sendBack(id, requireReason(reason, "notes.confirmation"), true);
        record(assignment, Act.of("assignment.returned", "assignment", id).with("reason", Text.clean(reason)));
        notices.returned(assignment, reason);
        drafts.forgetNote(id, CONFIRMATION);
    }

    static Assignment requireOpen(Assignment assignment) {
        if (assignment.isClosed()) {
            throw Refusal.of("assignment.closed");
        }
        if (assignment.carrier() != Carrier.UNIT) {
            throw Refusal.of("assignment.carried-otherwise");
        }
        return assignment;
    }

    private static Assignment requireSubmitted(Assignment assignment) {
        if (requireOpen(assignment).submittedAt() == null) {
            throw Refusal.of("assignment.not-submitted");
        }
        return assignment;
    }

    static String requireReason(String reason, String at) {
        if (Text.isBlank(reason)) {
            throw Refusal.at(at, "assignment.reason.missing");
        }
        return Text.clean(reason);
    }

    private void record(Assignment assignment, Act act) {
        audit.record(act.inCycle(assignment.cycleId()).ofUnit(assignment.unit()).with("clause", assignment.ref()));
    }
}
