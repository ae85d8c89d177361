package vn.tongket.archive;

import java.util.Arrays;
import java.util.List;

/**
 * A table of a readable page, filled by one statement.
 *
 * @param key of its heading, {@code archive.list.<key>}
 * @param columns {@code <key>} of the heading {@code archive.col.<key>}, with {@code =<prefix>} behind where the value is a
 *     code whose text is {@code <prefix>.<code>}, and {@code =#} where it is a number
 * @param sql the rows, with {@code :cycle}; every column is text
 */
record Listing(String key, List<String> columns, String sql) {

    static Listing of(String key, String columns, String sql) {
        return new Listing(key, Arrays.asList(columns.split(" ")), sql);
    }

    /**
     * A readable page of one chapter.
     *
     * @param path where it stands; a long one goes on in {@code …-002.html}
     * @param key of its title, {@code archive.page.<key>}
     */
    record Page(String path, String key, List<Listing> listings) {}

    String heading(int column) {
        return columns.get(column).replaceFirst("=.*", "");
    }

    /** The prefix of the texts of a column's codes; null where it holds words. */
    String codes(int column) {
        String spec = columns.get(column);
        int at = spec.indexOf('=');
        return at < 0 ? null : spec.substring(at + 1);
    }
}
