package vn.tongket.report.offline;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.core.io.InputStreamSource;
import vn.tongket.Refusal;

/**
 * A Word or Excel file that somebody sent, looked through from end to end in small pieces before anything of it is
 * believed. It lies in a temporary file until it is closed; only single parts are ever read, never the whole.
 */
final class OfficeFile implements Closeable {

    /** Where complaints about the file as a whole belong. */
    static final String AT = "tep";

    private static final int EOCD = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LARGEST_DIRECTORY = 4 * 1024 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final Path path;
    private final Limits limits;
    private ZipFile zip;
    private PackageParts parts;

    private OfficeFile(Path path, Limits limits) {
        this.path = path;
        this.limits = limits;
    }

    /** Takes the file in; whatever is wrong with it as a package is refused here. */
    static OfficeFile receive(String name, InputStreamSource source, Limits limits) {
        OfficeFile file = null;
        try {
            file = new OfficeFile(Files.createTempFile("tongket-", ".tep"), limits);
            file.spool(source);
            file.open();
            file.parts = PackageParts.examine(file.zip, limits);
            file.parts.requireNamed(name);
            return file;
        } catch (IOException e) {
            close(file);
            throw new UncheckedIOException("A sent file cannot be taken in", e);
        } catch (RuntimeException e) {
            close(file);
            throw e;
        }
    }

    private void spool(InputStreamSource source) throws IOException {
        long size = 0;
        byte[] head = new byte[0];
        try (InputStream in = source.getInputStream();
                OutputStream out = Files.newOutputStream(path)) {
            head = in.readNBytes(FileKind.HEAD);
            FileKind.requirePackage(head);
            out.write(head);
            size = head.length;
            byte[] piece = new byte[BUFFER];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                if (size > limits.file()) {
                    throw Refusal.at(AT, "offline.file.too-large", limits.fileMegabytes());
                }
                out.write(piece, 0, read);
            }
        }
        if (size > limits.file()) {
            throw Refusal.at(AT, "offline.file.too-large", limits.fileMegabytes());
        }
    }

    private void open() throws IOException {
        requireSmallDirectory();
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            boolean encrypted =
                    e.getMessage() != null && e.getMessage().toLowerCase().contains("encrypted");
            throw Refusal.at(AT, encrypted ? "offline.file.password" : "offline.zip.damaged");
        } catch (IllegalArgumentException badName) {
            throw Refusal.at(AT, "offline.zip.damaged");
        }
    }

    /** Opening a package reads its directory into memory, so its size is looked at first. */
    private void requireSmallDirectory() throws IOException {
        byte[] tail;
        long size = Files.size(path);
        try (var file = java.nio.channels.FileChannel.open(path)) {
            int length = (int) Math.min(size, EOCD + LONGEST_COMMENT);
            var buffer = java.nio.ByteBuffer.allocate(length);
            file.position(size - length);
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {
                // the rest
            }
            tail = buffer.array();
        }
        for (int i = tail.length - EOCD; i >= 0; i--) {
            if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                int entries = number(tail, i + 10, 2);
                long directory = number(tail, i + 12, 4) & 0xFFFFFFFFL;
                if (entries > limits.entries() || directory > LARGEST_DIRECTORY) {
                    throw Refusal.at(AT, "offline.zip.too-many-parts", limits.entries());
                }
                return;
            }
        }
        throw Refusal.at(AT, "offline.zip.damaged");
    }

    private static int number(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    OfflineKind kind() {
        return parts.kind();
    }

    Limits limits() {
        return limits;
    }

    PackageParts parts() {
        return parts;
    }

    List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    boolean has(String part) {
        return part != null && zip.getEntry(part) != null;
    }

    /** Opens one part of XML; a missing one is refused by its name. */
    PartReader read(String part) {
        ZipEntry entry = part == null ? null : zip.getEntry(part);
        if (entry == null) {
            throw Refusal.at(AT, "offline.zip.part-missing", part == null ? "" : part);
        }
        try {
            return new PartReader(part, zip.getInputStream(entry), limits);
        } catch (IOException e) {
            throw Refusal.at(AT, "offline.zip.damaged");
        }
    }

    /** The file as it came. */
    InputStream original() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        try {
            if (zip != null) {
                zip.close();
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("A sent file cannot be put away", e);
        }
    }

    private static void close(OfficeFile file) {
        if (file != null) {
            file.close();
        }
    }
}
