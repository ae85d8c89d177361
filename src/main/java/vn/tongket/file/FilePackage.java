package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.tongket.Refusal;

/** Measures what is packed into a document before anything reads it, so that no reader meets more than it can hold. */
final class FilePackage {

    private static final int MOST_PARTS = 10_000;
    private static final long LARGEST_XML = 16L * 1024 * 1024;
    /** Parts that are read letter by letter; all others stand in memory while the document is read. */
    private static final Pattern READ_THROUGH = Pattern.compile(
            "word/document\\.xml|xl/worksheets/sheet\\d+\\.xml|ppt/slides/slide\\d+\\.xml|content\\.xml");

    private static final long LARGEST_READ_THROUGH = 128L * 1024 * 1024;
    private static final long LARGEST_WHOLE = 512L * 1024 * 1024;

    private FilePackage() {}

    /** Whether this is an archive that claims to be a document. */
    static boolean isOne(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
        } catch (IOException notOne) {
            return false;
        }
    }

    static void measure(String name, Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw inflated(name);
            }
            long whole = 0;
            byte[] block = new byte[64 * 1024];
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                String path = part.getName().toLowerCase(Locale.ROOT);
                if (path.endsWith("vbaproject.bin") || path.startsWith("basic/") || path.startsWith("scripts/")) {
                    throw Refusal.at("attachments", "report.attachment.macro", name);
                }
                boolean xml = path.endsWith(".xml") || path.endsWith(".rels") || path.endsWith(".vml");
                long most =
                        READ_THROUGH.matcher(path).matches() ? LARGEST_READ_THROUGH : xml ? LARGEST_XML : LARGEST_WHOLE;
                long room = Math.min(most, LARGEST_WHOLE - whole);
                long size = size(zip, part, block, room);
                if (size > room) {
                    throw inflated(name);
                }
                whole += size;
            }
        }
    }

    private static long size(ZipFile zip, ZipEntry part, byte[] block, long room) throws IOException {
        long size = 0;
        try (InputStream content = zip.getInputStream(part)) {
            for (int read = content.read(block); read >= 0 && size <= room; read = content.read(block)) {
                size += read;
            }
        }
        return size;
    }

    private static Refusal inflated(String name) {
        return Refusal.at("attachments", "report.attachment.inflated", name);
    }
}
