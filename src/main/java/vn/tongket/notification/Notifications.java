package vn.tongket.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what people are to be told, in the transaction of the act; repeating a notice changes nothing. */
@Component
public class Notifications {

    private static final String WRITE = """
            insert into app.notice (id, dedup_key, recipient, template, params, cycle_id, link, created_at,
                                    next_attempt_at, digest_on, urgency)
            values (:id, :key, :recipient, :template, :params::jsonb, :cycle, :link, :now, :now, :digestOn, :urgency)
            on conflict (dedup_key) do nothing
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Digests digests;
    private final Clock clock;

    Notifications(NamedParameterJdbcTemplate jdbc, ObjectMapper json, Digests digests, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.digests = digests;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Notice notice) {
        tell(List.of(notice));
    }

    /** Writes several notices with one round trip; answers their ids, those of known ones included. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> tell(Collection<Notice> notices) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<UUID> ids = notices.stream()
                .map(notice -> UUID.nameUUIDFromBytes(notice.key().getBytes(StandardCharsets.UTF_8)))
                .toList();
        Iterator<UUID> next = ids.iterator();
        jdbc.batchUpdate(
                WRITE,
                notices.stream()
                        .map(notice -> new MapSqlParameterSource()
                                .addValue("id", next.next())
                                .addValue("key", notice.key())
                                .addValue("recipient", notice.recipient())
                                .addValue("template", notice.template())
                                .addValue("params", write(notice))
                                .addValue("cycle", notice.cycleId(), Types.OTHER)
                                .addValue("link", notice.link())
                                .addValue("digestOn", notice.urgency() == null ? null : digests.nextDay(), Types.DATE)
                                .addValue("urgency", notice.urgency() == null ? 0 : notice.urgency())
                                .addValue("now", now))
                        .toArray(MapSqlParameterSource[]::new));
        return ids;
    }

    private String write(Notice notice) {
        try {
            return json.writeValueAsString(notice.params());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Parameters of notice '%s' cannot be written".formatted(notice.key()), e);
        }
    }
}
