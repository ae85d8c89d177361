package vn.tongket.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;

/** Notices as people read them in the product: each their own, and all outgoing mail for those who look after it. */
@Component
public class NoticeBoard {

    private static final int LARGEST_PAGE = 100;
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final NoticeTexts texts;
    private final ObjectMapper json;
    private final Environment environment;
    private final Clock clock;

    NoticeBoard(JdbcClient jdbc, NoticeTexts texts, ObjectMapper json, Environment environment, Clock clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.texts = texts;
        this.json = json;
        this.environment = environment;
    }

    /** A notice to the reader; the body is null for who may only know that it was sent. */
    public record Entry(
            UUID id, String recipient, String subject, String body, String link, UUID cycleId, Instant createdAt) {}

    /** What became of a notice. */
    public enum State {
        /** The recipients will be looked up in a moment. */
        NEW,
        /** Somebody's mail waits for its next attempt. */
        WAITING,
        SENT,
        /** Nobody who holds the role has an address: an administrator has to enter one. */
        NO_ADDRESS,
        /** The mail server refused it until the last attempt. */
        GIVEN_UP,
        /** No mail server is set: it is read in the product only. */
        INSIDE_ONLY
    }

    /** A notice with what became of its mails; the error is the mail server's last answer, or null. */
    public record Outgoing(Entry notice, State state, List<String> addresses, int attempts, String error) {}

    /** One page of a longer list, the newest first. */
    public record Page<T>(List<T> items, int page, int size, boolean more) {}

    /** The notices to the person and to the groups they are in; {@code page} counts from 0. */
    public Page<Entry> page(Actor actor, int page, int size) {
        List<String> recipients = new ArrayList<>(actor.groups());
        recipients.add("user:" + actor.userId());
        return read(
                page,
                size,
                """
                select id, recipient, template, params, link, cycle_id, created_at from app.notice
                 where recipient = any(:recipients)
                """,
                Map.of("recipients", recipients.toArray(String[]::new)),
                (row, number) -> entry(row, true));
    }

    /** The person has these on the screen: whoever told them knows that they were read. */
    @Transactional
    public void read(Actor actor, List<UUID> notices) {
        if (!notices.isEmpty()) {
            jdbc.sql("update app.notice set read_at = :now, read_by = :by where id = any(:ids) and read_at is null")
                    .param("now", OffsetDateTime.now(clock))
                    .param("by", actor.userId())
                    .param("ids", notices.toArray(UUID[]::new))
                    .update();
        }
    }

    /** All notices with the fate of their mails: for administrators without the bodies, in the demo for everybody. */
    public Page<Outgoing> outgoing(Actor actor, int page, int size) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        if (!demo && !actor.isAdministrator()) {
            throw new NotFound("page", "outgoing");
        }
        return read(page, size, """
                select n.id, n.recipient, n.template, n.params, n.link, n.cycle_id, n.created_at,
                       coalesce(n.addressed_at, case when m.addresses is not null then n.created_at end) addressed_at,
                       n.given_up_at, coalesce(m.last_error, n.last_error) last_error,
                       coalesce(m.attempts, n.attempts) attempts, m.addresses, m.open, m.lost
                  from app.notice n
                  left join lateral (
                    select array_agg(address order by address) addresses, max(attempts) attempts,
                           max(last_error) last_error,
                           count(*) filter (where sent_at is null and given_up_at is null) open,
                           count(*) filter (where given_up_at is not null) lost
                      from (select * from app.mail where notice_id = n.id
                            union all select * from app.mail
                                       where digest_on = n.digest_on and n.recipient = any(recipients)) of_notice) m on true
                 where true
                """, Map.of(), (row, number) -> outgoing(row, demo));
    }

    private <T> Page<T> read(int page, int size, String select, Map<String, ?> params, RowMapper<T> mapper) {
        int from = Math.max(page, 0);
        int limit = Math.min(Math.max(size, 1), LARGEST_PAGE);
        List<T> found = jdbc.sql(select + " order by created_at desc, id limit :limit offset :offset")
                .params(params)
                .param("limit", limit + 1)
                .param("offset", (long) from * limit)
                .query(mapper)
                .list();
        boolean more = found.size() > limit;
        return new Page<>(more ? List.copyOf(found.subList(0, limit)) : found, from, limit, more);
    }

    private Outgoing outgoing(ResultSet row, boolean withBody) throws SQLException {
        String error = row.getString("last_error");
        Object[] addresses = row.getArray("addresses") == null
                ? new Object[0]
                : (Object[]) row.getArray("addresses").getArray();
        State state;
        if (row.getObject("addressed_at") == null) {
            state = Outbox.NO_MAIL_SERVER.equals(error)
                    ? State.INSIDE_ONLY
                    : Outbox.NO_ADDRESS.equals(error) ? State.NO_ADDRESS : State.NEW;
        } else if (row.getInt("lost") > 0) {
            state = State.GIVEN_UP;
        } else {
            state = row.getInt("open") > 0 ? State.WAITING : State.SENT;
        }
        return new Outgoing(
                entry(row, withBody),
                state,
                List.of(addresses).stream().map(String::valueOf).toList(),
                row.getInt("attempts"),
                state == State.WAITING || state == State.GIVEN_UP ? error : null);
    }

    private Entry entry(ResultSet row, boolean withBody) throws SQLException {
        NoticeTexts.Filled text = text(row.getString("template"), row.getString("params"));
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                text.subject(),
                withBody ? text.body() : null,
                row.getString("link"),
                row.getObject("cycle_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private NoticeTexts.Filled text(String template, String params) {
        try {
            return texts.fill(template, json.readValue(params, PARAMS));
        } catch (JsonProcessingException | UncheckedIOException e) {
            // a text that was taken away since must not hide the other notices
            return new NoticeTexts.Filled(template, "");
        }
    }
}
