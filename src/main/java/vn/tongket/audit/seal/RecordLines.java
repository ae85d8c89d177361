package vn.tongket.audit.seal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/**
 * The records in the order in which they are sealed, each as one line of canonical JSON, read through cursors within the
 * transaction of the connection. The line is what is hashed and what an export holds.
 */
final class RecordLines implements AutoCloseable {

    static final int ACT = 1;
    static final int CHANGE = 2;

    private static final int AT_ONCE = 2_000;
    private static final String ACTS = """
            select id, turn, occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id::text cycle_id, unit_code,
                   process_instance_id, process_definition_id, activity_id, acted_unit, acted_role, acting,
                   substitute_for, details::text details
              from app.audit_record
             where %s and turn >= ? and turn <= ? and (turn, 1, id) > (?, ?, ?) and (turn, 1, id) <= (?, ?, ?)
             order by turn, id
            """;
    private static final String CHANGES = """
            select id, turn, changed_at, db_user, source, operation::text operation, row_key, actor, row_hash,
                   content::text content
              from app.audit_change
             where turn >= ? and turn <= ? and (turn, 2, id) > (?, ?, ?) and (turn, 2, id) <= (?, ?, ?)
             order by turn, id
            """;

    private final CanonicalJson json = new CanonicalJson();
    private final Cursor acts;
    private final Cursor changes;

    private RecordLines(Cursor acts, Cursor changes) {
        this.acts = acts;
        this.changes = changes;
    }

    /** One record; {@code bytes} are those of the line, without its end. */
    record Line(Position position, byte[] bytes) {

        byte[] hash() {
            return Hash.leaf(position.source(), position.id(), bytes);
        }
    }

    /** All records after a position up to another. */
    static RecordLines between(Connection connection, Position after, Position upto) throws SQLException {
        return new RecordLines(
                new Cursor(connection, ACTS.formatted("true"), null, after, upto),
                new Cursor(connection, CHANGES, null, after, upto));
    }

    /** All records before a horizon. */
    static RecordLines before(Connection connection, Position after, long horizon) throws SQLException {
        return between(connection, after, new Position(horizon - 1, CHANGE, Long.MAX_VALUE));
    }

    /** The acts of a cycle up to a position. */
    static RecordLines ofCycle(Connection connection, String cycle, Position upto) throws SQLException {
        return new RecordLines(
                new Cursor(connection, ACTS.formatted("cycle_id = ?::uuid"), cycle, Position.START, upto), null);
    }

    /** The next record, or null after the last. */
    Line next() throws SQLException {
        Position act = acts.position(ACT);
        Position change = changes == null ? null : changes.position(CHANGE);
        if (act == null && change == null) {
            return null;
        }
        boolean actFirst = change == null || act != null && act.compareTo(change) < 0;
        Cursor from = actFirst ? acts : changes;
        Line line = new Line(
                actFirst ? act : change,
                (actFirst ? act(from.rows) : change(from.rows)).getBytes(StandardCharsets.UTF_8));
        from.advance();
        return line;
    }

    private String act(ResultSet row) throws SQLException {
        return json.clear()
                .field("source", "act")
                .field("id", row.getLong("id"))
                .field("turn", row.getLong("turn"))
                .field("at", moment(row, "occurred_at"))
                .field("actor", row.getString("actor"))
                .field("capacity", row.getString("capacity"))
                .field("act", row.getString("act"))
                .field("subjectKind", row.getString("subject_kind"))
                .field("subjectId", row.getString("subject_id"))
                .field("cycle", row.getString("cycle_id"))
                .field("unit", row.getString("unit_code"))
                .field("instance", row.getString("process_instance_id"))
                .field("definition", row.getString("process_definition_id"))
                .field("activity", row.getString("activity_id"))
                .field("actedUnit", row.getString("acted_unit"))
                .field("actedRole", row.getString("acted_role"))
                .field("acting", row.getBoolean("acting"))
                .field("substituteFor", row.getString("substitute_for"))
                .json("details", row.getString("details"))
                .object();
    }

    private String change(ResultSet row) throws SQLException {
        return json.clear()
                .field("source", "change")
                .field("id", row.getLong("id"))
                .field("turn", row.getLong("turn"))
                .field("at", moment(row, "changed_at"))
                .field("dbUser", row.getString("db_user"))
                .field("table", row.getString("source"))
                .field("operation", row.getString("operation"))
                .field("key", row.getString("row_key"))
                .field("actor", row.getString("actor"))
                .field("hash", HexFormat.of().formatHex(row.getBytes("row_hash")))
                .json("content", row.getString("content"))
                .object();
    }

    private static String moment(ResultSet row, String column) throws SQLException {
        Instant instant = row.getObject(column, OffsetDateTime.class).toInstant();
        return instant.toString();
    }

    @Override
    public void close() throws SQLException {
        acts.close();
        if (changes != null) {
            changes.close();
        }
    }

    private static final class Cursor implements AutoCloseable {

        private final PreparedStatement statement;
        private final ResultSet rows;
        private boolean there;

        Cursor(Connection connection, String sql, String cycle, Position after, Position upto) throws SQLException {
            statement = connection.prepareStatement(sql);
            statement.setFetchSize(AT_ONCE);
            int at = 1;
            if (cycle != null) {
                statement.setString(at++, cycle);
            }
            statement.setLong(at++, after.turn());
            statement.setLong(at++, upto.turn());
            for (Position end : new Position[] {after, upto}) {
                statement.setLong(at++, end.turn());
                statement.setInt(at++, end.source());
                statement.setLong(at++, end.id());
            }
            rows = statement.executeQuery();
            advance();
        }

        void advance() throws SQLException {
            there = rows.next();
        }

        Position position(int source) throws SQLException {
            return there ? new Position(rows.getLong("turn"), source, rows.getLong("id")) : null;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
