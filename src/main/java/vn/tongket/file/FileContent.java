package vn.tongket.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import vn.tongket.Refusal;

/** Finds out what a file is by its content, and refuses one that is not what its name says. */
final class FileContent {

    private static final Detector DETECTOR = new CompositeDetector(
            new POIFSContainerDetector(), new DefaultZipContainerDetector(), MimeTypes.getDefaultMimeTypes());

    private static final List<String> PROGRAMS = List.of(
            "x-msdownload",
            "dosexec",
            "executable",
            "x-elf",
            "sharedlib",
            "object",
            "mach-o",
            "java-archive",
            "java-vm",
            "javascript",
            "x-sh",
            "x-bat",
            "ms-installer",
            "msi",
            "android.package",
            "x-python",
            "perl",
            "x-php",
            "vbscript",
            "shortcut",
            "x-dex",
            "wasm");
    private static final List<String> ARCHIVES = List.of(
            "zip", "x-rar", "x-7z", "tar", "bzip2", "x-xz", "zstd", "x-lzma", "cpio", "arj", "iso9660", "x-ace");
    private static final List<String> WEB_PAGES = List.of("html", "svg", "application/xml", "text/xml", "xslt");

    private FileContent() {}

    /** Throws the refusal that says what the file really is. */
    static void requireAs(FileType type, String name, Path file) throws IOException {
        boolean documents = type.isPackage() && FilePackage.isOne(file);
        if (documents) {
            FilePackage.measure(name, file);
        }
        String found = detect(file);
        if (!type.is(found)) {
            boolean broken = documents && isOne(found, ARCHIVES);
            throw broken ? refusal("report.attachment.unreadable", name) : refusal(type, name, found);
        }
        if (type.isPackage() && !documents) {
            throw refusal("report.attachment.unreadable", name);
        }
        if (type.isBinaryOffice() && hasMacros(file)) {
            throw refusal("report.attachment.macro", name);
        }
    }

    /** By the bytes alone: no name is given to the detectors. */
    static String detect(Path file) throws IOException {
        try (TikaInputStream content = TikaInputStream.get(file)) {
            return DETECTOR.detect(content, new Metadata()).getBaseType().toString();
        }
    }

    private static Refusal refusal(FileType type, String name, String found) {
        if (found.endsWith("-protected")) {
            return refusal("report.attachment.password", name);
        }
        if (found.contains("macroenabled")) {
            return refusal("report.attachment.macro", name);
        }
        Optional<FileType> other = FileType.ofContent(found);
        if (other.isPresent()) {
            return refusal(
                    "report.attachment.other-kind",
                    name,
                    "." + other.get().name().toLowerCase(Locale.ROOT));
        }
        if (isOne(found, PROGRAMS)) {
            return refusal("report.attachment.program", name);
        }
        if (isOne(found, WEB_PAGES)) {
            return refusal("report.attachment.web-page", name);
        }
        if (isOne(found, ARCHIVES)) {
            return refusal("report.attachment.archive", name, type.name().toLowerCase(Locale.ROOT));
        }
        if (found.startsWith("image/") || found.startsWith("audio/") || found.startsWith("video/")) {
            return refusal("report.attachment.other-media", name, found.substring(found.indexOf('/') + 1));
        }
        if (type.isText()) {
            return refusal("report.attachment.not-text", name);
        }
        return refusal("report.attachment.unreadable", name);
    }

    private static boolean isOne(String found, List<String> words) {
        return words.stream().anyMatch(found::contains);
    }

    private static Refusal refusal(String key, Object... args) {
        return Refusal.at("attachments", key, args);
    }

    /** Where Word, Excel and PowerPoint of those years keep programs. */
    private static boolean hasMacros(Path file) throws IOException {
        try (POIFSFileSystem office = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryEntry root = office.getRoot();
            for (Entry entry : root) {
                String part = entry.getName().toUpperCase(Locale.ROOT);
                if (part.equals("MACROS") || part.startsWith("_VBA_PROJECT") || part.equals("VBA")) {
                    return true;
                }
            }
            return false;
        }
    }
}
