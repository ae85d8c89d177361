package vn.tongket.audit.seal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.audit.seal.RecordLines.Line;
import vn.tongket.audit.seal.SealedRoots.Signed;

/**
 * Writes records with their proofs into the folder {@code niem-phong/} of an archive, so that {@code tongket.jar verify}
 * can check it without the database. What is broken in the database is written as it is; the check finds it.
 */
@Component
public class SealedRecords {

    /** The folder in the archive that belongs to the seal. */
    public static final String FOLDER = "niem-phong/";

    static final String FORMAT = "tong-ket-export/1";
    static final String RECORDS = FOLDER + "ban-ghi.jsonl";
    static final String PROOFS = FOLDER + "chung-minh.jsonl";
    static final String LEAVES = FOLDER + "la.bin";
    static final String ROOTS = FOLDER + "goc.jsonl";
    static final String CONTENTS = FOLDER + "muc-luc.json";
    static final String SIGNATURE = FOLDER + "muc-luc.chu-ky";

    private static final Logger log = LoggerFactory.getLogger(SealedRecords.class);
    private static final int ROOTS_AT_ONCE = 500;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final Sealer sealer;
    private final SealedRoots roots;
    private final SealKey key;
    private final RootFile file;
    private final Clock clock;

    @org.springframework.beans.factory.annotation.Autowired
    SealedRecords(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Sealer sealer,
            SealedRoots roots,
            SealSettings settings,
            Clock clock) {
        this(jdbc, transactions, sealer, roots, settings.key(), new RootFile(settings.file()), clock);
    }

    SealedRecords(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Sealer sealer,
            SealedRoots roots,
            SealKey key,
            RootFile file,
            Clock clock) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.sealer = sealer;
        this.roots = roots;
        this.key = key;
        this.file = file;
        this.clock = clock;
    }

    /** Records of a cycle with their proofs, the signed roots and the public keys. */
    public void write(UUID cycleId, ZipOutputStream out) throws IOException {
        write(cycleId, new TreeMap<>(), out);
    }

    /**
     * The same, with a signed list of the other files of the archive.
     *
     * @param files names in the archive with the SHA-256 of their bytes, in hexadecimal digits
     */
    public void write(UUID cycleId, SortedMap<String, String> files, ZipOutputStream out) throws IOException {
        sealWhatCanBe();
        Contents contents =
                new Contents(out, Map.of("kind", "cycle", "cycle", cycleId.toString()), files, clock.instant(), seen());
        export(connection -> cycle(connection, cycleId.toString(), contents));
    }

    /** All records of the database, whole. */
    public void writeAll(ZipOutputStream out) throws IOException {
        sealWhatCanBe();
        Contents contents = new Contents(out, Map.of("kind", "all"), new TreeMap<>(), clock.instant(), seen());
        export(connection -> all(connection, contents));
    }

    /** A chain that is broken is not gone on with, but can be taken away and looked at. */
    private void sealWhatCanBe() {
        try {
            sealer.seal();
        } catch (BrokenChain e) {
            log.error("{}; what was recorded since is in the archive without a seal", e.getMessage());
        }
    }

    private interface Export {

        void run(Connection connection) throws SQLException, IOException;
    }

    private void export(Export export) throws IOException {
        try {
            snapshot.executeWithoutResult(status -> jdbc.execute((ConnectionCallback<Void>) connection -> {
                try {
                    export.run(connection);
                    return null;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void cycle(Connection connection, String cycle, Contents contents) throws SQLException, IOException {
        Position end = end();
        Proofs proofs = new Proofs(roots);
        StringBuilder paths = new StringBuilder();
        contents.begin(RECORDS);
        try (RecordLines lines = RecordLines.ofCycle(connection, cycle, end)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                contents.write(line.bytes());
                contents.write(new byte[] {'\n'});
                contents.records++;
                paths.append(proofs.of(line.position())).append('\n');
            }
        }
        contents.end();
        contents.file(PROOFS, Hash.utf8(paths.toString()));
        roots(contents, Math.max(1, Math.min(proofs.first(), contents.lastNumber(roots))) - 1);
        contents.close(roots.keys(), key);
    }

    private void all(Connection connection, Contents contents) throws SQLException, IOException {
        contents.begin(RECORDS);
        try (RecordLines lines = RecordLines.between(connection, Position.START, end())) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                contents.write(line.bytes());
                contents.write(new byte[] {'\n'});
                contents.records++;
            }
        }
        contents.end();
        contents.begin(LEAVES);
        for (long last = 0; ; ) {
            List<Signed> some = roots.after(last, ROOTS_AT_ONCE);
            for (Signed root : some) {
                contents.write(Leaves.framed(roots.leafBytes(root.number())));
                last = root.number();
            }
            if (some.size() < ROOTS_AT_ONCE) {
                break;
            }
        }
        contents.end();
        roots(contents, 0);
        contents.close(roots.keys(), key);
    }

    private void roots(Contents contents, long after) throws IOException {
        Map<String, String> keys = roots.keys();
        contents.begin(ROOTS);
        for (long last = after; ; ) {
            List<Signed> some = roots.after(last, ROOTS_AT_ONCE);
            for (Signed root : some) {
                contents.write(Hash.utf8(RootFile.line(root, keys.getOrDefault(root.keyId(), "")) + "\n"));
                contents.roots++;
                last = root.number();
            }
            if (some.size() < ROOTS_AT_ONCE) {
                break;
            }
        }
        contents.end();
    }

    /** The last root in the file outside; none when there is no file or it cannot be read now. */
    private long seen() {
        try {
            RootFile.Kept last = file.last();
            return last == null ? 0 : last.number();
        } catch (IOException e) {
            return 0;
        }
    }

    /** As far as the last root that can be read says. */
    private Position end() {
        return roots.last()
                .map(last -> jdbc.queryForObject(
                        "select upto_turn, upto_source, upto_id from app.seal_root where number = ?",
                        (row, index) -> new Position(row.getLong(1), row.getInt(2), row.getLong(3)),
                        last.number()))
                .orElse(Position.START);
    }

    /** The files that are written, with their hashes, and the table of contents that is signed at the end. */
    private static final class Contents {

        private final ZipOutputStream out;
        private final Map<String, String> kind;
        private final SortedMap<String, String> files;
        private final Instant at;
        private final long outside;
        private MessageDigest digest;
        private String name;
        private long records;
        private long roots;

        Contents(
                ZipOutputStream out,
                Map<String, String> kind,
                SortedMap<String, String> files,
                Instant at,
                long outside) {
            this.at = at;
            this.outside = outside;
            this.out = out;
            this.kind = kind;
            this.files = new TreeMap<>(files);
        }

        void begin(String file) throws IOException {
            name = file;
            digest = Hash.digest();
            out.putNextEntry(new ZipEntry(file));
        }

        void write(byte[] bytes) throws IOException {
            digest.update(bytes);
            ((OutputStream) out).write(bytes);
        }

        void end() throws IOException {
            out.closeEntry();
            files.put(name, Hash.hex(digest.digest()));
        }

        void file(String file, byte[] bytes) throws IOException {
            begin(file);
            write(bytes);
            end();
        }

        long lastNumber(SealedRoots all) {
            return all.last().map(Signed::number).orElse(0L);
        }

        void close(Map<String, String> keys, SealKey key) throws IOException {
            Map<String, Object> contents = new TreeMap<>(kind);
            contents.put("format", FORMAT);
            contents.put("records", records);
            contents.put("roots", roots);
            contents.put("files", files);
            contents.put("keys", keys);
            contents.put("key", key.id());
            contents.put("at", at.toString());
            contents.put("outside", outside);
            byte[] bytes = JSON.writeValueAsBytes(contents);
            plain(CONTENTS, bytes);
            plain(SIGNATURE, Hash.utf8(Hash.hex(key.sign(bytes)) + "\n"));
        }

        private void plain(String file, byte[] bytes) throws IOException {
            out.putNextEntry(new ZipEntry(file));
            out.write(bytes);
            out.closeEntry();
        }
    }
}
