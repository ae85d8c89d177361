package vn.tongket.report.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that comes piece by piece and may be gone on with after an interruption.
 *
 * @param received how many bytes are here; the next piece begins there
 * @param expiresAt when it is forgotten unless another piece comes
 */
public record Upload(UUID id, UUID obligationId, String name, long size, long received, Instant expiresAt) {

    public boolean isWhole() {
        return received == size;
    }
}
