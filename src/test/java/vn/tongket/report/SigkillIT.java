package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cycle is killed again and again, alone and together with its database server, while its jobs run and people work; it
 * is started again each time, comes to its end, and everything that was acknowledged is there, once.
 */
class SigkillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Process child;

    @Test
    void a_killed_cycle_goes_on_and_keeps_all_that_was_acknowledged() throws Exception {
        start();
        await(() -> acknowledged().size() >= 1);
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        kill(false);
        assertThat(acknowledged()).hasSizeLessThan(CycleUnderFire.UNITS);

        start();
        await(() -> acknowledged().size() >= 40);
        kill(true);

        start();
        await(() -> acknowledged().size() >= 150);
        kill(false);
        int before = acknowledged().size();
        assertThat(before).isLessThan(3 * CycleUnderFire.UNITS);

        start();
        await(() -> acknowledged().stream().anyMatch(line -> line.startsWith("DONE")));
        await(() -> count("select count(*) from app.review_cycle where closed_at is not null") == 1);

        assertThat(acknowledged()).doesNotHaveDuplicates();
        for (String line : acknowledged()) {
            String[] act = line.split(" ");
            if (act[0].startsWith("Task_")) {
                assertThat(count("""
                                select count(*) from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.proc_inst_id_
                                 where t.task_def_key_ = '%s' and t.delete_reason_ = 'completed' and p.business_key_ = '%s'
                                """.formatted(act[0], act[1]))).as(line).isOne();
            }
        }
        assertThat(count("select count(*) from app.obligation where accepted_at is not null"))
                .isEqualTo(CycleUnderFire.UNITS);
        assertThat(count("select count(*) from app.report_version where submitted_at is not null"))
                .isEqualTo(CycleUnderFire.UNITS);
        assertThat(count("select count(*) from act_hi_procinst where proc_def_key_ = 'unit-report'"))
                .as("one process per report, none twice")
                .isEqualTo(CycleUnderFire.UNITS);
        assertThat(count("select count(distinct business_key_) from act_hi_procinst where end_time_ is not null"))
                .isEqualTo(CycleUnderFire.UNITS + 1);
        assertThat(count("select count(*) from act_ru_incident")).isZero();
        assertThat(count("select count(*) from app.audit_record where act = 'report.accepted'"))
                .isEqualTo(CycleUnderFire.UNITS);
    }

    @AfterEach
    void stop() throws Exception {
        if (child != null && child.isAlive()) {
            child.destroy();
            child.waitFor();
        }
    }

    private void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CycleUnderFire.class.getName(),
                        "--server.port=" + port,
                        "--tongket.data-dir=" + folder.resolve("data"),
                        "--tongket.admin.password=Mat-khau-thu-2026",
                        "--acknowledged=" + folder.resolve("acknowledged"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** Kills the product without warning, and first its database server when that is asked for. */
    private void kill(boolean serverToo) throws Exception {
        if (serverToo) {
            ProcessHandle.of(Long.parseLong(serverFile().get(0).strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
        child.destroyForcibly().waitFor();
    }

    private List<String> acknowledged() {
        try {
            Path file = folder.resolve("acknowledged");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(BooleanSupplier reached) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            if (!child.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("The product %s after %d acknowledged acts; see %s"
                        .formatted(
                                child.isAlive() ? "does not come further" : "ended by itself",
                                acknowledged().size(),
                                folder.resolve("log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private List<String> serverFile() throws IOException {
        return Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid"));
    }

    private long count(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:%s/tongket"
                                .formatted(serverFile().get(3)),
                        "tongket",
                        Files.readString(folder.resolve("data/postgresql.password"))
                                .strip());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
