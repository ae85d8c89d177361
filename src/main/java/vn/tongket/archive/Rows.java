package vn.tongket.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Rows as they come from the database, some at a time: a table of any length never stands in memory. */
@Component
class Rows {

    private static final int AT_ONCE = 200;

    private final NamedParameterJdbcTemplate streaming;
    private final NamedParameterJdbcTemplate large;

    Rows(JdbcTemplate template) {
        this.streaming = template(template, AT_ONCE);
        this.large = template(template, 8);
    }

    private static NamedParameterJdbcTemplate template(JdbcTemplate given, int rows) {
        JdbcTemplate own = new JdbcTemplate(given.getDataSource());
        own.setFetchSize(rows);
        return new NamedParameterJdbcTemplate(own);
    }

    /** Does something with a row that may fail to be written. */
    interface Each {
        void row(java.sql.ResultSet row) throws java.sql.SQLException, IOException;
    }

    /** Runs in a transaction, as the driver reads row by row only there. */
    void each(String sql, UUID cycle, Each each) {
        streaming.query(sql, new MapSqlParameterSource("cycle", cycle), handler(each));
    }

    /** For rows that are long in themselves. */
    void eachLarge(String sql, UUID cycle, Each each) {
        large.query(sql, new MapSqlParameterSource("cycle", cycle), handler(each));
    }

    private static RowCallbackHandler handler(Each each) {
        return row -> {
            try {
                each.row(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
