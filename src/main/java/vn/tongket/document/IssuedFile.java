package vn.tongket.document;

import java.time.Instant;
import java.util.UUID;

/**
 * The Word file of an issued document, frozen when it was first written out.
 *
 * @param templateKey the template it was written with
 * @param templateSha256 the very template, as a clerk may have changed it since
 */
public record IssuedFile(
        UUID documentId, String sha256, long size, String templateKey, String templateSha256, Instant renderedAt) {}
