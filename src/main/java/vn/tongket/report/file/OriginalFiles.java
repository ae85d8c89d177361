package vn.tongket.report.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    /** Keeps a file whose size was looked at before. */
    public Original keep(InputStream content) throws IOException {
        AttachmentStore.Kept kept = store.keep(content);
        return new Original(kept.sha256(), kept.size());
    }

    public void write(Original original, OutputStream out) {
        store.write(original.sha256(), 0, original.size(), out);
    }
}
