package vn.tongket.report.offline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are no Office packages at all, whatever their names say. */
final class NoPackages {

    private static final int MEGABYTE = 1024 * 1024;

    private NoPackages() {}

    static List<BadFile> all(byte[] word) throws Exception {
        List<BadFile> files = new ArrayList<>();
        files.add(BadFile.of("nothing", "bao-cao.docx", new byte[0], "offline.file.empty"));
        files.add(BadFile.of(
                "empty zip", "bao-cao.docx", bytes("PK\u0005\u0006" + "\0".repeat(18)), "offline.file.empty-package"));
        kind(files, "%PDF-1.7\n1 0 obj", "PDF");
        files.add(BadFile.of("PDF named Excel", "so-lieu.xlsx", bytes("%PDF-1.4"), "offline.file.kind", "PDF"));
        kind(files, "{\\rtf1\\ansi Báo cáo}", "RTF");
        kind(files, "\u0089PNG\r\n\u001a\n", "PNG");
        kind(files, "\u00ff\u00d8\u00ff\u00e0JFIF", "JPEG");
        kind(files, "GIF89a", "GIF");
        kind(files, "BM\u0036\u0000", "BMP");
        kind(files, "II*\u0000", "TIFF");
        kind(files, "MM\u0000*", "TIFF");
        kind(files, "MZ\u0090\u0000", "EXE");
        kind(files, "\u007fELF\u0002", "ELF");
        kind(files, "7z\u00bc\u00af\u0027\u001c", "7z");
        kind(files, "Rar!\u001a\u0007", "RAR");
        kind(files, "\u001f\u008b\u0008\u0000", "GZ");
        kind(files, "<!DOCTYPE html><html><body>Báo cáo", "HTML");
        kind(files, "\u00ef\u00bb\u00bf<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">", "HTML");
        kind(files, "\u00ff\u00fe<\0h\0t\0m\0l\0>\0", "HTML");
        kind(files, "MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML");
        kind(files, "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>", "XML");
        kind(files, "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "XML");
        kind(files, "#!/bin/sh\nexit 0\n", "SCRIPT");
        kind(files, "Bao cao tong ket\n1. Ket qua\n", "TXT");
        kind(files, "chi tieu;gia tri\nHN-QT;12\n", "TXT");
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        noise[0] = 1;
        files.add(BadFile.of("noise", "bao-cao.docx", noise, "offline.file.unknown"));
        files.add(BadFile.of("zeros", "bao-cao.docx", new byte[MEGABYTE], "offline.file.unknown"));
        files.add(junk("50 MB of junk", "\u0001\u0002\u0003", 50L * MEGABYTE, "offline.file.unknown"));
        files.add(junk(
                "50 MB and a byte that begin like a package",
                "PK\u0003\u0004",
                50L * MEGABYTE + 1,
                "offline.file.too-large",
                50L));
        files.add(junk("a stream without end", "PK\u0003\u0004", Long.MAX_VALUE, "offline.file.too-large", 50L));
        files.add(junk("50 MB that begin like a package", "PK\u0003\u0004", 50L * MEGABYTE, "offline.zip.damaged"));
        files.add(BadFile.of("old Word", "bao-cao.docx", ole("WordDocument"), "offline.file.old-word"));
        files.add(
                BadFile.of("old Word under its own name", "bao-cao.doc", ole("WordDocument"), "offline.file.old-word"));
        files.add(BadFile.of("old Excel", "so-lieu.xlsx", ole("Workbook"), "offline.file.old-excel"));
        files.add(BadFile.of("Excel 95", "so-lieu.xls", ole("Book"), "offline.file.old-excel"));
        files.add(BadFile.of(
                "mail of Outlook", "bao-cao.docx", ole("__properties_version1.0"), "offline.file.kind", "OLE2"));
        files.add(BadFile.of(
                "password, agile", "bao-cao.docx", locked(word, EncryptionMode.agile), "offline.file.password"));
        files.add(BadFile.of(
                "password, standard", "so-lieu.xlsx", locked(word, EncryptionMode.standard), "offline.file.password"));
        return files;
    }

    private static void kind(List<BadFile> files, String start, String kind) {
        files.add(BadFile.of(kind + " " + files.size(), "bao-cao.docx", bytes(start), "offline.file.kind", kind));
    }

    private static BadFile junk(String title, String start, long size, String key, Object... args) {
        return new BadFile(
                title,
                "bao-cao.docx",
                () -> () -> new Junk(bytes(start), size),
                SampleReports.empty(),
                Limits.USUAL,
                key,
                List.of(args));
    }

    private static byte[] ole(String stream) throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] locked(byte[] file, EncryptionMode mode) throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword("mat-khau");
            try (var locked = encryptor.getDataStream(container)) {
                locked.write(file);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    static byte[] bytes(String text) {
        return text.chars().allMatch(c -> c < 256)
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Many bytes that nobody has to hold. */
    private static final class Junk extends InputStream {

        private final byte[] start;
        private final long size;
        private long at;

        Junk(byte[] start, long size) {
            this.start = start;
            this.size = size;
        }

        @Override
        public int read() {
            if (at >= size) {
                return -1;
            }
            int read = at < start.length ? start[(int) at] & 0xff : 0x55;
            at++;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (at >= size) {
                return -1;
            }
            if (at < start.length) {
                bytes[offset] = (byte) read();
                return 1;
            }
            int read = (int) Math.min(length, size - at);
            Arrays.fill(bytes, offset, offset + read, (byte) 0x55);
            at += read;
            return read;
        }
    }
}
