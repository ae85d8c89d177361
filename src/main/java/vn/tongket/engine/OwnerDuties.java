package vn.tongket.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * What the owner of the database does at every start, after the migrations: makes the engine's tables where there are none,
 * has changes of them recorded, and gives the application's account its rights. The application itself can do none of it.
 */
@Component
class OwnerDuties implements Callback {

    private static final long LOCK = 0x746f6e676b657448L;
    private static final String ENGINE = "/org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    private final JdbcConnectionDetails application;

    OwnerDuties(JdbcConnectionDetails application) {
        this.application = application;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** On a connection of its own, as the one of the migrations looks into another schema. */
    @Override
    public void handle(Event event, Context context) {
        try (Connection connection = context.getConfiguration().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
                if (!engineIsThere(statement)) {
                    for (String part : PARTS) {
                        statement.execute(script(ENGINE.formatted(part)));
                    }
                }
                name(connection, account(statement));
                statement.execute(script("/db/owner/cover.sql"));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The owner of the database could not prepare it for the application", e);
        }
    }

    private static boolean engineIsThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('act_ge_property') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** As the configuration calls it; who owns the database where it says nothing. */
    private String account(Statement statement) throws SQLException {
        String named = application.getUsername();
        if (named != null && !named.isBlank()) {
            return named;
        }
        try (ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void name(Connection connection, String account) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('tongket.application', ?, true)")) {
            set.setString(1, account);
            set.execute();
        }
    }

    private static String script(String path) {
        try (InputStream text = OwnerDuties.class.getResourceAsStream(path)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    @Override
    public String getCallbackName() {
        return "owner-duties";
    }
}
