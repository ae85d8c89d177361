package vn.tongket.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The end of an archive, which holds the hash of all bytes before it. */
record ArchiveFrame(Path file, long end, String sha256) {

    private static final int COMMENT = Folder.MARK.length() + 64;

    /** Nothing for a file that is none of ours, or was cut. */
    static Optional<ArchiveFrame> of(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long end = in.length() - COMMENT - 2;
            if (end < 22) {
                return Optional.empty();
            }
            in.seek(end);
            int length = in.read() | in.read() << 8;
            byte[] comment = new byte[COMMENT];
            in.readFully(comment);
            String text = new String(comment, StandardCharsets.US_ASCII);
            return length == COMMENT && text.startsWith(Folder.MARK)
                    ? Optional.of(new ArchiveFrame(file, end, text.substring(Folder.MARK.length())))
                    : Optional.empty();
        }
    }

    boolean isWhole() throws IOException {
        MessageDigest digest = Folder.sha256();
        Folder.digest(file, end, digest);
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }
}
