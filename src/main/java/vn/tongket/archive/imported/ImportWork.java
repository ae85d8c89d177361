package vn.tongket.archive.imported;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.tongket.Refusal;
import vn.tongket.archive.ArchiveCheck;
import vn.tongket.archive.ArchiveEntry;
import vn.tongket.archive.PlainHtml;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;

/**
 * Lets archives in: first everything is checked, then file after file is kept, each in a transaction of its own, so that
 * killed work goes on behind the last of them.
 */
@Component
class ImportWork {

    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);
    private static final int LONGEST_SEARCH = 200_000;
    private static final long BEAT = 1_000_000_000L;

    private final ImportStore store;
    private final FileContents contents;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final long largest;

    ImportWork(
            ImportStore store,
            FileContents contents,
            AuditLog audit,
            TransactionTemplate transaction,
            @Value("${tongket.archive.largest-unpacked:40GB}") DataSize largest) {
        this.store = store;
        this.contents = contents;
        this.audit = audit;
        this.transaction = transaction;
        this.largest = largest.toBytes();
    }

    /** Lets one archive in, or refuses it; answers whether one waited. */
    boolean next() {
        ImportedArchive archive = store.claim().orElse(null);
        if (archive == null) {
            return false;
        }
        if (archive.attempts() > ImportStore.MOST_ATTEMPTS) {
            refuse(archive, Refusal.of("archive.import.often", archive.name()));
            return true;
        }
        try {
            letIn(archive);
        } catch (Refusal refused) {
            refuse(archive, refused);
        } catch (IOException | RuntimeException e) {
            log.warn("Archive {} was not let in: {}", archive.id(), e.toString());
        }
        return true;
    }

    private void letIn(ImportedArchive archive) throws IOException {
        Path file = Files.createTempFile("tongket-luu-tru-", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                transaction.executeWithoutResult(
                        inside -> contents.write(new StoredContent(archive.sha256(), archive.size()), out));
            }
            long[] beat = {0};
            ArchiveCheck.Sound sound = new ArchiveCheck(file, archive.name(), largest).check((done, total) -> {
                if (System.nanoTime() - beat[0] > BEAT) {
                    beat[0] = System.nanoTime();
                    store.progress(archive.id(), done, total);
                }
            });
            SealCheck.require(file);
            if (store.isThere(archive.id(), sound.sums())) {
                throw Refusal.of(
                        "archive.import.twice-imported",
                        sound.about().path("title").asText());
            }
            try {
                store.sound(archive.id(), sound.about(), sound.sums());
            } catch (DuplicateKeyException meanwhile) {
                throw Refusal.of(
                        "archive.import.twice-imported",
                        sound.about().path("title").asText());
            }
            keep(archive, file, listed(sound));
            transaction.executeWithoutResult(inside -> accept(archive, sound));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<ArchiveEntry> listed(ArchiveCheck.Sound sound) {
        List<ArchiveEntry> all = new ArrayList<>(sound.entries());
        for (Map.Entry<String, String> other : sound.others().entrySet()) {
            String path = other.getKey();
            String kind = path.startsWith("niem-phong/") ? "seal" : "index";
            all.add(new ArchiveEntry(path, kind, path, null, null, null, null, 0, other.getValue()));
        }
        return all;
    }

    private void keep(ImportedArchive archive, Path file, List<ArchiveEntry> entries) throws IOException {
        Set<String> kept = store.keptPaths(archive.id());
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            long beat = 0;
            for (int i = 0; i < entries.size(); i++) {
                ArchiveEntry entry = entries.get(i);
                if (System.nanoTime() - beat > BEAT) {
                    beat = System.nanoTime();
                    store.progress(archive.id(), i, entries.size());
                }
                if (!kept.contains(entry.path())) {
                    int ordinal = i;
                    transaction.executeWithoutResult(inside -> one(archive, zip, ordinal, entry));
                }
            }
            store.progress(archive.id(), entries.size(), entries.size());
        }
    }

    private void one(ImportedArchive archive, ZipFile zip, int ordinal, ArchiveEntry entry) {
        try (InputStream content = zip.getInputStream(zip.getEntry(entry.path()))) {
            String words = "";
            StoredContent kept;
            if (entry.path().endsWith(".html")) {
                byte[] page = content.readAllBytes();
                String said = PlainHtml.words(new String(page, StandardCharsets.UTF_8));
                words = said.length() > LONGEST_SEARCH ? said.substring(0, LONGEST_SEARCH) : said;
                kept = contents.keep(new java.io.ByteArrayInputStream(page));
            } else {
                kept = contents.keep(content);
            }
            store.keep(archive.id(), ordinal, entry, kept, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ImportedArchive archive, ArchiveCheck.Sound sound) {
        store.accept(archive.id());
        contents.forget(archive.sha256());
        audit.record(Act.of("archive.import-accepted", "archive-import", archive.id())
                .with("title", sound.about().path("title").asText())
                .with("files", sound.entries().size())
                .with("sha256", archive.sha256()));
    }

    private void refuse(ImportedArchive archive, Refusal refused) {
        Refusal.Problem problem = refused.problems().get(0);
        transaction.executeWithoutResult(inside -> {
            store.dropEntries(archive.id()).stream().distinct().forEach(contents::forget);
            store.refuse(archive.id(), problem.key(), problem.args());
            contents.forget(archive.sha256());
            audit.record(Act.of("archive.import-refused", "archive-import", archive.id())
                    .with("sha256", archive.sha256())
                    .with("reason", problem.key()));
        });
    }
}
