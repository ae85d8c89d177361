package vn.tongket.conference;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.document.Capacity;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** In which capacity the minutes are signed: as the chair, unless the signer says otherwise. */
@Component
public class MinutesSigning {

    private final Conferences conferences;
    private final ConferenceDesk desk;
    private final ConferenceWriter writer;
    private final Signings signings;
    private final Access access;

    MinutesSigning(
            Conferences conferences, ConferenceDesk desk, ConferenceWriter writer, Signings signings, Access access) {
        this.conferences = conferences;
        this.desk = desk;
        this.writer = writer;
        this.signings = signings;
        this.access = access;
    }

    /** What the signer finds in the form. */
    @Transactional(readOnly = true)
    public Signings.Form form(Actor actor, UUID id) {
        Conference conference = desk.readable(actor, id);
        Signings.Form usual = signings.form(
                conference.signing(), actor, conference.organizer(), conference.approverUnit(), Role.APPROVER);
        return conference.signing().isChosen()
                        || Text.isBlank(conference.chair().title())
                ? usual
                : new Signings.Form(asChair(conference.chair()), usual.capacities(), usual.head());
    }

    private static SigningEntry asChair(Chair chair) {
        Capacity capacity = chair.prefix() == null ? Capacity.HEAD : Capacity.ACTING;
        return new SigningEntry(capacity.name(), chair.signingOffice(), chair.name());
    }

    /** Keeps what the signer chose while the minutes wait; returns the version. */
    @Transactional
    public int save(Actor actor, UUID id, SigningEntry typed) {
        Conference conference = conferences.require(id);
        if (!access.holds(actor, conference.approverUnit(), Role.APPROVER)) {
            throw new NotFound("conference", id);
        }
        if (conference.stage() != Conference.Stage.MINUTES) {
            throw Refusal.of(conference.isClosed() ? "conference.closed" : "conference.minutes.not-ready");
        }
        writer.signing(id, typed == null ? Signing.NONE : typed.read());
        return conferences.require(id).version();
    }
}
