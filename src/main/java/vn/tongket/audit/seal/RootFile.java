package vn.tongket.audit.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tongket.audit.seal.SealedRoots.Signed;

/**
 * The append-only file of roots outside the database: one line of JSON for each, with all that is needed to check it. A
 * line torn by a crash is skipped, and its root written again.
 */
final class RootFile {

    static final String NAME = "goc-niem-phong.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TAIL = 64 * 1024;

    private final Path path;

    RootFile(Path path) {
        this.path = path;
    }

    /** A root as it was written outside. */
    record Kept(long number, String root, String statement, byte[] signature, String publicKey) {}

    /** The last root that is wholly there, or null. */
    Kept last() throws IOException {
        if (!Files.exists(path)) {
            return null;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int length = (int) Math.min(LONGEST_TAIL, file.length());
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            String[] lines = new String(tail, StandardCharsets.UTF_8).split("\n");
            for (int index = lines.length - 1; index >= 0; index--) {
                Kept kept = read(lines[index]);
                if (kept != null) {
                    return kept;
                }
            }
            return null;
        }
    }

    /** Appends roots; they are on the disk when this returns. */
    void append(List<Signed> roots, Map<String, String> keys) throws IOException {
        Files.createDirectories(path.getParent());
        try (FileChannel channel = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            StringBuilder text = new StringBuilder(endsInTheMiddle(channel) ? "\n" : "");
            roots.forEach(root ->
                    text.append(line(root, keys.getOrDefault(root.keyId(), ""))).append('\n'));
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static boolean endsInTheMiddle(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    static String line(Signed root, String publicKey) {
        ObjectNode line = JSON.createObjectNode()
                .put("number", root.number())
                .put("root", root.root())
                .put("statement", root.statement())
                .put("signature", Base64.getEncoder().encodeToString(root.signature()))
                .put("key", publicKey);
        return line.toString();
    }

    /** All roots of a file by number; lines that hold no root are skipped. The first of two with one number counts. */
    static TreeMap<Long, Kept> read(Path path) throws IOException {
        TreeMap<Long, Kept> roots = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Kept kept = read(line);
                if (kept != null) {
                    roots.putIfAbsent(kept.number(), kept);
                }
            }
        }
        return roots;
    }

    /** A line of such a file, or number and root as somebody typed them from a printed page; null for anything else. */
    static Kept read(String line) {
        String text = line.strip();
        if (text.matches("\\d{1,18}\\s+[0-9a-fA-F]{64}")) {
            String[] parts = text.split("\\s+");
            return new Kept(Long.parseLong(parts[0]), parts[1].toLowerCase(java.util.Locale.ROOT), null, null, null);
        }
        if (!text.startsWith("{")) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            return new Kept(
                    node.required("number").longValue(),
                    node.required("root").textValue(),
                    node.required("statement").textValue(),
                    Base64.getDecoder().decode(node.required("signature").textValue()),
                    node.required("key").textValue());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }
}
