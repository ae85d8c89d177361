package vn.tongket.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The beginning of what can be read in a file, to look for secrecy marks; pictures and scanned pages say nothing. */
final class FileText {

    private static final int MOST_TEXT = 4 * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;

    private static final Pattern TEXT_PARTS = Pattern.compile(
            "word/(document|header\\d*|footer\\d*)\\.xml|xl/sharedStrings\\.xml|xl/worksheets/sheet1\\.xml"
                    + "|ppt/slides/slide1\\.xml|content\\.xml|styles\\.xml|docProps/(core|custom)\\.xml");
    private static final Pattern PARAGRAPH_END =
            Pattern.compile("</(w:p|a:p|text:p|text:h|si|t|dc:[a-z]+|cp:[a-zA-Z]+)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private FileText() {}

    static String read(FileType type, InputStream content) throws IOException {
        if (type.isPackage()) {
            return ofPackage(content);
        }
        if (type.isText() || type == FileType.RTF) {
            return new String(content.readNBytes(MOST_TEXT), StandardCharsets.UTF_8);
        }
        if (type == FileType.DOC || type == FileType.XLS || type == FileType.PPT) {
            return new String(content.readNBytes(MOST_TEXT), StandardCharsets.UTF_16LE)
                    .replaceAll("[\\x00-\\x1f]", "\n");
        }
        return "";
    }

    private static String ofPackage(InputStream content) throws IOException {
        StringBuilder text = new StringBuilder();
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(content)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("Package has more than %d parts".formatted(MOST_ENTRIES));
                }
                if (TEXT_PARTS.matcher(entry.getName()).matches()) {
                    text.append(plain(new String(zip.readNBytes(MOST_TEXT), StandardCharsets.UTF_8)))
                            .append('\n');
                }
            }
        }
        if (entries == 0) {
            throw new IOException("Not a package");
        }
        return text.toString();
    }

    private static String plain(String xml) {
        String lines = PARAGRAPH_END.matcher(xml).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
