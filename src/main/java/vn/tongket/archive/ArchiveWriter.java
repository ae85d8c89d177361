package vn.tongket.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.archive.IndexFiles.About;
import vn.tongket.archive.IndexFiles.Child;
import vn.tongket.archive.Packing.Label;
import vn.tongket.audit.seal.SealedRecords;
import vn.tongket.cycle.Cycles;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;

/**
 * Packs a cycle: everything is read in one snapshot of the database, row by row and part by part, straight into a file on
 * the disk.
 */
@Component
class ArchiveWriter {

    private final CyclePaperPlans plans;
    private final KeptPapers papers;
    private final ArchiveStore store;
    private final ReportFiles reports;
    private final AttachmentFiles attachments;
    private final ListingFiles listings;
    private final DataFiles data;
    private final RecordFiles records;
    private final ModelFiles models;
    private final IndexFiles index;
    private final SealedRecords seal;
    private final FileContents contents;
    private final Cycles cycles;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final TransactionTemplate snapshot;

    ArchiveWriter(
            CyclePaperPlans plans,
            KeptPapers papers,
            ArchiveStore store,
            ReportFiles reports,
            AttachmentFiles attachments,
            ListingFiles listings,
            DataFiles data,
            RecordFiles records,
            ModelFiles models,
            IndexFiles index,
            SealedRecords seal,
            FileContents contents,
            Cycles cycles,
            JdbcClient jdbc,
            MessageSource messages,
            PlatformTransactionManager transactions) {
        this.plans = plans;
        this.papers = papers;
        this.store = store;
        this.reports = reports;
        this.attachments = attachments;
        this.listings = listings;
        this.data = data;
        this.records = records;
        this.models = models;
        this.index = index;
        this.seal = seal;
        this.contents = contents;
        this.cycles = cycles;
        this.jdbc = jdbc;
        this.messages = messages;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** What was packed: how many files, and the state that is really in them. */
    record Packed(int files, String state) {}

    /** @param heartbeat called after each file, so that nobody else takes the work over */
    Packed pack(Export export, Path file, Runnable heartbeat) throws IOException {
        Folder folder = new Folder(file);
        Packing packing = new Packing(export.cycleId(), folder, messages, heartbeat);
        String state;
        try {
            state = snapshot.execute(inside -> {
                try {
                    return fill(packing, export);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        folder.list();
        SortedMap<String, String> sums = new TreeMap<>();
        folder.written().forEach((path, written) -> sums.put(path, written.sha256()));
        seal.write(export.cycleId(), sums, folder.zip());
        folder.finish();
        return new Packed(folder.written().size(), state);
    }

    private String fill(Packing packing, Export export) throws IOException {
        UUID cycle = packing.cycle();
        jdbc.sql(ArchiveStore.ZONE).query(String.class).single();
        ArchiveStore.State state = store.state(cycle);
        List<String> missing = papers(packing);
        reports.write(packing);
        listings.write(packing);
        attachments.write(packing);
        data.write(packing, state);
        records.write(packing);
        models.write(packing);
        index.write(packing, new About(cycles.require(cycle), export, state.sha256(), children(cycle), missing));
        return state.sha256();
    }

    /** The papers that are kept by now; names of those that are not. */
    private List<String> papers(Packing packing) throws IOException {
        Map<String, PaperPlan.Kept> kept = papers.of(packing.cycle());
        List<String> missing = new ArrayList<>();
        for (PaperPlan plan : plans.of(packing.cycle())) {
            PaperPlan.Kept paper = kept.get(KeptPapers.key(plan.path(), plan.edition()));
            if (paper == null) {
                missing.add(plan.name());
            } else {
                Label label = new Label(
                        plan.kind(),
                        plan.name(),
                        plan.number(),
                        plan.dated() == null ? null : "%1$td/%1$tm/%1$tY".formatted(plan.dated()),
                        plan.unit(),
                        paper.pages());
                packing.put(
                        plan.path(),
                        label,
                        out -> contents.write(new StoredContent(paper.sha256(), paper.size()), out));
            }
        }
        return missing.stream().distinct().toList();
    }

    private List<Child> children(UUID cycle) {
        return jdbc.sql("""
                        select c.id::text, c.title, u.name, x.id::text, x.sha256
                          from app.review_cycle c join app.obligation o on o.id = c.parent_obligation_id
                          join app.org_unit u on u.code = c.organizer
                          left join lateral (select id, sha256 from app.archive_export e
                                              where e.cycle_id = c.id and e.stage = 'DONE'
                                              order by e.finished_at desc limit 1) x on true
                         where o.cycle_id = :cycle order by u.name, c.id
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Child(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    /** Keeps the packed file; in the transaction of whoever notes that it is there. */
    StoredContent keep(Path file) {
        try (InputStream packed = Files.newInputStream(file)) {
            return contents.keep(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
