package vn.tongket.report;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that belongs to a version of a report.
 *
 * @param name as the person named it, composed and without control characters
 * @param mediaType what the content was found to be, never what the browser claims
 * @param unread no letters were found in it, as in a scanned page: only people can say what it holds
 */
public record Attachment(
        UUID id, String name, String mediaType, long size, String sha256, Instant addedAt, boolean unread) {}
