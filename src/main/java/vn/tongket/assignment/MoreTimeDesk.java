package vn.tongket.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.SecrecyGuard;
import vn.tongket.assignment.next.NextReviews;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** What people see and do about more time for an assignment; checks who they are. */
@Component
public class MoreTimeDesk {

    private final AssignmentDesk desk;
    private final Extensions extensions;
    private final NextReviews reviews;
    private final Drafts drafts;
    private final Access access;
    private final SecrecyGuard secrecy;

    MoreTimeDesk(
            AssignmentDesk desk,
            Extensions extensions,
            NextReviews reviews,
            Drafts drafts,
            Access access,
            SecrecyGuard secrecy) {
        this.desk = desk;
        this.extensions = extensions;
        this.reviews = reviews;
        this.drafts = drafts;
        this.access = access;
        this.secrecy = secrecy;
    }

    /** What the one who decides types before deciding. */
    public record Decision(String extension, String extensionDueOn, String extensionBasis) {}

    /**
     * Everything on more time for one assignment.
     *
     * @param review the day beyond which no due date goes; null as long as nobody knows
     * @param typed what the one who decides has typed so far; null for everybody else
     */
    public record File(
            AssignmentFile file,
            List<Extension> extensions,
            int granted,
            LocalDate review,
            boolean mayAsk,
            boolean mayDecide,
            Decision typed) {

        public boolean isWaiting() {
            return extensions.stream().anyMatch(one -> one.decidedAt() == null);
        }
    }

    @Transactional(readOnly = true)
    public File file(Actor actor, UUID id) {
        AssignmentFile file = desk.file(actor, id);
        Assignment assignment = file.assignment();
        boolean decides = access.holds(actor, assignment.coordinatorUnit(), Role.COORDINATOR);
        return new File(
                file,
                file.extensions(),
                (int) file.extensions().stream()
                        .filter(one -> Boolean.TRUE.equals(one.granted()))
                        .count(),
                reviews.of(assignment.conclusionId()).orElse(null),
                access.holds(actor, assignment.unit(), Role.DRAFTER, Role.LEADER)
                        && !assignment.isClosed()
                        && assignment.openedAt() != null,
                decides,
                decides
                        ? new Decision(
                                drafts.note(id, Extensions.EXTENSION),
                                drafts.note(id, Extensions.EXTENSION_DUE),
                                drafts.note(id, Extensions.EXTENSION_BASIS))
                        : null);
    }

    /** The unit asks for more time, outside of a report. */
    @Transactional
    public void request(Actor actor, UUID id, String dueOn, String reason) {
        Assignment assignment = desk.file(actor, id).assignment();
        if (!access.holds(actor, assignment.unit(), Role.DRAFTER, Role.LEADER)) {
            throw new NotFound("assignment", id);
        }
        secrecy.check("extensionReason", reason);
        extensions.request(id, dueOn, reason, "");
    }

    /** Saves what the one who decides types. */
    @Transactional
    public void save(Actor actor, UUID id, Decision typed) {
        Assignment assignment = desk.file(actor, id).assignment();
        if (!access.holds(actor, assignment.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("assignment", id);
        }
        secrecy.check("notes.extension", typed.extension());
        secrecy.check("notes.extensionBasis", typed.extensionBasis());
        drafts.saveNote(id, Extensions.EXTENSION, typed.extension());
        drafts.saveNote(id, Extensions.EXTENSION_DUE, typed.extensionDueOn());
        drafts.saveNote(id, Extensions.EXTENSION_BASIS, typed.extensionBasis());
    }
}
