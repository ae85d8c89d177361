package vn.tongket.report.offline;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that came back, kept as it came.
 *
 * @param sha256 hash of the file
 * @param uploadedBy name of the account
 * @param decidedAt when it was taken over or passed over; null while it waits
 * @param taken how many sections and figures were taken over; null unless it was
 */
public record OfflineUpload(
        UUID id,
        UUID obligation,
        OfflineKind kind,
        String name,
        String sha256,
        long size,
        Instant uploadedAt,
        String uploadedBy,
        Status status,
        Instant decidedAt,
        Integer taken) {

    /** What became of it. */
    public enum Status {
        WAITING,
        APPLIED,
        CANCELLED
    }

    public boolean isWaiting() {
        return status == Status.WAITING;
    }
}
