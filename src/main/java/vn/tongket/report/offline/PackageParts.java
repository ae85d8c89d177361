package vn.tongket.report.offline;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.tongket.Refusal;

/** Looks at every part of a package once, piece by piece: size, soundness, and whether it is of a kind that may come in. */
final class PackageParts {

    private static final int BUFFER = 16 * 1024;
    private static final long LARGE = 1024L * 1024;
    private static final Pattern XML = Pattern.compile("(?i).*\\.(xml|rels|vml)");
    private static final Pattern MACRO = Pattern.compile(
            "(?i).*(vba(project|data)[^/]*|/(macrosheets|dialogsheets)/.*|attachedtoolbars\\.bin|macros/.*)");
    private static final Pattern EMBEDDED = Pattern.compile("(?i).*(/embeddings/.*|oleobject[^/]*|/activex/.*)");
    private static final Pattern EXTERNAL = Pattern.compile(
            "(?i).*(/externallinks/.*|/querytables/.*|/connections\\.xml|/model/item\\.data|/webextensions/.*)");
    private static final Pattern PROGRAM =
            Pattern.compile("(?i).*\\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|msi|lnk|sh)");

    private final OfflineKind kind;
    private final String main;

    private PackageParts(OfflineKind kind, String main) {
        this.kind = kind;
        this.main = main;
    }

    OfflineKind kind() {
        return kind;
    }

    /** The part in which the document begins. */
    String main() {
        return main;
    }

    static PackageParts examine(ZipFile zip, Limits limits) {
        Set<String> names = new HashSet<>();
        long whole = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            requireOrdinary(entry, names);
            if (names.size() > limits.entries()) {
                throw refusal("offline.zip.too-many-parts", limits.entries());
            }
            whole += passThrough(zip, entry, whole, limits);
        }
        PackageTypes types = PackageTypes.read(zip, limits);
        return new PackageParts(types.kind(), types.main());
    }

    /** The ending of the name must say what the content is, as programs choose by it. */
    void requireNamed(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.equals("docm") || ending.equals("xlsm") || ending.equals("xltm") || ending.equals("dotm")) {
            throw refusal("offline.file.macro-ending", ending);
        }
        if (!ending.equals(kind.ending())) {
            throw refusal("offline.file.ending", name, kind.ending());
        }
    }

    private static void requireOrdinary(ZipEntry entry, Set<String> names) {
        String name = entry.getName();
        String plain = name.replace('\\', '/');
        if (plain.startsWith("/") || plain.contains("../") || plain.contains(":") || plain.indexOf('\u0000') >= 0) {
            throw refusal("offline.zip.part-name");
        }
        if (!names.add(plain.toLowerCase(Locale.ROOT))) {
            throw refusal("offline.zip.part-twice", plain);
        }
        if (MACRO.matcher(plain).matches()) {
            throw refusal("offline.file.macro");
        }
        if (PROGRAM.matcher(plain).matches()) {
            throw refusal("offline.file.program", plain);
        }
        if (EMBEDDED.matcher(plain).matches()) {
            throw refusal("offline.file.embedded");
        }
        if (EXTERNAL.matcher(plain).matches()) {
            throw refusal("offline.file.external");
        }
    }

    private static long passThrough(ZipFile zip, ZipEntry entry, long before, Limits limits) {
        boolean xml = XML.matcher(entry.getName()).matches();
        DoctypeSearch doctype = new DoctypeSearch();
        CRC32 sum = new CRC32();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] piece = new byte[BUFFER];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (size == 0 && !xml && isProgram(piece, read)) {
                    throw refusal("offline.file.program", entry.getName());
                }
                size += read;
                sum.update(piece, 0, read);
                requireWithin(entry, size, before + size, xml, limits);
                if (xml && doctype.finds(piece, read)) {
                    throw refusal("offline.xml.dtd", entry.getName());
                }
            }
        } catch (ZipException | EOFException damaged) {
            throw refusal("offline.zip.damaged");
        } catch (IOException unreadable) {
            throw refusal("offline.zip.damaged");
        }
        if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
            throw refusal("offline.zip.damaged");
        }
        return size;
    }

    private static void requireWithin(ZipEntry entry, long size, long whole, boolean xml, Limits limits) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (size > LARGE && size / packed > limits.ratio()) {
            throw refusal("offline.zip.bomb");
        }
        if (xml && size > limits.part() || whole > limits.whole()) {
            throw refusal("offline.zip.unpacked-too-large", limits.whole() / LARGE);
        }
    }

    private static boolean isProgram(byte[] piece, int read) {
        return read >= 2 && piece[0] == 'M' && piece[1] == 'Z'
                || read >= 4 && piece[0] == 0x7F && piece[1] == 'E' && piece[2] == 'L' && piece[3] == 'F';
    }

    static Refusal refusal(String key, Object... args) {
        return Refusal.at(OfficeFile.AT, key, args);
    }

    /** Finds a document type or an entity in a stream of XML, in any encoding of one or two bytes to a letter. */
    private static final class DoctypeSearch {

        private static final String[] WANTED = {"<!DOCTYPE", "<!ENTITY"};
        private final int[] matched = new int[WANTED.length];

        boolean finds(byte[] piece, int length) {
            for (int i = 0; i < length; i++) {
                if (piece[i] == 0) {
                    continue;
                }
                for (int w = 0; w < WANTED.length; w++) {
                    char wanted = WANTED[w].charAt(matched[w]);
                    if (piece[i] == wanted) {
                        matched[w]++;
                    } else {
                        matched[w] = piece[i] == '<' ? 1 : 0;
                    }
                    if (matched[w] == WANTED[w].length()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
