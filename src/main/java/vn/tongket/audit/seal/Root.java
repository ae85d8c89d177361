package vn.tongket.audit.seal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a root says, and what is signed: an English text of lines, so that it can be checked with other programs too.
 *
 * @param previous root of the statement before, in hexadecimal digits; zeros for the first
 * @param after where the statement before ended
 * @param upto the last record under this root; all records in between are under it
 * @param horizon every transaction with a smaller turn had ended
 * @param tree root of the tree over the leaves
 * @param key id of the key that signs
 */
record Root(
        long number,
        String previous,
        Position after,
        Position upto,
        long horizon,
        int records,
        String tree,
        Instant at,
        String key) {

    static final String NONE = "0".repeat(2 * Hash.LENGTH);

    private static final String HEAD = "tong-ket-seal/1";

    String statement() {
        return """
                %s
                number=%d
                previous=%s
                after=%s
                upto=%s
                horizon=%d
                records=%d
                tree=%s
                at=%s
                key=%s
                """.formatted(HEAD, number, previous, after, upto, horizon, records, tree, at, key);
    }

    String hash() {
        return Hash.hex(Hash.of(statement()));
    }

    /** Reads a statement; null when it is none, down to the last character. */
    static Root read(String statement) {
        String[] lines = statement.split("\n");
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            values.put(equals < 0 ? "" : line.substring(0, equals), line.substring(equals + 1));
        }
        try {
            Root root = new Root(
                    Long.parseLong(values.get("number")),
                    values.get("previous"),
                    Position.read(values.get("after")),
                    Position.read(values.get("upto")),
                    Long.parseLong(values.get("horizon")),
                    Integer.parseInt(values.get("records")),
                    values.get("tree"),
                    Instant.parse(values.get("at")),
                    values.get("key"));
            return root.statement().equals(statement) ? root : null;
        } catch (RuntimeException e) {
            return null;
        }
    }
}
