package vn.tongket.notification;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that are waiting. Whoever claims one counts the attempt and commits before anything is sent, and keeps the
 * others away for the length of a lease: a mail is never forgotten, and sent twice only after a crash in between.
 */
@Component
class Outbox {

    /** How long after the n-th attempt the next one comes; when the list is at its end the mail is given up. */
    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int AT_ONCE = 20;
    private static final int LONGEST_ERROR = 500;

    static final String NO_ADDRESS = "NO_ADDRESS";
    static final String NO_MAIL_SERVER = "NO_MAIL_SERVER";

    private final NamedParameterJdbcTemplate jdbc;
    private final MailAddresses addresses;
    private final Clock clock;

    Outbox(NamedParameterJdbcTemplate jdbc, MailAddresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A mail that is to be sent now, by the caller and nobody else. */
    record Claimed(
            UUID id,
            String address,
            int attempts,
            String template,
            String params,
            String link,
            LocalDate digestOn,
            List<String> recipients) {}

    /** One of the notices that a mail of the day lists. */
    record Listed(String template, String params, String link, int urgency) {}

    private record Due(UUID id, String recipient, int attempts) {}

    /** Looks up who gets the notices that nobody was looked up for yet; answers how many notices there were. */
    @Transactional
    public int address() {
        List<Due> due = jdbc.query(
                """
                select id, recipient, attempts from app.notice
                 where addressed_at is null and given_up_at is null and digest_on is null and next_attempt_at <= :now
                 order by next_attempt_at limit :limit for update skip locked
                """,
                now().addValue("limit", AT_ONCE),
                (row, number) -> new Due(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)));
        for (Due notice : due) {
            Set<String> to = notice.recipient().startsWith("mailto:")
                    ? Set.of(notice.recipient().substring("mailto:".length()))
                    : addresses.of(notice.recipient());
            if (to.isEmpty()) {
                postpone("notice", notice.id(), notice.attempts() + 1, NO_ADDRESS);
            } else {
                writeMails(notice.id(), to);
            }
        }
        return due.size();
    }

    private void writeMails(UUID notice, Set<String> to) {
        jdbc.batchUpdate(
                """
                insert into app.mail (id, notice_id, address, next_attempt_at)
                values (:id, :notice, :address, :now) on conflict (notice_id, address) do nothing
                """,
                to.stream()
                        .map(address -> now().addValue("id", UUID.randomUUID())
                                .addValue("notice", notice)
                                .addValue("address", address))
                        .toArray(MapSqlParameterSource[]::new));
        jdbc.update(
                "update app.notice set addressed_at = :now, attempts = attempts + 1, last_error = null where id = :id",
                now().addValue("id", notice));
    }

    /** Takes the next mails and counts the attempt; to be committed before the first of them is sent. */
    @Transactional
    public List<Claimed> claim() {
        return jdbc.query(
                """
                with claimed as (
                  update app.mail set attempts = attempts + 1, next_attempt_at = :leased
                   where id in (select id from app.mail
                                 where sent_at is null and given_up_at is null and next_attempt_at <= :now
                                   and (digest_on is null or digest_on in (select day from app.digest_day
                                                                            where gathered_at is not null))
                                 order by next_attempt_at limit :limit for update skip locked)
                  returning id, notice_id, address, attempts, digest_on, recipients)
                select c.id, c.address, c.attempts, n.template, n.params, n.link, c.digest_on, c.recipients
                  from claimed c left join app.notice n on n.id = c.notice_id
                """,
                now().addValue("limit", AT_ONCE)
                        .addValue("leased", OffsetDateTime.now(clock).plus(LEASE)),
                (row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getString("address"),
                        row.getInt("attempts"),
                        row.getString("template"),
                        row.getString("params"),
                        row.getString("link"),
                        row.getObject("digest_on", LocalDate.class),
                        row.getArray("recipients") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("recipients").getArray())));
    }

    /** What the mail of the day lists, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Listed> listed(Claimed mail) {
        return jdbc.query(
                """
                select template, params, link, urgency from app.notice
                 where digest_on = :day and recipient = any(:recipients)
                 order by urgency desc, template, link, created_at, id
                """,
                new MapSqlParameterSource("day", mail.digestOn())
                        .addValue("recipients", mail.recipients().toArray(String[]::new)),
                (row, number) ->
                        new Listed(row.getString(1), row.getString(2), row.getString(3), row.getInt("urgency")));
    }

    @Transactional
    public void sent(Claimed mail) {
        jdbc.update(
                "update app.mail set sent_at = :now, last_error = null where id = :id",
                now().addValue("id", mail.id()));
    }

    @Transactional
    public void failed(Claimed mail, String error) {
        postpone("mail", mail.id(), mail.attempts(), error);
    }

    /** Without a mail server notices are read in the product only; they are not mailed when one is set later. */
    @Transactional
    public void keepInside() {
        jdbc.update("""
                update app.notice set given_up_at = :now, last_error = :reason
                 where addressed_at is null and given_up_at is null and digest_on is null and next_attempt_at <= :now
                """, now().addValue("reason", NO_MAIL_SERVER));
        jdbc.update("""
                update app.mail set given_up_at = :now, last_error = :reason
                 where sent_at is null and given_up_at is null and digest_on is not null and next_attempt_at <= :now
                """, now().addValue("reason", NO_MAIL_SERVER));
    }

    private void postpone(String table, UUID id, int attempts, String error) {
        boolean last = attempts > DELAYS.size();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.update(
                """
                update app.%s set attempts = :attempts, last_error = :error, next_attempt_at = :next, given_up_at = :end
                 where id = :id
                """.formatted(table),
                new MapSqlParameterSource("id", id)
                        .addValue("attempts", attempts)
                        .addValue("error", error.substring(0, Math.min(LONGEST_ERROR, error.length())))
                        .addValue("next", last ? now : now.plus(DELAYS.get(attempts - 1)))
                        .addValue("end", last ? now : null, Types.TIMESTAMP_WITH_TIMEZONE));
    }

    private MapSqlParameterSource now() {
        return new MapSqlParameterSource("now", OffsetDateTime.now(clock));
    }
}
