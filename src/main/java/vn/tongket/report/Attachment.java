package vn.tongket.report;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that belongs to a version of a report.
 *
 * @param name as the person named it, composed and without control characters
 * @param mediaType from the ending of the name, never from what the browser claims
 */
public record Attachment(UUID id, String name, String mediaType, long size, String sha256, Instant addedAt) {}
