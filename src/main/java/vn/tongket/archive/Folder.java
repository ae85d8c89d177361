package vn.tongket.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The folder of an archive while it is packed, file after file straight to the disk. What goes in twice gives the same
 * bytes twice: no moment of packing stands in it. At the end the whole is sealed by its own hash, which stands in the
 * comment of the zip file.
 */
class Folder implements AutoCloseable {

    static final String SUMS = "SHA256SUMS";
    static final String MARK = "tongket-luu-tru sha256=";
    /** Behind 1980, where zip needs no extra field that depends on the zone of the machine. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final ZipOutputStream zip;
    private final SortedMap<String, Written> written = new TreeMap<>();

    /** Writes the content of one file. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** What was written. */
    record Written(long size, String sha256) {}

    Folder(Path file) throws IOException {
        this.file = file;
        this.zip = new Recorded(new java.io.BufferedOutputStream(Files.newOutputStream(file), BLOCK));
        this.zip.setLevel(Deflater.BEST_SPEED);
    }

    /** For those who write whole folders of their own; what they put in is summed up like everything else. */
    ZipOutputStream zip() {
        return zip;
    }

    Written put(String path, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        content.to(new Open(zip));
        zip.closeEntry();
        return written.get(path);
    }

    /** Everything that was written so far, by its path. */
    SortedMap<String, Written> written() {
        return written;
    }

    /** Writes the list of the hashes of all files so far; only the seal comes behind it. */
    void list() throws IOException {
        StringBuilder lines = new StringBuilder();
        written.forEach((path, file) ->
                lines.append(file.sha256()).append("  ").append(path).append('\n'));
        put(SUMS, out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Closes the zip and writes the hash of all its bytes behind it. */
    void finish() throws IOException {
        zip.close();
        seal(file);
    }

    /** Puts the hash of all bytes before the length of the comment into the comment. */
    static void seal(Path zip) throws IOException {
        MessageDigest digest = sha256();
        long end = Files.size(zip) - 2;
        digest(zip, end, digest);
        byte[] comment = (MARK + HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.US_ASCII);
        try (RandomAccessFile out = new RandomAccessFile(zip.toFile(), "rw")) {
            out.seek(end);
            out.write(comment.length);
            out.write(0);
            out.write(comment);
        }
    }

    static void digest(Path file, long length, MessageDigest digest) throws IOException {
        byte[] block = new byte[BLOCK];
        try (var in = Files.newInputStream(file)) {
            for (long left = length; left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) {
                    return;
                }
                digest.update(block, 0, read);
                left -= read;
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whoever writes a file may close what they write to, and the folder stays open. */
    private static final class Open extends FilterOutputStream {

        private Open(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Gives every entry the same moment and takes its hash, whoever writes it. */
    private final class Recorded extends ZipOutputStream {

        private final MessageDigest digest = sha256();
        private String open;
        private long size;

        private Recorded(OutputStream to) {
            super(to, StandardCharsets.UTF_8);
        }

        @Override
        public void putNextEntry(ZipEntry given) throws IOException {
            closeEntry();
            if (written.containsKey(given.getName())) {
                throw new IOException("Written twice: " + given.getName());
            }
            ZipEntry entry = new ZipEntry(given.getName());
            entry.setTimeLocal(ALWAYS);
            super.putNextEntry(entry);
            open = given.getName();
            digest.reset();
            size = 0;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            super.write(bytes, from, length);
            digest.update(bytes, from, length);
            size += length;
        }

        @Override
        public void closeEntry() throws IOException {
            if (open != null) {
                super.closeEntry();
                written.put(open, new Written(size, HexFormat.of().formatHex(digest.digest())));
                open = null;
            }
        }
    }
}
