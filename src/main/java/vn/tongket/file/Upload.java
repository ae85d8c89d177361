package vn.tongket.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that comes piece by piece and may be gone on with after an interruption.
 *
 * @param place kind of what it belongs to, {@code report} for a unit's report; {@code owner} is the id of that
 * @param received how many bytes are here; the next piece begins there
 * @param expiresAt when it is forgotten unless another piece comes
 */
public record Upload(UUID id, String place, UUID owner, String name, long size, long received, Instant expiresAt) {

    public boolean isWhole() {
        return received == size;
    }
}
