package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.next.NextReviews;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;

/** More time for an assignment: asked for by the unit, decided by whoever concluded; the original date is kept. */
@Component
public class Extensions {

    static final String EXTENSION = "extension";
    static final String EXTENSION_DUE = "extensionDueOn";
    static final String EXTENSION_BASIS = "extensionBasis";

    private final JdbcClient jdbc;
    private final AssignmentStore assignments;
    private final TaskDecisions life;
    private final NextReviews reviews;
    private final WorkingCalendar calendar;
    private final Drafts drafts;
    private final AssignmentNotices notices;
    private final AssignmentWorkflow workflow;
    private final AuditLog audit;
    private final Clock clock;

    Extensions(
            JdbcClient jdbc,
            AssignmentStore assignments,
            TaskDecisions life,
            NextReviews reviews,
            WorkingCalendar calendar,
            Drafts drafts,
            AssignmentNotices notices,
            AssignmentWorkflow workflow,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.life = life;
        this.reviews = reviews;
        this.calendar = calendar;
        this.drafts = drafts;
        this.notices = notices;
        this.workflow = workflow;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every request on an assignment, the newest first. */
    public List<Extension> of(UUID assignment) {
        return jdbc.sql("select * from app.assignment_extension where assignment_id = :id order by id desc")
                .param("id", assignment)
                .query(Extensions::read)
                .list();
    }

    /** The request that waits for its decision. */
    public Optional<Extension> waiting(UUID assignment) {
        return of(assignment).stream()
                .filter(extension -> extension.decidedAt() == null)
                .findFirst();
    }

    /** How often more time was granted on an assignment. */
    public int granted(UUID assignment) {
        return jdbc.sql("select count(*) from app.assignment_extension where assignment_id = :id and granted")
                .param("id", assignment)
                .query(Integer.class)
                .single();
    }

    /** Asks for more time with the date and the reason that were typed into the report. */
    @Transactional
    public void request(UUID id) {
        Progress typed = drafts.of(id);
        request(id, typed.extensionDueOn(), typed.extensionReason(), "progress.");
    }

    /** Asks for more time; {@code at} is before the names of what was typed. */
    @Transactional
    public void request(UUID id, String dueOn, String reason, String at) {
        Assignment assignment = assignments.lock(id);
        Refusal.Collector problems = new Refusal.Collector();
        requireOpen(assignment, problems);
        if (waiting(id).isPresent()) {
            problems.add("", "assignment.extension.waiting", assignment.label());
        }
        if (problems.isEmpty() && !assignment.due().isKnown()) {
            problems.add(at + "extensionDueOn", "assignment.extension.no-due", assignment.label());
        }
        if (Text.isBlank(reason)) {
            problems.add(at + "extensionReason", "assignment.extension.reason-missing", assignment.label());
        }
        Deadline until = until(assignment, dueOn, at + "extensionDueOn", problems);
        problems.refuse();
        jdbc.sql("""
                        insert into app.assignment_extension (assignment_id, reason, requested_due_on, requested_at,
                                                              requested_by)
                        values (:id, :reason, :on, :now, :by)
                        """)
                .param("id", id)
                .param("reason", Text.clean(reason))
                .param("on", until.lastDay())
                .param("now", now())
                .param("by", Actors.current().userId())
                .update();
        record(
                assignment,
                Act.of("assignment.extension-requested", "assignment", id)
                        .with("until", until.text())
                        .with("reason", Text.clean(reason)));
        workflow.extensionRequested(assignment);
    }

    /** A date that can be granted: readable, still to come, later than the present one and not beyond the next review. */
    private Deadline until(Assignment assignment, String typed, String at, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            problems.add(at, "assignment.extension.date-missing", assignment.label());
            return Deadline.UNKNOWN;
        }
        Deadline until;
        try {
            until = Deadline.parse(typed);
        } catch (Refusal unreadable) {
            problems.add(at, "calendar.deadline.unreadable", Text.clean(typed));
            return Deadline.UNKNOWN;
        }
        if (until.lastDay().isBefore(LocalDate.now(clock))) {
            problems.add(at, "assignment.extension.past", assignment.label(), until.text());
        } else if (assignment.due().isKnown()
                && !until.lastDay().isAfter(assignment.due().lastDay())) {
            problems.add(
                    at,
                    "assignment.extension.not-later",
                    assignment.label(),
                    assignment.due().text());
        }
        reviews.of(assignment.conclusionId())
                .filter(review -> until.lastDay().isAfter(review))
                .ifPresent(review -> problems.add(
                        at,
                        "assignment.extension.beyond-review",
                        assignment.label(),
                        until.text(),
                        Deadline.day(review).text()));
        return until;
    }

    private static void requireOpen(Assignment assignment, Refusal.Collector problems) {
        if (assignment.isClosed() || assignment.openedAt() == null) {
            problems.add("", "assignment.extension.closed", assignment.label());
        } else if (assignment.suspendedAt() != null) {
            problems.add("", "assignment.extension.suspended", assignment.label());
        } else if (assignment.submittedAt() != null) {
            problems.add("", "assignment.extension.submitted", assignment.label());
        }
    }

    /** Grants the date that was asked for or another one, or refuses with a reason. */
    @Transactional
    public void decide(UUID id, boolean granted) {
        Assignment assignment = assignments.lock(id);
        Extension asked = waiting(id).orElseThrow(() -> Refusal.of("assignment.extension.decided"));
        String reason = drafts.note(id, EXTENSION);
        String dueOn = drafts.note(id, EXTENSION_DUE);
        String basis = drafts.note(id, EXTENSION_BASIS);
        if (!granted && Text.isBlank(reason)) {
            throw Refusal.at("notes.extension", "assignment.reason.missing");
        }
        Deadline until = Deadline.day(asked.requestedDueOn());
        if (granted) {
            Refusal.Collector problems = new Refusal.Collector();
            requireOpen(assignment, problems);
            String wanted = Text.isBlank(dueOn) ? until.text() : dueOn;
            until = until(assignment, wanted, "notes.extensionDueOn", problems);
            problems.refuse();
        }
        settle(assignment, asked, new Decision(granted, until, Text.clean(reason), Text.clean(basis)));
        drafts.forgetNote(id, EXTENSION);
        drafts.forgetNote(id, EXTENSION_DUE);
        drafts.forgetNote(id, EXTENSION_BASIS);
        if (granted) {
            life.reschedule(id, until, Text.isBlank(reason) ? asked.reason() : reason);
        } else {
            record(
                    assignment,
                    Act.of("assignment.extension-refused", "assignment", id).with("reason", Text.clean(reason)));
            notices.extensionRefused(assignment, asked.id(), Text.clean(reason));
        }
    }

    private record Decision(boolean granted, Deadline until, String reason, String basis) {}

    private void settle(Assignment assignment, Extension asked, Decision decision) {
        LocalDate today = LocalDate.now(clock);
        LocalDate due = assignment.due().lastDay();
        Integer overdue = decision.granted() && today.isAfter(due) ? calendar.workingDaysBetween(due, today) : null;
        jdbc.sql("""
                        update app.assignment_extension
                           set decided_at = :now, decided_by = :by, granted = :granted, decision_reason = :reason,
                               basis = :basis, old_due_at = :old, granted_due_at = :new, overdue_days = :overdue
                         where id = :id
                        """)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("granted", decision.granted())
                .param("reason", decision.reason(), Types.VARCHAR)
                .param("basis", decision.basis(), Types.VARCHAR)
                .param("old", assignment.dueAt().atOffset(ZoneOffset.UTC))
                .param(
                        "new",
                        decision.granted() ? decision.until().dueAt().atOffset(ZoneOffset.UTC) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("overdue", overdue, Types.INTEGER)
                .param("id", asked.id())
                .update();
        if (decision.granted()) {
            record(
                    assignment,
                    Act.of("assignment.extension-granted", "assignment", assignment.id())
                            .with("until", decision.until().text())
                            .with("untilBefore", assignment.due().text())
                            .with("basis", decision.basis())
                            .with("overdueWorkingDays", overdue));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private void record(Assignment assignment, Act act) {
        audit.record(act.inCycle(assignment.cycleId()).ofUnit(assignment.unit()).with("clause", assignment.ref()));
    }

    private static Extension read(ResultSet row, int n) throws SQLException {
        return new Extension(
                row.getLong("id"),
                row.getObject("assignment_id", UUID.class),
                row.getString("reason"),
                row.getObject("requested_due_on", LocalDate.class),
                instant(row, "requested_at"),
                row.getString("requested_by"),
                row.getObject("granted", Boolean.class),
                row.getString("decision_reason"),
                row.getString("basis"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                instant(row, "old_due_at"),
                instant(row, "granted_due_at"),
                row.getObject("overdue_days", Integer.class));
    }
}
