package vn.tongket.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.notification.MailAddresses.Person;

/** What an administrator has to know about mail: who cannot be reached, what was refused, and what still waits. */
@Component
public class MailBoard {

    private static final int DAYS = 30;
    private static final int MOST_RECIPIENTS = 5_000;

    private final JdbcClient jdbc;
    private final MailAddresses addresses;
    private final Digests digests;
    private final AuditLog audit;
    private final Clock clock;
    private final boolean server;

    MailBoard(
            JdbcClient jdbc,
            MailAddresses addresses,
            Digests digests,
            AuditLog audit,
            Clock clock,
            @Value("${spring.mail.host:}") String host) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.digests = digests;
        this.audit = audit;
        this.clock = clock;
        this.server = !host.isBlank();
    }

    /**
     * The outbox at a glance.
     *
     * @param server whether a mail server is set
     * @param gathering notices that stand on the next mail of the day, {@code gatheredOn} being that day
     */
    public record State(boolean server, int waiting, int lost, int sentToday, int gathering, LocalDate gatheredOn) {}

    /**
     * Somebody who should have got mail within the last weeks.
     *
     * @param person null when nobody holds the role at all
     */
    public record Unreachable(String recipient, Person person) {}

    /** Why a mail was given up, in so far as the server's answer tells. */
    public enum Reason {
        NO_SERVER,
        UNREACHABLE,
        LOGIN,
        ADDRESS,
        OTHER;

        static Reason of(String error) {
            String said = error == null ? "" : error.toLowerCase(Locale.ROOT);
            if (said.contains(Outbox.NO_MAIL_SERVER.toLowerCase(Locale.ROOT))) {
                return NO_SERVER;
            }
            if (said.contains("authenticat") || said.contains("535")) {
                return LOGIN;
            }
            if (said.contains("invalid address") || said.contains("550") || said.contains("553")) {
                return ADDRESS;
            }
            return said.contains("connect") || said.contains("host") || said.contains("timed out")
                    ? UNREACHABLE
                    : OTHER;
        }
    }

    /** A mail that was given up. */
    public record Lost(UUID id, String address, LocalDate digestOn, int attempts, Instant givenUpAt, String error) {

        public Reason reason() {
            return Reason.of(error);
        }
    }

    @Transactional(readOnly = true)
    public State state(Actor actor) {
        require(actor);
        LocalDate next = digests.nextDay();
        return jdbc.sql("""
                        select (select count(*) from app.mail where sent_at is null and given_up_at is null)
                             + (select count(*) from app.notice where addressed_at is null and given_up_at is null
                                   and digest_on is null) as waiting,
                               (select count(*) from app.mail where given_up_at is not null) as lost,
                               (select count(*) from app.mail where sent_at >= :today) as sent,
                               (select count(*) from app.notice where digest_on = :next) as gathering
                        """)
                .param(
                        "today",
                        LocalDate.now(clock)
                                .atStartOfDay(vn.tongket.calendar.Deadline.ZONE)
                                .toOffsetDateTime())
                .param("next", next)
                .query((row, n) -> new State(
                        server,
                        row.getInt("waiting"),
                        row.getInt("lost"),
                        row.getInt("sent"),
                        row.getInt("gathering"),
                        next))
                .single();
    }

    /** Everybody who was told something within the last weeks and has no address, as it is now. */
    @Transactional(readOnly = true)
    public List<Unreachable> unreachable(Actor actor) {
        require(actor);
        List<String> recipients = jdbc.sql("""
                        select distinct recipient from app.notice
                         where created_at >= :since and recipient not like 'mailto:%' order by recipient limit :most
                        """)
                .param("since", OffsetDateTime.now(clock).minusDays(DAYS))
                .param("most", MOST_RECIPIENTS)
                .query(String.class)
                .list();
        Map<String, List<Person>> people = addresses.people(recipients);
        List<Unreachable> found = new ArrayList<>();
        for (String recipient : recipients) {
            List<Person> holders = people.getOrDefault(recipient, List.of());
            if (holders.isEmpty()) {
                found.add(new Unreachable(recipient, null));
            }
            holders.stream()
                    .filter(person -> person.address() == null)
                    .forEach(person -> found.add(new Unreachable(recipient, person)));
        }
        return found;
    }

    /** Mails that were given up, the newest first. */
    @Transactional(readOnly = true)
    public List<Lost> lost(Actor actor, int most, long from) {
        require(actor);
        return jdbc.sql("""
                        select id, address, digest_on, attempts, given_up_at, last_error from app.mail
                         where given_up_at is not null order by given_up_at desc, id limit :most offset :from
                        """)
                .param("most", most)
                .param("from", from)
                .query((row, n) -> new Lost(
                        row.getObject("id", UUID.class),
                        row.getString("address"),
                        row.getObject("digest_on", LocalDate.class),
                        row.getInt("attempts"),
                        row.getObject("given_up_at", OffsetDateTime.class).toInstant(),
                        row.getString("last_error")))
                .list();
    }

    /** Sends one lost mail again, or all of them; answers how many are tried. */
    @Transactional
    public int retry(Actor actor, UUID mail) {
        require(actor);
        int retried = jdbc.sql("""
                        update app.mail set given_up_at = null, attempts = 0, next_attempt_at = :now
                         where given_up_at is not null and sent_at is null and (:id::uuid is null or id = :id)
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", mail, java.sql.Types.OTHER)
                .update();
        audit.record(Act.of("mail.retried", "mail", mail == null ? "all" : mail).with("mails", retried));
        return retried;
    }

    /** What nobody got for want of an address stands on the next mail of the day; answers how many notices. */
    @Transactional
    public int tellAgain(Actor actor, String recipient) {
        require(actor);
        int told = jdbc.sql("""
                        update app.notice
                           set last_error = null, attempts = 0, given_up_at = null, next_attempt_at = :now,
                               digest_on = case when digest_on is null then null else :next::date end
                         where recipient = :recipient and addressed_at is null and last_error = :reason
                           and created_at >= :since
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("next", digests.nextDay())
                .param("recipient", recipient)
                .param("reason", Digests.NO_ADDRESS)
                .param("since", OffsetDateTime.now(clock).minusDays(DAYS))
                .update();
        audit.record(Act.of("mail.told-again", "recipient", recipient).with("notices", told));
        return told;
    }

    private static void require(Actor actor) {
        if (!actor.isAdministrator()) {
            throw new NotFound("page", "mail");
        }
    }
}
