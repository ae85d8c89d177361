package vn.tongket.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.tongket.Refusal;
import vn.tongket.audit.seal.SealedRecords;

/**
 * Checks an archive from elsewhere to the last byte before anything of it is kept. What is broken, foreign or dangerous is
 * refused with the name of the first such file.
 */
public final class ArchiveCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FILES = 200_000;
    private static final int LONGEST_PATH = 400;
    /** What is read into memory: pages, lists, what the archive says of itself. */
    private static final int LARGEST_TEXT = 64 * 1024 * 1024;

    private static final long LARGEST_FILE = 4L << 30;
    /** Texts shrink to a fiftieth at most; behind this many bytes a file that shrank more is a bomb. */
    private static final int MOST_SHRUNK = 200;

    private static final long SMALL = 16L << 20;
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}._\\- /()]+");
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final Set<String> PAGES_OF_PROGRAMS = Set.of(
            "htm", "xhtml", "svg", "js", "mjs", "hta", "jar", "exe", "bat", "cmd", "ps1", "vbs", "lnk", "sh", "class",
            "dll", "msi");

    private final Path file;
    private final String name;
    private final long largest;

    /**
     * @param name of the file, for sentences
     * @param largest how many bytes all files of the archive may have together
     */
    public ArchiveCheck(Path file, String name, long largest) {
        this.file = file;
        this.name = name;
        this.largest = largest;
    }

    /**
     * What a sound archive holds.
     *
     * @param about what it says of itself
     * @param sums SHA-256 of its list of hashes: two archives with the same are the same
     * @param entries the files of its index
     * @param others files that the index does not list, with their hashes: those of the seal and the index itself
     */
    public record Sound(JsonNode about, String sums, List<ArchiveEntry> entries, Map<String, String> others) {}

    /** Follows the check file by file. */
    public interface Progress {
        void checked(int done, int total);
    }

    public Sound check(Progress progress) throws IOException {
        ArchiveFrame frame = ArchiveFrame.of(file).orElseThrow(() -> refusal("foreign", name));
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Map<String, ZipEntry> found = paths(zip);
            Map<String, String> sums = sums(zip, found);
            JsonNode about = about(zip, found);
            Map<String, String> read = contents(zip, found, sums, progress);
            if (!frame.isWhole()) {
                throw refusal("frame", name);
            }
            return new Sound(
                    about,
                    hash(zip, found.get(Folder.SUMS)),
                    entries(zip, found, sums),
                    others(read, zip, found, sums));
        } catch (IOException | IllegalArgumentException broken) {
            throw refusal("zip", name);
        }
    }

    private Map<String, ZipEntry> paths(ZipFile zip) {
        Map<String, ZipEntry> found = new LinkedHashMap<>();
        if (zip.size() > MOST_FILES) {
            throw refusal("too-many", name, MOST_FILES);
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String path = entry.getName();
            if (!isPlain(path)) {
                throw refusal("path", shown(path));
            }
            String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (PAGES_OF_PROGRAMS.contains(ending)) {
                throw refusal("program", path);
            }
            if (found.put(path, entry) != null) {
                throw refusal("twice", path);
            }
        }
        return found;
    }

    /** Inside of the archive, the same on every system. */
    static boolean isPlain(String path) {
        if (path.isEmpty() || path.length() > LONGEST_PATH || path.startsWith("/") || path.endsWith("/")) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isBlank() || part.startsWith(".") || part.endsWith(".") || !part.equals(part.strip())) {
                return false;
            }
        }
        return PATH.matcher(path).matches() && Normalizer.isNormalized(path, Normalizer.Form.NFC);
    }

    private Map<String, String> sums(ZipFile zip, Map<String, ZipEntry> found) {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text(zip, found, Folder.SUMS).split("\n")) {
            var sum = SUM.matcher(line);
            if (!sum.matches() || sums.put(sum.group(2), sum.group(1)) != null) {
                throw refusal("sums", Folder.SUMS);
            }
        }
        for (String path : found.keySet()) {
            if (!path.equals(Folder.SUMS) && !path.startsWith(SealedRecords.FOLDER) && !sums.containsKey(path)) {
                throw refusal("unlisted", path);
            }
        }
        for (String path : sums.keySet()) {
            if (!found.containsKey(path)) {
                throw refusal("missing", path);
            }
        }
        return sums;
    }

    private JsonNode about(ZipFile zip, Map<String, ZipEntry> found) {
        try {
            JsonNode about = JSON.readTree(text(zip, found, ArchiveFormat.ABOUT));
            if (!about.path("format").asText().equals(ArchiveFormat.NAME)
                    || about.path("title").asText().isBlank()) {
                throw refusal("foreign", name);
            }
            if (about.path("version").asInt(-1) != ArchiveFormat.VERSION) {
                throw refusal("version", name, about.path("version").asText(), ArchiveFormat.VERSION);
            }
            return about;
        } catch (JsonProcessingException e) {
            throw refusal("hash", ArchiveFormat.ABOUT);
        }
    }

    /** Hashes of all files but the list itself; those of the seal are what the seal says, which is checked by itself. */
    private Map<String, String> contents(
            ZipFile zip, Map<String, ZipEntry> found, Map<String, String> sums, Progress progress) {
        Map<String, String> read = new LinkedHashMap<>();
        long whole = 0;
        for (Map.Entry<String, ZipEntry> each : found.entrySet()) {
            String path = each.getKey();
            if (path.equals(Folder.SUMS)) {
                continue;
            }
            MessageDigest digest = Folder.sha256();
            ByteArrayOutputStream kept = path.endsWith(".html") ? new ByteArrayOutputStream() : null;
            whole += read(zip, each.getValue(), Math.min(LARGEST_FILE, largest - whole), digest, kept);
            String sum = HexFormat.of().formatHex(digest.digest());
            if (!sum.equals(sums.getOrDefault(path, sum))) {
                throw refusal("hash", path);
            }
            if (kept != null) {
                PlainHtml.foreignPart(kept.toString(StandardCharsets.UTF_8)).ifPresent(part -> {
                    throw refusal("script", path, part);
                });
            }
            read.put(path, sum);
            progress.checked(read.size(), found.size());
        }
        return read;
    }

    /** The bytes that are really there: what the zip says of their number is not believed. */
    private long read(ZipFile zip, ZipEntry entry, long room, MessageDigest digest, OutputStream kept) {
        long bomb = Math.max(SMALL, Math.max(0, entry.getCompressedSize()) * MOST_SHRUNK);
        long size = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                size += read;
                if (size > room || size > bomb || kept != null && size > LARGEST_TEXT) {
                    throw refusal("inflated", entry.getName());
                }
                digest.update(block, 0, read);
                if (kept != null) {
                    kept.write(block, 0, read);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw refusal("hash", entry.getName());
        }
        return size;
    }

    private List<ArchiveEntry> entries(ZipFile zip, Map<String, ZipEntry> found, Map<String, String> sums) {
        List<ArchiveEntry> entries = new ArrayList<>();
        try {
            for (String line : text(zip, found, ArchiveFormat.ENTRIES).split("\n")) {
                ArchiveEntry entry = JSON.readValue(line, ArchiveEntry.class);
                if (entry.kind() == null
                        || entry.name() == null
                        || !entry.sha256().equals(sums.get(entry.path()))) {
                    throw refusal("index", entry.path());
                }
                entries.add(entry);
            }
        } catch (JsonProcessingException e) {
            throw refusal("hash", ArchiveFormat.ENTRIES);
        }
        return entries;
    }

    private Map<String, String> others(
            Map<String, String> read, ZipFile zip, Map<String, ZipEntry> found, Map<String, String> sums) {
        Map<String, String> others = new LinkedHashMap<>(read);
        entries(zip, found, sums).forEach(entry -> others.remove(entry.path()));
        return others;
    }

    private String hash(ZipFile zip, ZipEntry entry) {
        MessageDigest digest = Folder.sha256();
        read(zip, entry, LARGEST_TEXT, digest, null);
        return HexFormat.of().formatHex(digest.digest());
    }

    private String text(ZipFile zip, Map<String, ZipEntry> found, String path) {
        ZipEntry entry = found.get(path);
        if (entry == null) {
            throw refusal("missing", path);
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        read(zip, entry, LARGEST_TEXT, Folder.sha256(), kept);
        return kept.toString(StandardCharsets.UTF_8);
    }

    private static Refusal refusal(String key, Object... args) {
        return Refusal.of("archive.import." + key, args);
    }

    private static String shown(String path) {
        String plain = path.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
