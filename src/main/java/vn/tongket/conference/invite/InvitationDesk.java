package vn.tongket.conference.invite;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.conference.AgendaCheck;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Invitation;
import vn.tongket.conference.invite.Tokens.Purpose;
import vn.tongket.document.Documents;
import vn.tongket.document.IssuedDocument;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Who was invited and what became of it, for those who prepare the conference. */
@Component
public class InvitationDesk {

    private final ConferenceDesk desk;
    private final InviteeStore invitees;
    private final Letters letters;
    private final LinkReplies.ReplyWriter replies;
    private final Units units;
    private final Links links;
    private final Documents documents;
    private final Access access;
    private final AuditLog audit;

    InvitationDesk(
            ConferenceDesk desk,
            InviteeStore invitees,
            Letters letters,
            LinkReplies.ReplyWriter replies,
            Units units,
            Links links,
            Documents documents,
            Access access,
            AuditLog audit) {
        this.desk = desk;
        this.invitees = invitees;
        this.letters = letters;
        this.replies = replies;
        this.units = units;
        this.links = links;
        this.documents = documents;
        this.access = access;
        this.audit = audit;
    }

    /** @param letter the letter in the register of issued documents, or null */
    public record Board(
            Conference conference,
            IssuedDocument letter,
            InviteeCounts counts,
            List<Invitee> invitees,
            boolean mayNumber,
            boolean maySend) {}

    @Transactional(readOnly = true)
    public Board board(Actor actor, UUID id, InviteeFilter filter) {
        Conference conference = desk.readable(actor, id);
        return new Board(
                conference,
                conference.invitationId() == null ? null : documents.find(conference.invitationId()),
                invitees.counts(id),
                invitees.page(id, filter),
                mayNumber(actor, conference),
                desk.coordinates(actor, conference) && conference.stage() == Stage.REPLIES);
    }

    private boolean mayNumber(Actor actor, Conference conference) {
        return conference.invitationId() == null
                && !conference.isClosed()
                && (desk.coordinates(actor, conference)
                        || access.holds(actor, conference.approverUnit(), Role.CLERK)
                        || access.holds(actor, conference.organizer(), Role.CLERK));
    }

    /** Enters the letter in the register; without a number it gets the next one of its series. */
    @Transactional
    public IssuedDocument number(Actor actor, UUID id, Integer number, LocalDate date) {
        Conference conference = desk.readable(actor, id);
        if (conference.invitationId() != null) {
            throw Refusal.at(
                    "number",
                    "document.already-numbered",
                    documents.find(conference.invitationId()).symbol());
        }
        if (!mayNumber(actor, conference)) {
            throw new NotFound("conference", id);
        }
        return letters.number(conference, number, date);
    }

    /** Reminds everybody who has not answered; returns how many were told. */
    @Transactional
    public int remind(Actor actor, UUID id) {
        Conference conference = requireReplies(actor, id);
        int told = letters.remind(conference);
        if (told > 0) {
            audit.record(Act.of("conference.reminded", "conference", id)
                    .inCycle(conference.cycleId())
                    .ofUnit(conference.coordinatorUnit())
                    .with("told", told));
        }
        return told;
    }

    /** Mails one of them a fresh link. */
    @Transactional
    public Invitee sendLink(Actor actor, UUID id, String ref) {
        Conference conference = requireReplies(actor, id);
        Invitee invitee = require(id, ref);
        letters.sendLink(conference, invitee);
        return invitee;
    }

    /** The coordinator enters what somebody answered by telephone or on paper. */
    @Transactional
    public Invitee enter(Actor actor, UUID id, String ref, LinkReplies.Answered answered) {
        Conference conference = requireReplies(actor, id);
        Invitee invitee = require(id, ref);
        LinkReplies.check(answered);
        replies.reply(id, invitee, answered, actor.userId(), true);
        audit.record(Act.of("conference.replied", "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(invitee.isGuest() ? conference.coordinatorUnit() : invitee.unit())
                .with("invitee", ref)
                .with("answer", answered.answer().name())
                .with("onBehalf", true));
        return require(id, ref);
    }

    /** Somebody who is invited after the letters went out. */
    public record Late(String unit, String title, String name, String email) {}

    /** Invites a unit or a guest too; only they get a letter now. */
    @Transactional
    public void inviteToo(Actor actor, UUID id, Late late) {
        Conference conference = requireReplies(actor, id);
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(late.unit()) == Text.isBlank(late.title())) {
            problems.add("unit", "conference.late.one");
        } else if (!Text.isBlank(late.unit())
                && units.find(Text.clean(late.unit())).isEmpty()) {
            problems.add("unit", "conference.invited.unknown", Text.clean(late.unit()));
        }
        AgendaCheck.email(late.email(), "email", 1, problems);
        problems.refuse();
        if (Text.isBlank(late.unit())) {
            replies.addGuest(id, late);
        } else {
            replies.addUnit(id, Text.clean(late.unit()));
        }
        letters.send(conference);
        audit.record(Act.of("conference.invited-too", "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with("unit", Text.isBlank(late.unit()) ? null : Text.clean(late.unit())));
    }

    private Conference requireReplies(Actor actor, UUID id) {
        Conference conference = desk.coordinated(actor, id);
        if (conference.stage() != Stage.REPLIES) {
            throw Refusal.of(conference.isClosed() ? "conference.closed" : "conference.reply.not-now");
        }
        return conference;
    }

    private Invitee require(UUID id, String ref) {
        return invitees.find(id, ref).orElseThrow(() -> new NotFound("invitee", ref));
    }

    /**
     * A letter to be printed.
     *
     * @param reply link that answers once; null once answers are no longer taken
     * @param card link that the door scans
     */
    public record Printed(Invitee invitee, String reply, Code replyCode, String card, Code cardCode) {}

    /** Cards with codes for those who get the letter on paper; all of them, or one. */
    @Transactional
    public List<Printed> print(Actor actor, UUID id, InviteeFilter.Which which, String ref) {
        Conference conference = desk.coordinated(actor, id);
        if (conference.invitedAt() == null || conference.isClosed()) {
            throw Refusal.of(conference.isClosed() ? "conference.closed" : "conference.letters.not-yet");
        }
        List<Invitee> chosen = ref == null
                ? invitees.page(id, new InviteeFilter(null, which, Integer.MAX_VALUE, 0))
                : List.of(require(id, ref));
        List<String> refs = chosen.stream().map(Invitee::ref).toList();
        Map<String, String> cards = links.printed(conference, Purpose.CARD, refs);
        Map<String, String> replies =
                conference.stage() == Stage.REPLIES ? links.printed(conference, Purpose.REPLY, refs) : Map.of();
        audit.record(Act.of("conference.letters-printed", "conference", id)
                .inCycle(conference.cycleId())
                .ofUnit(conference.coordinatorUnit())
                .with("letters", chosen.size()));
        return chosen.stream()
                .map(invitee -> {
                    String reply = invitee.answer() == null ? replies.get(invitee.ref()) : null;
                    String card = cards.get(invitee.ref());
                    return new Printed(invitee, reply, reply == null ? null : Code.of(reply), card, Code.of(card));
                })
                .toList();
    }

    /** The card of an invited unit, for its own people. */
    @Transactional
    public Printed ownCard(Actor actor, UUID id, String unit) {
        Conference conference = desk.invitedTo(actor, id, unit);
        Invitee invitee = require(id, "u:" + unit);
        String card =
                links.printed(conference, Purpose.CARD, List.of(invitee.ref())).get(invitee.ref());
        return new Printed(invitee, null, null, card, Code.of(card));
    }

    /** What invitees may answer. */
    public static List<Invitation.Answer> answers() {
        return List.of(Invitation.Answer.values());
    }
}
