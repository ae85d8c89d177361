package vn.tongket.assignment;

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
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;

/** More time for an assignment: asked for by the unit, decided by whoever concluded; the original date is kept. */
@Component
public class Extensions {

    static final String EXTENSION = "extension";
    static final String EXTENSION_DUE = "extensionDueOn";

    private final JdbcClient jdbc;
    private final AssignmentStore assignments;
    private final Assignments life;
    private final Drafts drafts;
    private final AssignmentNotices notices;
    private final AssignmentWorkflow workflow;
    private final AuditLog audit;
    private final Clock clock;

    Extensions(
            JdbcClient jdbc,
            AssignmentStore assignments,
            Assignments life,
            Drafts drafts,
            AssignmentNotices notices,
            AssignmentWorkflow workflow,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.life = life;
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

    /** Asks for more time with the date and the reason that were typed. */
    @Transactional
    public void request(UUID id) {
        Assignment assignment = assignments.lock(id);
        Progress typed = drafts.of(id);
        Refusal.Collector problems = new Refusal.Collector();
        if (assignment.isClosed() || assignment.openedAt() == null) {
            problems.add("", "assignment.closed");
        } else if (!assignment.due().isKnown()) {
            problems.add("progress.extensionDueOn", "assignment.extension.no-due");
        }
        if (Text.isBlank(typed.extensionReason())) {
            problems.add("progress.extensionReason", "assignment.extension.reason-missing");
        }
        Deadline until = Deadline.parse(typed.extensionDueOn());
        if (!until.isKnown()) {
            problems.add("progress.extensionDueOn", "assignment.extension.date-missing");
        } else if (assignment.due().isKnown()
                && !until.lastDay().isAfter(assignment.due().lastDay())) {
            problems.add(
                    "progress.extensionDueOn",
                    "assignment.extension.not-later",
                    assignment.due().text());
        }
        if (waiting(id).isPresent()) {
            problems.add("", "assignment.extension.waiting");
        }
        problems.refuse();
        jdbc.sql("""
                        insert into app.assignment_extension (assignment_id, reason, requested_due_on, requested_at,
                                                              requested_by)
                        values (:id, :reason, :on, :now, :by)
                        """)
                .param("id", id)
                .param("reason", typed.extensionReason())
                .param("on", until.lastDay())
                .param("now", now())
                .param("by", Actors.current().userId())
                .update();
        record(
                assignment,
                Act.of("assignment.extension-requested", "assignment", id)
                        .with("until", until.text())
                        .with("reason", typed.extensionReason()));
        workflow.extensionRequested(assignment);
    }

    /** Grants the date that was asked for or another one, or refuses with a reason. */
    @Transactional
    public void decide(UUID id, boolean granted) {
        Assignment assignment = assignments.lock(id);
        Extension asked = waiting(id).orElseThrow(() -> Refusal.of("assignment.extension.decided"));
        String reason = drafts.note(id, EXTENSION);
        String dueOn = drafts.note(id, EXTENSION_DUE);
        if (!granted && Text.isBlank(reason)) {
            throw Refusal.at("notes.extension", "assignment.reason.missing");
        }
        Deadline until = granted && !Text.isBlank(dueOn) ? Deadline.parse(dueOn) : Deadline.day(asked.requestedDueOn());
        jdbc.sql("""
                        update app.assignment_extension
                           set decided_at = :now, decided_by = :by, granted = :granted, decision_reason = :reason,
                               old_due_at = :old, granted_due_at = :new
                         where id = :id
                        """)
                .param("now", now())
                .param("by", Actors.current().userId())
                .param("granted", granted)
                .param("reason", Text.clean(reason), Types.VARCHAR)
                .param("old", assignment.dueAt().atOffset(ZoneOffset.UTC))
                .param("new", granted ? until.dueAt().atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", asked.id())
                .update();
        drafts.forgetNote(id, EXTENSION);
        drafts.forgetNote(id, EXTENSION_DUE);
        if (granted) {
            life.reschedule(id, until, Text.isBlank(reason) ? asked.reason() : reason);
        } else {
            record(
                    assignment,
                    Act.of("assignment.extension-refused", "assignment", id).with("reason", Text.clean(reason)));
            notices.extensionRefused(assignment, asked.id(), Text.clean(reason));
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
                AssignmentStore.instant(row, "requested_at"),
                row.getString("requested_by"),
                row.getObject("granted", Boolean.class),
                row.getString("decision_reason"),
                AssignmentStore.instant(row, "decided_at"));
    }
}
