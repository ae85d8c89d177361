package vn.tongket.report.offline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An Office file taken apart, to be spoiled and put together again. */
final class Package {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    Package() {}

    Package(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    java.util.List<String> names() {
        return java.util.List.copyOf(parts.keySet());
    }

    String text(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    Package put(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    Package put(String part, String content) {
        return put(part, content.getBytes(StandardCharsets.UTF_8));
    }

    Package remove(String part) {
        if (parts.remove(part) == null) {
            throw new AssertionError("There is no " + part);
        }
        return this;
    }

    /** Replaces the first place; a part without it is a mistake of the test. */
    Package replace(String part, String from, String to) {
        String text = text(part);
        int at = text.indexOf(from);
        if (at < 0) {
            throw new AssertionError(
                    part + " has no " + from + ": " + text.substring(0, Math.min(1500, text.length())));
        }
        return put(part, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    Package replaceAll(String part, String pattern, String to) {
        String text = text(part);
        String changed = text.replaceAll(pattern, to);
        if (changed.equals(text)) {
            throw new AssertionError(part + " has no " + pattern);
        }
        return put(part, changed);
    }

    /** A tie to another part or to somewhere else. */
    Package relation(String part, String type, String target, boolean external) {
        String end = "</Relationships>";
        String tie =
                "<Relationship Id=\"rIdTest\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + type + "\" Target=\"" + target + "\"" + (external ? " TargetMode=\"External\"" : "") + "/>"
                        + end;
        return replace(part, end, tie);
    }

    Package type(String content) {
        return replace("[Content_Types].xml", "</Types>", content + "</Types>");
    }

    byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
