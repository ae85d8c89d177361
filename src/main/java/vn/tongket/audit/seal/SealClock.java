package vn.tongket.audit.seal;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;

/** Seals and brings roots outside every few minutes; what fails is shown on the page of the seal and tried again. */
@Component
class SealClock {

    private static final Logger log = LoggerFactory.getLogger(SealClock.class);

    private final Sealer sealer;
    private final SealedRoots roots;
    private final SealPlaces places;
    private final SealSettings settings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SealClock(
            Sealer sealer,
            SealedRoots roots,
            SealPlaces places,
            SealSettings settings,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.sealer = sealer;
        this.roots = roots;
        this.places = places;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${tongket.seal.first:PT20S}", fixedDelayString = "${tongket.seal.every:PT4M}")
    void seal() {
        try {
            transaction.executeWithoutResult(status -> {
                SealKey key = settings.key();
                if (roots.enter(key, clock.instant())) {
                    audit.record(Act.of("seal.key-used", "seal-key", key.id()));
                }
            });
            sealer.seal();
            places.note(
                    SealPlaces.SEALER,
                    roots.last().map(SealedRoots.Signed::number).orElse(0L),
                    null);
        } catch (BrokenChain e) {
            log.error("{}; nothing is sealed until the database is put right", e.getMessage());
            places.note(SealPlaces.SEALER, null, "BROKEN");
        } catch (RuntimeException e) {
            log.error("The record could not be sealed", e);
            places.note(SealPlaces.SEALER, null, "FAILED");
        }
        places.deliver();
    }
}
