package vn.tongket.web.push;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what triggers of the database announce ({@code cycle:<id>}), on one connection and one thread however many people
 * look. When the connection was away, everything counts as changed: nobody knows what was announced meanwhile.
 */
class Changes {

    /** What is heard when anything may have changed. */
    static final String ANYTHING = "*";

    /** A moment later than every other one. */
    static final long NOT_YET = Long.MAX_VALUE;

    private static final Logger log = LoggerFactory.getLogger(Changes.class);
    private static final int LISTEN_MILLIS = 500;
    private static final long PROVE_EVERY_NANOS = 30_000_000_000L;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final DataSource source;
    private final Consumer<String> heard;
    private Thread thread;
    private volatile boolean wanted;
    private volatile long listeningSince = NOT_YET;

    Changes(DataSource source, Consumer<String> heard) {
        this.source = source;
        this.heard = heard;
    }

    /** From which moment on nothing was missed, in milliseconds. */
    long listeningSince() {
        return listeningSince;
    }

    synchronized void start() {
        wanted = true;
        if (thread == null || !thread.isAlive()) {
            thread = new Thread(this::run, "tongket-changes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop() {
        wanted = false;
    }

    private void run() {
        long wait = 250;
        while (goOn()) {
            try {
                listen();
                wait = 250;
            } catch (SQLException | RuntimeException lost) {
                log.warn(
                        "Changes are not heard for the moment: {}",
                        lost.getClass().getSimpleName());
                listeningSince = NOT_YET;
                pause(wait);
                wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
            }
        }
    }

    /** The thread ends only while nobody can be starting another one. */
    private synchronized boolean goOn() {
        if (!wanted) {
            thread = null;
        }
        return wanted;
    }

    private void listen() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(true);
            tell(connection, "listen tongket");
            try {
                listeningSince = System.currentTimeMillis();
                heard.accept(ANYTHING);
                hear(connection);
            } finally {
                listeningSince = NOT_YET;
                // the connection goes back to the others
                tell(connection, "unlisten *");
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection announcements = connection.unwrap(PGConnection.class);
        long proved = System.nanoTime();
        while (wanted) {
            PGNotification[] arrived = announcements.getNotifications(LISTEN_MILLIS);
            if (arrived != null) {
                for (PGNotification one : arrived) {
                    heard.accept(one.getParameter());
                }
            }
            if (System.nanoTime() - proved > PROVE_EVERY_NANOS) {
                tell(connection, "select 1");
                proved = System.nanoTime();
            }
        }
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
