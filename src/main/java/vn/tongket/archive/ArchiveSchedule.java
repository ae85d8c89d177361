package vn.tongket.archive;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds, on every node, whether an archive waits to be made. The work has a thread of its own: what
 * else runs by the clock does not wait for it.
 */
@Component
class ArchiveSchedule {

    private final ArchiveStore store;
    private final ObjectProvider<ArchiveWork> work;
    private final AtomicBoolean busy = new AtomicBoolean();
    private ExecutorService worker;

    // everything that writes papers is made when there is one to write
    ArchiveSchedule(ArchiveStore store, ObjectProvider<ArchiveWork> work) {
        this.store = store;
        this.work = work;
    }

    @Scheduled(
            initialDelayString = "${tongket.archive.every:PT20S}",
            fixedDelayString = "${tongket.archive.every:PT3S}")
    void look() {
        if (!busy.get() && store.isWaiting() && busy.compareAndSet(false, true)) {
            worker().execute(this::run);
        }
    }

    private void run() {
        try {
            ArchiveWork archives = work.getObject();
            while (archives.next()) {
                Thread.yield();
            }
        } finally {
            busy.set(false);
        }
    }

    private synchronized ExecutorService worker() {
        if (worker == null) {
            worker = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "archive");
                thread.setDaemon(true);
                return thread;
            });
        }
        return worker;
    }

    @PreDestroy
    synchronized void stop() {
        if (worker != null) {
            worker.shutdownNow();
        }
    }
}
