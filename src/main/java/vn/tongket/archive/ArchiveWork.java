package vn.tongket.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.file.StoredContent;

/**
 * Makes archives, one after the other. First each paper is written and kept by itself: work that was killed goes on behind
 * the last of them. Then everything is packed at once from one snapshot.
 */
@Component
class ArchiveWork {

    private static final Logger log = LoggerFactory.getLogger(ArchiveWork.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    /** Keeping a file of some gigabytes is one transaction. */
    private static final Duration KEEPING = Duration.ofMinutes(10);

    private final ArchiveStore store;
    private final CyclePaperPlans plans;
    private final KeptPapers papers;
    private final ArchiveWriter writer;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ArchiveWork(
            ArchiveStore store,
            CyclePaperPlans plans,
            KeptPapers papers,
            ArchiveWriter writer,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.store = store;
        this.plans = plans;
        this.papers = papers;
        this.writer = writer;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Makes one archive that nobody works on; answers whether there was one. */
    boolean next() {
        Export export = store.claim().orElse(null);
        if (export == null) {
            return false;
        }
        if (export.attempts() > ArchiveStore.MOST_ATTEMPTS) {
            store.fail(export.id(), "archive.failed.often");
            return true;
        }
        try {
            papers(export);
            pack(export);
        } catch (IOException | RuntimeException e) {
            log.warn("Archive {} was not made: {}", export.id(), e.toString());
            if (export.attempts() == ArchiveStore.MOST_ATTEMPTS) {
                store.fail(export.id(), "archive.failed.often");
            }
        }
        return true;
    }

    /** What cannot be written is left out, and the index says so: one bad paper does not keep the others from the archive. */
    private void papers(Export export) throws IOException {
        List<PaperPlan> planned = plans.of(export.cycleId());
        Map<String, PaperPlan.Kept> kept = papers.of(export.cycleId());
        int done = 0;
        for (PaperPlan plan : planned) {
            if (!kept.containsKey(KeptPapers.key(plan.path(), plan.edition()))) {
                store.progress(export.id(), Export.Stage.WRITING, done, planned.size());
                try {
                    papers.write(export.cycleId(), plan);
                } catch (Refusal | vn.tongket.NotFound refused) {
                    log.info(
                            "Paper {} of cycle {} was not written: {}",
                            plan.path(),
                            export.cycleId(),
                            refused.getMessage());
                }
            }
            done++;
        }
        store.progress(export.id(), Export.Stage.PACKING, 0, planned.size());
    }

    private void pack(Export export) throws IOException {
        Path file = Files.createTempFile("tongket-luu-tru-", ".zip");
        try {
            long[] beat = {System.nanoTime() - BEAT.toNanos(), 0};
            ArchiveWriter.Packed packed = writer.pack(export, file, () -> {
                beat[1]++;
                if (System.nanoTime() - beat[0] >= BEAT.toNanos()) {
                    beat[0] = System.nanoTime();
                    store.beat(export.id(), (int) beat[1]);
                }
            });
            store.hold(export.id(), KEEPING);
            transaction.executeWithoutResult(status -> finish(export, file, packed));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void finish(Export export, Path file, ArchiveWriter.Packed packed) {
        StoredContent content = writer.keep(file);
        store.finish(export.id(), content, packed.files(), packed.state());
        audit.record(Act.of("archive.made", "archive", export.id())
                .inCycle(export.cycleId())
                .with("files", packed.files())
                .with("size", content.size())
                .with("sha256", content.sha256())
                .with("by", export.startedBy()));
    }
}
