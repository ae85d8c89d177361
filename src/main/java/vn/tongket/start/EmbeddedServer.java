package vn.tongket.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The product's own PostgreSQL: real server programs on the data folder, durable, reachable from this machine only and
 * with a password. Its data stay when it stops.
 */
final class EmbeddedServer implements AutoCloseable {

    /** Owner of the database, without the rights of the server's administrator. */
    static final String OWNER = "tongket";

    /** What the application works with; it owns nothing. */
    static final String APPLICATION = "tongket_app";

    static final String DATABASE = "tongket";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int ATTEMPTS = 10;
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);
    private static final String UNFINISHED = "postgresql.unfinished";
    private static final String PASSWORD_FILE = "postgresql.password";
    private static final String APPLICATION_PASSWORD_FILE = "postgresql.app.password";
    private static final String START_LOG = "postgresql.start.log";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "localhost"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            // values of rows stay out of the log
            Map.entry("log_error_verbosity", "terse"));

    private final EmbeddedPostgres postgres;
    private final String password;
    private final String applicationPassword;
    private final FileLock lock;

    private EmbeddedServer(EmbeddedPostgres postgres, String password, String applicationPassword, FileLock lock) {
        this.postgres = postgres;
        this.password = password;
        this.applicationPassword = applicationPassword;
        this.lock = lock;
    }

    static EmbeddedServer start(DataFolder folder) {
        FileLock lock = folder.lock();
        try {
            Path data = folder.resolve("postgresql");
            LeftoverServer.stop(data);
            Path unfinished = folder.resolve(UNFINISHED);
            if (Files.exists(unfinished)) {
                log.warn("The database was not finished when the product was first started; it is made again");
                DataFolder.delete(data);
                DataFolder.delete(folder.resolve("programs"));
            }
            boolean first = !Files.exists(data);
            if (first) {
                Files.writeString(unfinished, "");
                folder.writeSecret(PASSWORD_FILE, Secrets.password());
            }
            EmbeddedPostgres postgres = launchWhenFree(folder, data);
            if (folder.readSecret(APPLICATION_PASSWORD_FILE) == null) {
                folder.writeSecret(APPLICATION_PASSWORD_FILE, Secrets.password());
            }
            EmbeddedServer server = new EmbeddedServer(
                    postgres, folder.readSecret(PASSWORD_FILE), folder.readSecret(APPLICATION_PASSWORD_FILE), lock);
            server.admitApplication();
            if (first) {
                server.createDatabase();
                Files.delete(unfinished);
            }
            log.info("PostgreSQL runs on port {} with its data in {}", postgres.getPort(), data);
            return server;
        } catch (IOException | SQLException | RuntimeException e) {
            DataFolder.release(lock);
            throw e instanceof StartProblem problem
                    ? problem
                    : new StartProblem(e, "database-not-starting", folder, folder.resolve(START_LOG));
        }
    }

    /** What a killed server leaves behind, its lock and its shared memory, goes a moment after it. */
    private static EmbeddedPostgres launchWhenFree(DataFolder folder, Path data) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(folder, data);
            } catch (IllegalStateException e) {
                String said = String.valueOf(e.getMessage());
                boolean passing = said.contains("already exists") || said.contains("still in use");
                if (!passing || attempt == ATTEMPTS) {
                    throw e;
                }
                log.warn("A killed database server has not let go of its data yet; trying again");
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    /** Waits as long as a recovery may take, but not for a server that has said that it does not start. */
    private static EmbeddedPostgres launch(DataFolder folder, Path data) throws IOException {
        Path said = folder.resolve(START_LOG);
        Files.deleteIfExists(said);
        EmbeddedPostgres.Builder server = configure(folder, data, ProcessBuilder.Redirect.appendTo(said.toFile()));
        CompletableFuture<EmbeddedPostgres> starting = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        starting.complete(server.start());
                    } catch (IOException | RuntimeException | Error e) {
                        starting.completeExceptionally(e);
                    }
                },
                "embedded-postgresql-launch");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return starting.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (Files.exists(said) && Files.readString(said).contains("could not start server")) {
                    throw new IllegalStateException(Files.readString(said), e);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static EmbeddedPostgres.Builder configure(DataFolder folder, Path data, ProcessBuilder.Redirect output) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        folder.folder("programs").resolve("unpacked").toFile())
                .setRegisterShutdownHook(false)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setPGStartupWait(LONGEST_RECOVERY)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "vi-VN")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve(PASSWORD_FILE).toString())
                .setConnectConfig("password", folder.readSecret(PASSWORD_FILE));
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    /** Also in data folders from before the application had an account of its own. */
    private void admitApplication() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                      alter role %1$s nosuperuser nocreatedb nocreaterole login password '%2$s';
                    end $$
                    """.formatted(APPLICATION, applicationPassword));
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(OWNER, password));
            statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), DATABASE);
    }

    String applicationPassword() {
        return applicationPassword;
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        DataFolder.release(lock);
    }
}
