package vn.tongket.conference.invite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.conference.invite.Tokens.Token.State;

/**
 * Secrets that links of a conference carry. One is made at the moment it is mailed, printed or shown, and only its
 * SHA-256 is kept: nobody can read a working link out of the database.
 */
@Component
public class Tokens {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    Tokens(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a link is for. */
    public enum Purpose {
        /** Answers an invitation, once. */
        REPLY,
        /** Shown at the door, so that its bearer is noted as present. */
        CARD,
        /** Hangs at the door, so that participants note themselves. */
        DOOR
    }

    /** @param invitee whose it is; null for the code at the door */
    public record Token(String sha256, UUID conference, Purpose purpose, String invitee, State state) {

        /** Whether a link still works. */
        public enum State {
            GOOD,
            USED,
            EXPIRED
        }
    }

    @Transactional
    public String make(UUID conference, Purpose purpose, String invitee, Instant until) {
        Map<String, String> made = make(conference, purpose, java.util.Collections.singletonList(invitee), until);
        return made.get(invitee);
    }

    /** One for each of them, written in one round trip; by invitee. */
    @Transactional
    public Map<String, String> make(UUID conference, Purpose purpose, List<String> invitees, Instant until) {
        Map<String, String> made = new LinkedHashMap<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (String invitee : invitees) {
            String secret = secret();
            made.put(invitee, secret);
            rows.add(new MapSqlParameterSource("sha", hash(secret))
                    .addValue("conference", conference)
                    .addValue("purpose", purpose.name())
                    .addValue("invitee", invitee, Types.VARCHAR)
                    .addValue("now", OffsetDateTime.now(clock))
                    .addValue("until", until.atOffset(ZoneOffset.UTC)));
        }
        jdbc.batchUpdate("""
                insert into app.conference_token (sha256, conference_id, purpose, invitee, made_at, expires_at)
                values (:sha, :conference, :purpose, :invitee, :now, :until)
                """, rows.toArray(MapSqlParameterSource[]::new));
        return made;
    }

    /** Empty for a secret that was never given out for this. */
    public Optional<Token> find(String secret, Purpose purpose) {
        return read(secret, purpose, "");
    }

    /** The same, and nobody else can use it until this transaction ends. */
    Optional<Token> lock(String secret, Purpose purpose) {
        return read(secret, purpose, " for update");
    }

    private Optional<Token> read(String secret, Purpose purpose, String how) {
        return jdbc
                .query(
                        """
                        select *, expires_at <= :now as expired from app.conference_token
                         where sha256 = :sha and purpose = :purpose
                        """ + how,
                        new MapSqlParameterSource("sha", hash(secret))
                                .addValue("purpose", purpose.name())
                                .addValue("now", OffsetDateTime.now(clock)),
                        (row, n) -> new Token(
                                row.getString("sha256"),
                                row.getObject("conference_id", UUID.class),
                                purpose,
                                row.getString("invitee"),
                                row.getObject("used_at") != null
                                        ? State.USED
                                        : row.getBoolean("expired") ? State.EXPIRED : State.GOOD))
                .stream()
                .findFirst();
    }

    /** An answer uses up every link that its giver has for it. */
    void useUp(UUID conference, Purpose purpose, String invitee) {
        jdbc.update(
                """
                update app.conference_token set used_at = :now
                 where conference_id = :conference and purpose = :purpose and invitee = :invitee and used_at is null
                """,
                new MapSqlParameterSource("conference", conference)
                        .addValue("purpose", purpose.name())
                        .addValue("invitee", invitee)
                        .addValue("now", OffsetDateTime.now(clock)));
    }

    /** The codes that hung at the door until now stop to work. */
    @Transactional
    public void endDoor(UUID conference) {
        jdbc.update(
                "update app.conference_token set used_at = :now where conference_id = :id and purpose = 'DOOR' and used_at is null",
                new MapSqlParameterSource("id", conference).addValue("now", OffsetDateTime.now(clock)));
    }

    static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String secret() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
