package vn.tongket.archive;

import jakarta.annotation.PreDestroy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds, on every node, whether an archive waits to be made. */
@Component
class ArchiveSchedule {

    private final ArchiveStore store;
    private final ObjectProvider<ArchiveWork> work;
    private final OneWorker worker = new OneWorker("archive");

    // everything that writes papers is made when there is one to write
    ArchiveSchedule(ArchiveStore store, ObjectProvider<ArchiveWork> work) {
        this.store = store;
        this.work = work;
    }

    @Scheduled(
            initialDelayString = "${tongket.archive.every:PT20S}",
            fixedDelayString = "${tongket.archive.every:PT3S}")
    void look() {
        if (!worker.isBusy() && store.isWaiting()) {
            worker.begin(() -> work.getObject().next());
        }
    }

    @PreDestroy
    void stop() {
        worker.close();
    }
}
