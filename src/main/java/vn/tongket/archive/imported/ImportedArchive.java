package vn.tongket.archive.imported;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An archive from elsewhere, on its way in or there to be read.
 *
 * @param about what it says of itself; null until it was checked
 * @param problem key of the sentence why it was refused; else null
 */
public record ImportedArchive(
        UUID id,
        String name,
        String sha256,
        long size,
        Instant uploadedAt,
        String uploadedBy,
        Stage stage,
        int done,
        int total,
        int attempts,
        JsonNode about,
        String title,
        Instant acceptedAt,
        String problem,
        List<Object> problemArgs,
        Instant removedAt,
        String removedReason) {

    /** How far it came. */
    public enum Stage {
        CHECKING,
        KEEPING,
        ACCEPTED,
        REFUSED,
        REMOVED
    }

    public boolean isRunning() {
        return stage == Stage.CHECKING || stage == Stage.KEEPING;
    }

    public boolean isReadable() {
        return stage == Stage.ACCEPTED;
    }

    /** What the archive says of itself. */
    public String fact(String key) {
        return about == null ? "" : about.path(key).asText("");
    }
}
