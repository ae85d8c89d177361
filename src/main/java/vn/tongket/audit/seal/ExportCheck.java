package vn.tongket.audit.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.tongket.audit.seal.RecordLines.Line;
import vn.tongket.audit.seal.RootFile.Kept;
import vn.tongket.audit.seal.SealedRoots.Signed;

/** Checks an export with nothing but the export, the public key and, where they are at hand, roots kept outside. */
public final class ExportCheck {

    /** A root may be made while an export is being written. */
    private static final Duration MEANWHILE = Duration.ofMinutes(15);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> trusted;
    private final TreeMap<Long, Kept> outside;

    /**
     * @param trusted public keys by their ids, or empty to believe those of the export
     * @param outside roots kept outside by their numbers, or empty
     */
    ExportCheck(Map<String, String> trusted, TreeMap<Long, Kept> outside) {
        this.trusted = trusted;
        this.outside = outside;
    }

    /** A check that believes the keys in the export; for whoever has no others at hand. */
    public static Verdict check(Path export) throws IOException {
        return new ExportCheck(Map.of(), new TreeMap<>()).of(export);
    }

    /**
     * What came out.
     *
     * @param fault the first thing that is broken, or null
     * @param key id of the key that signed the export; null when that is not known
     * @param compared how many roots were compared with roots kept outside
     */
    public record Verdict(Fault fault, long records, long roots, String lastRoot, String key, long compared) {}

    private static final class Broken extends Exception {

        private final transient Fault fault;

        Broken(Fault fault) {
            super(fault.code());
            this.fault = fault;
        }
    }

    private static final class Counts {

        private long records;
        private long roots;
        private long compared;
        private String lastRoot;
        private String key;
    }

    Verdict of(Path export) throws IOException {
        Counts counts = new Counts();
        Fault fault = null;
        try (ZipFile zip = new ZipFile(export.toFile(), StandardCharsets.UTF_8)) {
            check(zip, counts);
        } catch (Broken e) {
            fault = e.fault;
        } catch (ExportLines.Unreadable e) {
            fault = Fault.of("record-unreadable", e.line());
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return new Verdict(fault, counts.records, counts.roots, counts.lastRoot, counts.key, counts.compared);
    }

    private void check(ZipFile zip, Counts counts) throws IOException, SQLException, Broken {
        byte[] bytes = whole(zip, SealedRecords.CONTENTS);
        JsonNode contents = contents(bytes);
        counts.key = contents.path("key").asText();
        Map<String, String> keys = keys(contents);
        Instant at = Instant.parse(contents.path("at").asText());
        String key = keys.get(counts.key);
        String signature = new String(whole(zip, SealedRecords.SIGNATURE), StandardCharsets.UTF_8).strip();
        if (key == null) {
            throw new Broken(Fault.of("contents-key", counts.key));
        }
        if (!signature.matches("[0-9a-f]{128}") || !SealKey.signed(key, bytes, Hash.bytes(signature))) {
            throw new Broken(Fault.of("contents-signature"));
        }
        ChainCheck chain = new ChainCheck(keys, outside);
        if (contents.path("kind").asText().equals("all")) {
            all(zip, chain, counts);
        } else {
            cycle(zip, chain, counts);
        }
        if (counts.records != contents.path("records").asLong()) {
            throw new Broken(Fault.of("records-count", contents.path("records").asLong(), counts.records));
        }
        tail(chain, contents.path("outside").asLong(), at);
        files(zip, contents.path("files"));
    }

    private void tail(ChainCheck chain, long seenOutside, Instant at) throws Broken {
        long last = chain.last() == null ? 0 : chain.last().number();
        String end = chain.last() == null ? "0" : chain.lastBefore();
        if (seenOutside > last) {
            throw new Broken(Fault.of("tail", last + 1, seenOutside, end));
        }
        for (Kept kept : outside.tailMap(last, false).values()) {
            Root root = kept.statement() == null ? null : Root.read(kept.statement());
            if (root != null && root.at().isBefore(at.minus(MEANWHILE))) {
                throw new Broken(Fault.of("tail", last + 1, kept.number(), end));
            }
        }
    }

    private void all(ZipFile zip, ChainCheck chain, Counts counts) throws IOException, SQLException, Broken {
        try (ExportLines roots = new ExportLines(open(zip, SealedRecords.ROOTS));
                ExportLines lines = new ExportLines(open(zip, SealedRecords.RECORDS));
                DataInputStream leaves = new DataInputStream(open(zip, SealedRecords.LEAVES))) {
            for (byte[] line = roots.bytes(); line != null; line = roots.bytes()) {
                Root root = root(line, chain, counts);
                if (counts.roots == 1 && root.number() != 1) {
                    throw new Broken(Fault.of("root-missing", 1, "0"));
                }
                Fault fault = ChainCheck.records(root, leaves(root, leaves), lines);
                counts.records = lines.number();
                if (fault != null) {
                    throw new Broken(fault);
                }
            }
            Line more = lines.peek();
            if (more != null) {
                throw new Broken(Fault.of(
                        "record-unsealed",
                        ChainCheck.name(
                                more.position().source(), more.position().id())));
            }
        }
    }

    private static Leaves leaves(Root root, DataInputStream leaves) throws IOException, Broken {
        try {
            return Leaves.read(leaves);
        } catch (IllegalArgumentException | java.io.EOFException e) {
            throw new Broken(ChainCheck.leaves(root));
        }
    }

    private Root root(byte[] line, ChainCheck chain, Counts counts) throws Broken {
        Kept kept = RootFile.read(new String(line, StandardCharsets.UTF_8));
        if (kept == null || kept.statement() == null) {
            throw new Broken(Fault.of("root-unreadable", counts.roots + 1));
        }
        Root root = Root.read(kept.statement());
        Fault fault = chain.root(new Signed(
                kept.number(), kept.statement(), kept.signature(), kept.root(), root == null ? "" : root.key()));
        if (fault != null) {
            throw new Broken(fault);
        }
        counts.roots++;
        counts.compared += outside.containsKey(kept.number()) ? 1 : 0;
        counts.lastRoot = kept.root();
        return root;
    }

    private void cycle(ZipFile zip, ChainCheck chain, Counts counts) throws IOException, Broken {
        Map<Long, Root> known = new HashMap<>();
        try (ExportLines roots = new ExportLines(open(zip, SealedRecords.ROOTS))) {
            for (byte[] line = roots.bytes(); line != null; line = roots.bytes()) {
                Root root = root(line, chain, counts);
                known.put(root.number(), root);
            }
        }
        try (ExportLines lines = new ExportLines(open(zip, SealedRecords.RECORDS));
                ExportLines proofs = new ExportLines(open(zip, SealedRecords.PROOFS))) {
            Position before = Position.START;
            Proof proof = proof(proofs);
            for (Line line = lines.peek(); line != null; line = lines.peek()) {
                Proof next = proof(proofs);
                String name = ChainCheck.name(
                        line.position().source(), line.position().id());
                if (proof == null || !proof.holds(line, known)) {
                    throw new Broken(
                            proof != null && next != null && next.holds(line, known)
                                    ? Fault.of("record-taken-out", name, proof.root(), proof.index() + 1)
                                    : proof == null || proof.index() < 0
                                            ? Fault.of("record-unsealed", name)
                                            : Fault.of("record-changed", name, proof.root(), proof.index() + 1));
                }
                if (line.position().compareTo(before) <= 0) {
                    throw new Broken(Fault.of("record-order", name));
                }
                before = line.position();
                counts.records++;
                lines.take();
                proof = next;
            }
        }
    }

    /** Where a record stands in the tree. */
    private record Proof(long root, int index, List<byte[]> path) {

        boolean holds(Line line, Map<Long, Root> known) {
            Root sealed = known.get(root);
            return sealed != null
                    && index >= 0
                    && index < sealed.records()
                    && Arrays.equals(
                            Leaves.climb(line.hash(), index, sealed.records(), path), Hash.bytes(sealed.tree()));
        }
    }

    private static Proof proof(ExportLines proofs) throws IOException {
        byte[] line = proofs.bytes();
        if (line == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(line);
            List<byte[]> path = new ArrayList<>();
            node.required("path").forEach(hash -> path.add(Hash.bytes(hash.asText())));
            return new Proof(
                    node.required("root").asLong(), node.required("index").asInt(), path);
        } catch (IOException | IllegalArgumentException e) {
            return new Proof(0, -1, List.of());
        }
    }

    private static void files(ZipFile zip, JsonNode files) throws IOException, Broken {
        Set<String> seen = new HashSet<>();
        boolean listed = false;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!seen.add(entry.getName())) {
                throw new Broken(Fault.of("file-twice", entry.getName()));
            }
        }
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            String name = file.getKey();
            listed |= !name.startsWith(SealedRecords.FOLDER);
            if (!seen.contains(name)) {
                throw new Broken(Fault.of("file-missing", name));
            }
            if (!hash(zip, name).equals(file.getValue().asText())) {
                throw new Broken(Fault.of("file-changed", name));
            }
        }
        for (String name : seen) {
            boolean known = files.has(name)
                    || name.endsWith("/")
                    || name.equals(SealedRecords.CONTENTS)
                    || name.equals(SealedRecords.SIGNATURE);
            if (!known && (listed || name.startsWith(SealedRecords.FOLDER))) {
                throw new Broken(Fault.of("file-extra", name));
            }
        }
    }

    private static String hash(ZipFile zip, String name) throws IOException {
        try (DigestInputStream in = new DigestInputStream(zip.getInputStream(zip.getEntry(name)), Hash.digest())) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // read to the end
            }
            return Hash.hex(in.getMessageDigest().digest());
        }
    }

    private Map<String, String> keys(JsonNode contents) {
        if (!trusted.isEmpty()) {
            return trusted;
        }
        Map<String, String> keys = new HashMap<>();
        contents.path("keys")
                .properties()
                .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
        return keys;
    }

    private static JsonNode contents(byte[] bytes) throws Broken {
        try {
            JsonNode contents = JSON.readTree(bytes);
            if (contents.path("format").asText().equals(SealedRecords.FORMAT)) {
                Instant.parse(contents.path("at").asText());
                return contents;
            }
        } catch (IOException | java.time.DateTimeException e) {
            throw new Broken(Fault.of("contents-unreadable"));
        }
        throw new Broken(Fault.of("contents-unreadable"));
    }

    private static byte[] whole(ZipFile zip, String name) throws IOException, Broken {
        try (InputStream in = open(zip, name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(ZipFile zip, String name) throws IOException, Broken {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Broken(Fault.of("file-missing", name));
        }
        return zip.getInputStream(entry);
    }
}
