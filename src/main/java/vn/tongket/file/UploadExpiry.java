package vn.tongket.file;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets uploads that nobody went on with. It stands alone, since what runs by the clock is made at the start. */
@Component
class UploadExpiry {

    private static final Logger log = LoggerFactory.getLogger(UploadExpiry.class);

    private final UploadStore store;

    UploadExpiry(UploadStore store) {
        this.store = store;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT30M")
    void forgetExpired() throws IOException {
        Spooled.sweep();
        int forgotten = store.dropExpired();
        if (forgotten > 0) {
            log.info("Forgot {} uploads that nobody went on with", forgotten);
        }
    }
}
