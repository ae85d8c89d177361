package vn.tongket.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that does not belong to a unit's report, e.g. evidence of a task's progress.
 *
 * @param unread no letters were found in it, as in a scanned page: only people can say what it holds
 * @param removable whether it may still be taken away
 */
public record KeptFile(
        UUID id,
        UUID owner,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant addedAt,
        String addedBy,
        boolean unread,
        boolean removable) {}
