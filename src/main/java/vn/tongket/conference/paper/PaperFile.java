package vn.tongket.conference.paper;

import java.time.Instant;
import java.util.UUID;

/**
 * The file of a paper, as it is kept.
 *
 * @param unread no letters were found in it, as in a scanned page: only people can say what it holds
 * @param removable whether it may still be taken away
 */
public record PaperFile(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant addedAt,
        String addedBy,
        boolean unread,
        boolean removable) {}
