package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** A file on its way, on the disk while it is looked at and gone when that is done. */
record Spooled(Path path, long size, String sha256) implements AutoCloseable {

    private static final String BEGINNING = "tongket-";
    private static final String ENDING = ".part";
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Nothing when the stream holds more than the limit. */
    static Optional<Spooled> of(InputStream content, long limit) throws IOException {
        Path path = Files.createTempFile(BEGINNING, ENDING);
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(path);
                DigestInputStream read = new DigestInputStream(content, FileContents.digest())) {
            byte[] block = new byte[64 * 1024];
            long size = 0;
            for (int n = read.read(block); n >= 0; n = read.read(block)) {
                size += n;
                if (size > limit) {
                    return Optional.empty();
                }
                out.write(block, 0, n);
            }
            whole = true;
            String sha256 = HexFormat.of().formatHex(read.getMessageDigest().digest());
            return Optional.of(new Spooled(path, size, sha256));
        } finally {
            if (!whole) {
                Files.delete(path);
            }
        }
    }

    /** Takes away what a product that was killed left on the disk; no file is looked at for so long. */
    static void sweep() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BEGINNING + "*" + ENDING)) {
            for (Path file : left) {
                if (System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > LONGEST.toMillis()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
