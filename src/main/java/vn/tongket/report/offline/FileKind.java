package vn.tongket.report.offline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.tongket.Refusal;

/** Tells from the first bytes what a file is, whatever its name says; everything but a ZIP package is refused here. */
final class FileKind {

    /** Enough to find the names of the streams in the directory of an old Office file. */
    static final int HEAD = 256 * 1024;

    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private FileKind() {}

    static void requirePackage(byte[] head) {
        if (head.length == 0) {
            throw refusal("offline.file.empty");
        }
        if (startsWith(head, "PK\u0003\u0004")) {
            return;
        }
        if (startsWith(head, "PK\u0005\u0006")) {
            throw refusal("offline.file.empty-package");
        }
        if (startsWith(head, OLE)) {
            throw old(head);
        }
        String known = known(head);
        throw known == null ? refusal("offline.file.unknown") : refusal("offline.file.kind", known);
    }

    /** Office files before 2007, and those of today behind a password, are OLE2 containers. */
    private static Refusal old(byte[] head) {
        if (contains(head, "EncryptedPackage") || contains(head, "EncryptionInfo")) {
            return refusal("offline.file.password");
        }
        if (contains(head, "WordDocument")) {
            return refusal("offline.file.old-word");
        }
        if (contains(head, "Workbook") || contains(head, "Book")) {
            return refusal("offline.file.old-excel");
        }
        return refusal("offline.file.kind", "OLE2");
    }

    private static String known(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF")) {
            return "PDF";
        }
        if (start.startsWith("{\\rtf")) {
            return "RTF";
        }
        if (start.startsWith("\u0089PNG")) {
            return "PNG";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "JPEG";
        }
        if (start.startsWith("GIF8")) {
            return "GIF";
        }
        if (start.startsWith("BM")) {
            return "BMP";
        }
        if (start.startsWith("II*") || start.startsWith("MM\u0000*")) {
            return "TIFF";
        }
        if (start.startsWith("MZ")) {
            return "EXE";
        }
        if (start.startsWith("\u007fELF")) {
            return "ELF";
        }
        if (start.startsWith("7z\u00bc\u00af")) {
            return "7z";
        }
        if (start.startsWith("Rar!")) {
            return "RAR";
        }
        if (start.startsWith("\u001f\u008b")) {
            return "GZ";
        }
        return markup(start);
    }

    private static String markup(String start) {
        String text = start.replace("\u0000", "")
                .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "HTML";
        }
        if (text.startsWith("mime-version:") || text.contains("content-type: multipart/related")) {
            return "MHTML";
        }
        if (text.startsWith("<?xml") || text.startsWith("<")) {
            return "XML";
        }
        if (text.startsWith("#!")) {
            return "SCRIPT";
        }
        boolean plain = !start.isEmpty() && start.chars().noneMatch(c -> c < 9 || c > 13 && c < 32);
        return plain ? "TXT" : null;
    }

    private static boolean startsWith(byte[] head, String start) {
        return startsWith(head, start.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= head.length || head[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Names in such a container are written in UTF-16. */
    private static boolean contains(byte[] head, String name) {
        String all = new String(head, StandardCharsets.ISO_8859_1);
        return all.contains(
                new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1) + "\u0000\u0000");
    }

    private static Refusal refusal(String key, Object... args) {
        return Refusal.at(OfficeFile.AT, key, args);
    }
}
