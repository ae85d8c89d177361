package vn.tongket.conference.invite;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Invitation.Answer;
import vn.tongket.conference.invite.Tokens.Purpose;
import vn.tongket.conference.invite.Tokens.Token;

/**
 * Answers without an account, by a link that works once. An answer uses up every link its giver has; to change it, a
 * fresh link is mailed to the address that is known, never to one that was typed.
 */
@Component
public class LinkReplies {

    private static final String BY_LINK = "link";

    private final Tokens tokens;
    private final Conferences conferences;
    private final InviteeStore invitees;
    private final ReplyWriter writer;
    private final Letters letters;
    private final AuditLog audit;

    LinkReplies(
            Tokens tokens,
            Conferences conferences,
            InviteeStore invitees,
            ReplyWriter writer,
            Letters letters,
            AuditLog audit) {
        this.tokens = tokens;
        this.conferences = conferences;
        this.invitees = invitees;
        this.writer = writer;
        this.letters = letters;
        this.audit = audit;
    }

    /** Whether a link can be answered by now, and why not. */
    public enum Standing {
        OPEN,
        USED,
        EXPIRED,
        CLOSED
    }

    /** What is behind a link. */
    public record Opened(Conference conference, Invitee invitee, Standing standing) {}

    /** What somebody answers, as it was typed. */
    public record Answered(Answer answer, String representative, String reason) {}

    /** Empty for a link that was never sent; nobody learns more about it. */
    @Transactional(readOnly = true)
    public Optional<Opened> open(String secret) {
        return tokens.find(secret, Purpose.REPLY).flatMap(this::opened);
    }

    private Optional<Opened> opened(Token token) {
        Conference conference = conferences.require(token.conference());
        return invitees.find(conference.id(), token.invitee())
                .map(invitee -> new Opened(conference, invitee, standing(conference, token)));
    }

    private static Standing standing(Conference conference, Token token) {
        if (conference.stage() != Stage.REPLIES) {
            return Standing.CLOSED;
        }
        return switch (token.state()) {
            case USED -> Standing.USED;
            case EXPIRED -> Standing.EXPIRED;
            case GOOD -> Standing.OPEN;
        };
    }

    /** Takes the answer and uses up the link; a link that does not stand open changes nothing. */
    @Transactional
    public Optional<Opened> answer(String secret, Answered answered) {
        Optional<Opened> found = tokens.lock(secret, Purpose.REPLY).flatMap(this::opened);
        if (found.isEmpty() || found.get().standing() != Standing.OPEN) {
            return found;
        }
        check(answered);
        Conference conference = found.get().conference();
        Invitee invitee = found.get().invitee();
        writer.reply(conference.id(), invitee, answered, BY_LINK, false);
        tokens.useUp(conference.id(), Purpose.REPLY, invitee.ref());
        audit.record(Act.of("conference.replied", "conference", conference.id())
                .inCycle(conference.cycleId())
                .ofUnit(invitee.isGuest() ? conference.coordinatorUnit() : invitee.unit())
                .with("invitee", invitee.ref())
                .with("answer", answered.answer().name())
                .with("via", "LINK"));
        return invitees.find(conference.id(), invitee.ref()).map(after -> new Opened(conference, after, Standing.USED));
    }

    static void check(Answered answered) {
        Refusal.Collector problems = new Refusal.Collector();
        if (answered.answer() == null) {
            problems.add("answer", "conference.reply.answer-missing");
        } else if (answered.answer() == Answer.DECLINES && Text.isBlank(answered.reason())) {
            problems.add("reason", "conference.reply.reason-missing");
        } else if (answered.answer() == Answer.REPRESENTED && Text.isBlank(answered.representative())) {
            problems.add("representative", "conference.reply.representative-missing");
        }
        problems.refuse();
    }

    /** Mails a fresh link to those to whom this one was mailed; false where no answers are taken any more. */
    @Transactional
    public Optional<Boolean> askAgain(String secret) {
        return open(secret).map(found -> {
            if (found.standing() == Standing.CLOSED) {
                return false;
            }
            letters.sendLink(found.conference(), found.invitee());
            return true;
        });
    }

    /** Writes an answer where it belongs: to the unit's invitation, or to the guest. */
    @Component
    static class ReplyWriter {

        private final JdbcClient jdbc;
        private final Clock clock;

        ReplyWriter(JdbcClient jdbc, Clock clock) {
            this.jdbc = jdbc;
            this.clock = clock;
        }

        void addUnit(UUID id, String unit) {
            jdbc.sql("""
                            insert into app.invitation (conference_id, unit_code) values (:id, :unit) on conflict do nothing
                            """).param("id", id).param("unit", unit).update();
        }

        void addGuest(UUID id, InvitationDesk.Late guest) {
            jdbc.sql("""
                            insert into app.conference_guest (conference_id, ordinal, title, name, directing, email)
                            values (:id,
                                    (select coalesce(max(ordinal), 0) + 1 from app.conference_guest where conference_id = :id),
                                    :title, :name, false, :email)
                            """)
                    .param("id", id)
                    .param("title", Text.clean(guest.title()))
                    .param("name", Text.isBlank(guest.name()) ? null : Text.clean(guest.name()))
                    .param("email", Text.isBlank(guest.email()) ? null : Text.clean(guest.email()))
                    .update();
        }

        void reply(UUID id, Invitee invitee, Answered answered, String by, boolean onBehalf) {
            String set = """
                     set reply = :answer, representative = :representative, reason = :reason, replied_at = :now,
                         replied_by = :by, on_behalf = :onBehalf
                     where conference_id = :id
                    """;
            jdbc.sql(
                            invitee.isGuest()
                                    ? "update app.conference_guest" + set + " and 'g:' || ordinal = :ref"
                                    : "update app.invitation" + set + " and 'u:' || unit_code = :ref")
                    .param("answer", answered.answer().name())
                    .param(
                            "representative",
                            answered.answer() == Answer.REPRESENTED ? Text.clean(answered.representative()) : null)
                    .param("reason", Text.isBlank(answered.reason()) ? null : Text.clean(answered.reason()))
                    .param("now", OffsetDateTime.now(clock))
                    .param("by", by)
                    .param("onBehalf", onBehalf)
                    .param("id", id)
                    .param("ref", invitee.ref())
                    .update();
        }
    }
}
