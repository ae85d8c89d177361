package vn.tongket.audit.seal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The signed roots as the database holds them; they are appended and never changed. */
@Component
class SealedRoots {

    private static final String COLUMNS = "number, statement, signature, root, key_id";
    private static final RowMapper<Signed> SIGNED = (row, index) -> new Signed(
            row.getLong("number"),
            row.getString("statement"),
            row.getBytes("signature"),
            Hash.hex(row.getBytes("root")),
            row.getString("key_id"));

    private final JdbcTemplate jdbc;

    SealedRoots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A root as it stands there, which is not to say that it is right. */
    record Signed(long number, String statement, byte[] signature, String root, String keyId) {

        Root read() {
            return Root.read(statement);
        }
    }

    /** A root with its leaves, about to be stored. */
    record Sealed(Root root, byte[] signature, Leaves leaves) {}

    Optional<Signed> last() {
        return jdbc.query("select " + COLUMNS + " from app.seal_root order by number desc limit 1", SIGNED).stream()
                .findFirst();
    }

    /** The last root before a moment. */
    Optional<Signed> lastBefore(Instant moment) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from app.seal_root where sealed_at < ? order by number desc limit 1",
                        SIGNED,
                        moment.atOffset(ZoneOffset.UTC))
                .stream()
                .findFirst();
    }

    Optional<Signed> find(long number) {
        return jdbc.query("select " + COLUMNS + " from app.seal_root where number = ?", SIGNED, number).stream()
                .findFirst();
    }

    /** The roots after a number, the oldest first. */
    List<Signed> after(long number, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from app.seal_root where number > ? order by number limit ?",
                SIGNED,
                number,
                limit);
    }

    /** The first root that may hold records of the turn. */
    long firstOfTurn(long turn) {
        Long number =
                jdbc.queryForObject("select min(number) from app.seal_root where upto_turn >= ?", Long.class, turn);
        return number == null ? Long.MAX_VALUE : number;
    }

    Leaves leaves(long number) {
        return new Leaves(leafBytes(number));
    }

    /** As they stand there, which is not to say that they are leaves. */
    byte[] leafBytes(long number) {
        return jdbc.queryForObject("select leaves from app.seal_root where number = ?", byte[].class, number);
    }

    /** Public keys by their ids. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        jdbc.query("select id, public_key from app.seal_key order by first_used_at, id", row -> {
            keys.put(row.getString(1), row.getString(2));
        });
        return keys;
    }

    /** Enters a key when it is used for the first time; answers whether it is. */
    boolean enter(SealKey key, Instant at) {
        return jdbc.update(
                        "insert into app.seal_key values (?, ?, ?) on conflict do nothing",
                        key.id(),
                        key.publicKey(),
                        at.atOffset(ZoneOffset.UTC))
                == 1;
    }

    void append(List<Sealed> sealed) {
        List<Object[]> rows = new ArrayList<>();
        for (Sealed each : sealed) {
            Root root = each.root();
            rows.add(new Object[] {
                root.number(),
                root.statement(),
                each.signature(),
                Hash.bytes(root.hash()),
                root.upto().turn(),
                root.upto().source(),
                root.upto().id(),
                root.records(),
                each.leaves().bytes(),
                OffsetDateTime.ofInstant(root.at(), ZoneOffset.UTC),
                root.key()
            });
        }
        jdbc.batchUpdate("insert into app.seal_root values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }
}
