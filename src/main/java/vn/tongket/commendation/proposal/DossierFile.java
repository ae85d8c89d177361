package vn.tongket.commendation.proposal;

import java.time.Instant;
import java.util.UUID;

/**
 * A paper as a file.
 *
 * @param lineId the line it proves; null for papers of the whole unit
 */
public record DossierFile(
        UUID id,
        UUID commendationId,
        String unitCode,
        UUID lineId,
        String paperCode,
        String sha256,
        String name,
        String mediaType,
        long size,
        boolean unread,
        Instant addedAt) {}
