package vn.tongket.conference.attend;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.attend.AttendanceWriter.Via;
import vn.tongket.conference.invite.Invitee;
import vn.tongket.conference.invite.InviteeFilter;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.conference.invite.Links;
import vn.tongket.conference.invite.Tokens;
import vn.tongket.conference.invite.Tokens.Purpose;
import vn.tongket.conference.invite.Tokens.Token;

/**
 * What a scanned code leads to. The card of an invitee is shown to the people at the door, who note its bearer; the code
 * at the door is scanned by participants, who say who they are and note themselves.
 */
@Component
public class Scans {

    private static final int OFFERED = 10;
    private static final int FEWEST_LETTERS = 2;

    private final Tokens tokens;
    private final Conferences conferences;
    private final ConferenceDesk desk;
    private final InviteeStore invitees;
    private final AttendanceWriter writer;
    private final AttendanceDesk attendance;
    private final Links links;
    private final Clock clock;

    Scans(
            Tokens tokens,
            Conferences conferences,
            ConferenceDesk desk,
            InviteeStore invitees,
            AttendanceWriter writer,
            AttendanceDesk attendance,
            Links links,
            Clock clock) {
        this.tokens = tokens;
        this.conferences = conferences;
        this.desk = desk;
        this.invitees = invitees;
        this.writer = writer;
        this.attendance = attendance;
        this.links = links;
        this.clock = clock;
    }

    /** What a code is good for at the moment. */
    public enum Standing {
        /** The bearer shows it at the door. */
        CARD,
        /** The reader stands at the door and notes the bearer. */
        NOTE,
        /** Participants note themselves. */
        DOOR,
        /** The door is not open yet or not any more. */
        SHUT,
        EXPIRED
    }

    /** @param invitee whose card it is; null for the code at the door */
    public record Scanned(Conference conference, Standing standing, Invitee invitee) {}

    /** Empty for a code that was never given out. */
    @Transactional(readOnly = true)
    public Optional<Scanned> scan(Actor actor, String secret) {
        Optional<Token> card = tokens.find(secret, Purpose.CARD);
        if (card.isPresent()) {
            return card.flatMap(token -> card(actor, token));
        }
        return tokens.find(secret, Purpose.DOOR).map(token -> {
            Conference conference = conferences.require(token.conference());
            Standing standing = token.state() == Token.State.GOOD
                    ? links.isDoorOpen(conference) && AttendanceDesk.isOn(conference) ? Standing.DOOR : Standing.SHUT
                    : Standing.EXPIRED;
            return new Scanned(conference, standing, null);
        });
    }

    private Optional<Scanned> card(Actor actor, Token token) {
        Conference conference = conferences.require(token.conference());
        boolean atDoor = !actor.isSystem() && desk.coordinates(actor, conference);
        Standing standing = token.state() != Token.State.GOOD
                ? Standing.EXPIRED
                : !AttendanceDesk.isOn(conference) ? Standing.SHUT : atDoor ? Standing.NOTE : Standing.CARD;
        return invitees.find(conference.id(), token.invitee())
                .map(invitee -> new Scanned(conference, standing, invitee));
    }

    /** Those whom a participant may mean; nobody before two letters are typed, so that the list is not read out. */
    @Transactional(readOnly = true)
    public List<Invitee> offered(Scanned scanned, String words) {
        return scanned.standing() != Standing.DOOR
                        || Text.isBlank(words)
                        || Text.clean(words).length() < FEWEST_LETTERS
                ? List.of()
                : invitees.page(scanned.conference().id(), new InviteeFilter(words, null, OFFERED, 0));
    }

    /** What came of noting somebody; {@code news} is false where the same was noted before. */
    public record Noted(Invitee invitee, boolean news) {}

    /** Notes the bearer of a card, or the participant who chose {@code ref}; any other code changes nothing. */
    @Transactional
    public Optional<Noted> note(Actor actor, String secret, String ref, String by) {
        return scan(actor, secret)
                .filter(scanned -> scanned.standing() == Standing.NOTE || scanned.standing() == Standing.DOOR)
                .map(scanned -> {
                    UUID id = scanned.conference().id();
                    boolean card = scanned.standing() == Standing.NOTE;
                    Invitee invitee = card
                            ? scanned.invitee()
                            : invitees.find(id, ref == null ? "" : ref).orElseThrow(() -> new NotFound("invitee", ref));
                    Via via = card ? Via.CARD : Via.DOOR;
                    boolean news = writer.came(id, invitee, by, clock.instant(), via);
                    if (news) {
                        attendance.record(scanned.conference(), invitee, true, via);
                    }
                    return new Noted(invitees.find(id, invitee.ref()).orElseThrow(), news);
                });
    }
}
