package vn.tongket.file;

/** A content as it is kept, by the SHA-256 of its bytes. */
public record StoredContent(String sha256, long size) {}
