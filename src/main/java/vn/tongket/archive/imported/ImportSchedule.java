package vn.tongket.archive.imported;

import jakarta.annotation.PreDestroy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.tongket.archive.OneWorker;

/** Looks every few seconds, on every node, whether an archive waits to be checked. */
@Component
class ImportSchedule {

    private final ImportStore store;
    private final ObjectProvider<ImportWork> work;
    private final OneWorker worker = new OneWorker("archive-import");

    ImportSchedule(ImportStore store, ObjectProvider<ImportWork> work) {
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
