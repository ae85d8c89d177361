package vn.tongket.organization.change;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds, on every node, whether something of a change of units waits to be moved. */
@Component
class TransferSchedule {

    private final UnitChangeStore store;
    private final ObjectProvider<Transfers> transfers;

    // everything that moves is made when there is something to move
    TransferSchedule(UnitChangeStore store, ObjectProvider<Transfers> transfers) {
        this.store = store;
        this.transfers = transfers;
    }

    @Scheduled(initialDelayString = "${tongket.units.every:PT15S}", fixedDelayString = "${tongket.units.every:PT5S}")
    void run() {
        if (!store.waiting().isEmpty()) {
            transfers.getObject().run();
        }
    }
}
