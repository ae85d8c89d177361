package vn.tongket.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files kept as they came in, one content once; runs in the transaction of whoever keeps or reads them. */
@Component
public class OriginalFiles {

    private final AttachmentStore store;

    OriginalFiles(AttachmentStore store) {
        this.store = store;
    }

    /** A content as it was kept. */
    public record Original(String sha256, long size) {}

    /** Nothing when there is more than the limit; the transaction must not commit then. */
    public Optional<Original> keep(InputStream content, long limit) throws IOException {
        return store.keep(content, limit).map(kept -> new Original(kept.sha256(), kept.size()));
    }

    public void write(String sha256, OutputStream out) {
        store.write(sha256, out);
    }
}
