package vn.tongket.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the product, because the product was killed. It is stopped before another one is
 * started on the same data; its clients are gone, as the caller holds the lock of the data folder.
 */
final class LeftoverServer {

    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CLEARING = Duration.ofSeconds(10);

    private LeftoverServer() {}

    static void stop(Path database) {
        Path pidFile = database.resolve("postmaster.pid");
        Optional<ProcessHandle> found = pid(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle process = found.get();
        Optional<String> command = process.info().command();
        if (command.isEmpty()) {
            // a server that was killed just now and is not cleared away yet, or somebody else's process, which
            // PostgreSQL itself tells apart
            ended(process, CLEARING);
            return;
        }
        if (!command.get().contains("postgres")) {
            // the number was given to another process since, e.g. after the machine was started again
            log.warn("Process {} of {} is not a PostgreSQL server; the file is removed", process.pid(), pidFile);
            DataFolder.delete(pidFile);
            return;
        }
        log.warn("Stopping PostgreSQL process {} that was left over from a killed run", process.pid());
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroy();
        if (!ended(process, PATIENCE)) {
            log.warn("PostgreSQL process {} does not stop and is killed; it recovers at the next start", process.pid());
            process.destroyForcibly();
        }
        all.forEach(one -> ended(one, PATIENCE));
    }

    private static Optional<Long> pid(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? Files.readAllLines(pidFile).stream()
                            .findFirst()
                            .map(String::strip)
                            .map(Long::valueOf)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            log.warn("{} cannot be read", pidFile, e);
            return Optional.empty();
        }
    }

    private static boolean ended(ProcessHandle process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
