package vn.tongket.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** What people do at the desk of an assignment; checks who they are. */
@Component
public class AssignmentDesk {

    private static final int SHOWN = 60;

    private final AssignmentStore store;
    private final FollowUpStore followUps;
    private final Extensions extensions;
    private final UrgingStore urgings;
    private final Urgings reminders;
    private final ProgressStore progress;
    private final PeriodsOwed periods;
    private final PartStore parts;
    private final TaskDecisions decisions;
    private final Drafts drafts;
    private final Standings standings;
    private final Access access;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final Clock clock;

    AssignmentDesk(
            AssignmentStore store,
            FollowUpStore followUps,
            Extensions extensions,
            UrgingStore urgings,
            Urgings reminders,
            ProgressStore progress,
            PeriodsOwed periods,
            PartStore parts,
            TaskDecisions decisions,
            Drafts drafts,
            Standings standings,
            Access access,
            Units units,
            SecrecyGuard secrecy,
            Clock clock) {
        this.store = store;
        this.followUps = followUps;
        this.extensions = extensions;
        this.urgings = urgings;
        this.reminders = reminders;
        this.progress = progress;
        this.periods = periods;
        this.parts = parts;
        this.decisions = decisions;
        this.drafts = drafts;
        this.standings = standings;
        this.access = access;
        this.units = units;
        this.secrecy = secrecy;
        this.clock = clock;
    }

    /** For the unit itself, for whoever tracks and for whoever concluded. */
    @Transactional(readOnly = true)
    public AssignmentFile file(Actor actor, UUID id) {
        Assignment assignment = requireVisible(actor, id);
        FollowUp followUp = followUps.requireOf(assignment);
        return new AssignmentFile(
                assignment,
                followUp.citation(),
                followUp.trackerUnit() == null
                        ? null
                        : units.names(List.of(followUp.trackerUnit())).get(followUp.trackerUnit()),
                standings.reader().apply(assignment.facts(clock.instant())),
                reminders.isDueSoon(assignment),
                store.deliverable(assignment.clauseId()),
                followUp.periodKind(),
                followUp.periodOn(LocalDate.now(clock)),
                periods.of(assignment, followUp),
                parts.of(id).stream().filter(Part::isOpen).map(Part::said).toList(),
                drafts.of(id),
                notes(actor, assignment),
                progress.of(assignment, SHOWN),
                urgings.of(id),
                extensions.of(id),
                assignment.version());
    }

    /** The assignment, for whoever may read it; a foreign one is answered like one that does not exist. */
    @Transactional(readOnly = true)
    public Assignment requireVisible(Actor actor, UUID id) {
        Assignment assignment = store.require(id);
        if (!ofUnit(actor, assignment) && !tracks(actor, assignment) && !concluded(actor, assignment)) {
            throw new NotFound("assignment", id);
        }
        return assignment;
    }

    /** Everybody reads the reasons that are theirs to type, and nobody those that others are still typing. */
    private AssignmentFile.Notes notes(Actor actor, Assignment assignment) {
        AssignmentFile.Notes typed = drafts.notes(assignment.id());
        boolean leads = access.holds(actor, assignment.unit(), Role.LEADER);
        boolean tracks = tracks(actor, assignment);
        boolean concluded = concluded(actor, assignment);
        return new AssignmentFile.Notes(
                leads ? typed.submission() : null,
                tracks ? typed.confirmation() : null,
                concluded ? typed.extension() : null,
                concluded ? typed.extensionDueOn() : null);
    }

    /** Saves what the unit types; answers the new version. */
    @Transactional
    public int saveProgress(Actor actor, UUID id, Progress typed, Integer version) {
        Assignment assignment = store.require(id);
        if (!access.holds(actor, assignment.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", id);
        }
        requireOpen(assignment);
        secrecy.check("progress.said", typed.said());
        secrecy.check("progress.difficulties", typed.difficulties());
        secrecy.check("progress.evidence", typed.evidence());
        secrecy.check("progress.proposals", typed.proposals());
        secrecy.check("progress.links", typed.links());
        secrecy.check("progress.openPartsReason", typed.openPartsReason());
        secrecy.check("progress.extensionReason", typed.extensionReason());
        drafts.save(id, typed, version);
        return store.require(id).version();
    }

    /** Saves the reasons that this person may give; those of others stay as they are. */
    @Transactional
    public void saveNotes(Actor actor, UUID id, AssignmentFile.Notes typed) {
        Assignment assignment = store.require(id);
        boolean leads = access.holds(actor, assignment.unit(), Role.LEADER);
        boolean tracks = access.holds(actor, assignment.trackerUnit(), Role.TRACKER);
        boolean decides = access.holds(actor, assignment.coordinatorUnit(), Role.COORDINATOR);
        if (!leads && !tracks && !decides) {
            throw new NotFound("assignment", id);
        }
        requireOpen(assignment);
        if (leads) {
            saveNote(id, Assignments.SUBMISSION, typed.submission());
        }
        if (tracks) {
            saveNote(id, Assignments.CONFIRMATION, typed.confirmation());
        }
        if (decides) {
            saveNote(id, Extensions.EXTENSION, typed.extension());
            saveNote(id, Extensions.EXTENSION_DUE, typed.extensionDueOn());
        }
    }

    private void saveNote(UUID id, String decision, String text) {
        secrecy.check("notes." + decision, text);
        drafts.saveNote(id, decision, text);
    }

    /** The unit asks for more time with what it has typed. */
    @Transactional
    public void requestExtension(Actor actor, UUID id) {
        Assignment assignment = store.require(id);
        if (!access.holds(actor, assignment.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", id);
        }
        extensions.request(id);
    }

    @Transactional
    public void reschedule(Actor actor, UUID id, String dueOn, String reason) {
        requireConcluded(actor, id);
        decisions.reschedule(id, Deadline.parse(dueOn), reason);
    }

    @Transactional
    public void suspend(Actor actor, UUID id, String reason) {
        requireConcluded(actor, id);
        decisions.suspend(id, reason);
    }

    @Transactional
    public void resume(Actor actor, UUID id) {
        requireConcluded(actor, id);
        decisions.resume(id);
    }

    @Transactional
    public void cancel(Actor actor, UUID id, String reason) {
        requireConcluded(actor, id);
        decisions.cancel(id, reason);
    }

    @Transactional
    public void withdraw(Actor actor, UUID id, String reason) {
        requireConcluded(actor, id);
        decisions.withdraw(id, reason);
    }

    private Assignment requireTracked(Actor actor, UUID id) {
        Assignment assignment = store.require(id);
        if (!access.holds(actor, assignment.trackerUnit(), Role.TRACKER)) {
            throw new NotFound("assignment", id);
        }
        return assignment;
    }

    private void requireConcluded(Actor actor, UUID id) {
        if (!access.holds(actor, store.require(id).coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("assignment", id);
        }
    }

    private static void requireOpen(Assignment assignment) {
        if (assignment.isClosed()) {
            throw Refusal.of("assignment.closed");
        }
    }

    /** Whether the person writes or signs for the unit. */
    boolean works(Actor actor, Assignment assignment) {
        return access.holds(actor, assignment.unit(), Role.DRAFTER, Role.LEADER);
    }

    private boolean ofUnit(Actor actor, Assignment assignment) {
        return access.holds(actor, assignment.unit(), Role.DRAFTER, Role.LEADER, Role.AUDITOR);
    }

    private boolean tracks(Actor actor, Assignment assignment) {
        return assignment.trackerUnit() != null
                && access.holds(actor, assignment.trackerUnit(), Role.TRACKER, Role.AUDITOR);
    }

    private boolean concluded(Actor actor, Assignment assignment) {
        return access.holds(actor, assignment.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR);
    }
}
