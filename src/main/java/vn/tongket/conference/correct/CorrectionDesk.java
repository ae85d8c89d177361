package vn.tongket.conference.correct;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** The coordinator proposes a correction of signed minutes, the approver confirms it or says why not. */
@Component
public class CorrectionDesk {

    private final ConferenceDesk desk;
    private final CorrectionStore store;
    private final Signings signings;
    private final Notifications notifications;
    private final Access access;
    private final AuditLog audit;

    CorrectionDesk(
            ConferenceDesk desk,
            CorrectionStore store,
            Signings signings,
            Notifications notifications,
            Access access,
            AuditLog audit) {
        this.desk = desk;
        this.store = store;
        this.signings = signings;
        this.notifications = notifications;
        this.access = access;
        this.audit = audit;
    }

    public record Board(Conference conference, List<Correction> corrections, boolean mayPropose, boolean mayDecide) {}

    @Transactional(readOnly = true)
    public Board board(Actor actor, UUID id) {
        Conference conference = desk.readable(actor, id);
        return new Board(
                conference,
                store.all(id),
                conference.isClosed() && desk.coordinates(actor, conference),
                conference.isClosed() && approves(actor, conference));
    }

    private boolean approves(Actor actor, Conference conference) {
        return access.holds(actor, conference.approverUnit(), Role.APPROVER);
    }

    /** What the form for a decision offers to sign with. */
    @Transactional(readOnly = true)
    public Signings.Form signing(Actor actor, UUID id) {
        Conference conference = desk.readable(actor, id);
        return signings.form(Signing.NONE, actor, conference.organizer(), conference.approverUnit(), Role.APPROVER);
    }

    @Transactional
    public Correction propose(Actor actor, UUID id, Correction.Entry entry) {
        Conference conference = desk.coordinated(actor, id);
        if (!conference.isClosed()) {
            throw Refusal.of("conference.correction.not-closed");
        }
        Correction.Part part = check(entry);
        Correction added = store.add(
                id,
                part,
                Text.clean(entry.was()),
                Text.clean(entry.shallBe()),
                Text.clean(entry.reason()),
                actor.userId());
        record(conference, added, "conference.correction-proposed");
        notifications.tell(Notice.to(
                        Role.APPROVER.group(conference.approverUnit()),
                        "conference-correction",
                        "conference-correction:" + added.id())
                .with("title", conference.title())
                .with("reason", added.reason())
                .inCycle(conference.cycleId())
                .linking("/hoi-nghi/" + id + "/dinh-chinh"));
        return added;
    }

    private static Correction.Part check(Correction.Entry entry) {
        Refusal.Collector problems = new Refusal.Collector();
        Correction.Part part = Correction.Part.of(entry.part());
        if (part == null) {
            problems.add("part", "conference.correction.part-missing");
        }
        if (Text.isBlank(entry.was())) {
            problems.add("was", "conference.correction.was-missing");
        }
        if (Text.isBlank(entry.shallBe())) {
            problems.add("shallBe", "conference.correction.shall-be-missing");
        } else if (!Text.isBlank(entry.was()) && Text.clean(entry.was()).equals(Text.clean(entry.shallBe()))) {
            problems.add("shallBe", "conference.correction.same");
        }
        if (Text.isBlank(entry.reason())) {
            problems.add("reason", "conference.correction.reason-missing");
        }
        problems.refuse();
        return part;
    }

    @Transactional
    public void decide(
            Actor actor, UUID id, UUID correctionId, Boolean confirmed, String reason, SigningEntry signing) {
        Conference conference = desk.readable(actor, id);
        if (!approves(actor, conference)) {
            throw new NotFound("conference", id);
        }
        Correction correction =
                store.find(id, correctionId).orElseThrow(() -> new NotFound("correction", correctionId));
        if (correction.isDecided()) {
            throw Refusal.of("conference.correction.decided", correction.no());
        }
        if (confirmed == null) {
            throw Refusal.at("confirmed", "conference.correction.decision-missing", correction.no());
        }
        if (!confirmed && Text.isBlank(reason)) {
            throw Refusal.at("refusal", "conference.correction.refusal-missing", correction.no());
        }
        Signing signed = confirmed
                ? signings.decided(
                        signing.read(), actor, conference.organizer(), conference.approverUnit(), Role.APPROVER)
                : Signing.NONE;
        store.decide(correctionId, confirmed, Text.isBlank(reason) ? null : Text.clean(reason), signed, actor.userId());
        record(conference, correction, confirmed ? "conference.correction-confirmed" : "conference.correction-refused");
    }

    private void record(Conference conference, Correction correction, String act) {
        audit.record(Act.of(act, "conference", conference.id())
                .inCycle(conference.cycleId())
                .ofUnit(conference.approverUnit())
                .with("correction", correction.no())
                .with("part", correction.part().name()));
    }
}
