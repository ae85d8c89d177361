package vn.tongket.report.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Obligation;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;

/** Keeps what came back, and notes what became of it; each in one transaction with its record. */
@Component
class OfflineUploads {

    /** Files of one report; nobody fills more of them in earnest. */
    private static final int MOST = 200;

    private final OfflineStore store;
    private final FileContents files;
    private final AuditLog audit;

    OfflineUploads(OfflineStore store, FileContents files, AuditLog audit) {
        this.store = store;
        this.files = files;
        this.audit = audit;
    }

    @Transactional
    public UUID keep(Actor actor, Obligation obligation, String name, OfficeFile file, Proposal proposal) {
        if (store.count(obligation.id()) >= MOST) {
            throw Refusal.at(OfficeFile.AT, "offline.upload.too-many", MOST);
        }
        try (InputStream content = file.original()) {
            StoredContent original = files.keep(content);
            UUID id = store.add(obligation.id(), name, original, proposal, actor.userId());
            audit.record(act("report.offline-uploaded", obligation)
                    .with("file", proposal.kind().name())
                    .with("sha256", original.sha256()));
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("A sent file cannot be kept", e);
        }
    }

    /** Runs in the transaction that saved the draft. */
    @Transactional
    public void applied(Actor actor, Obligation obligation, OfflineUpload upload, int sections, int figures) {
        decide(upload, OfflineUpload.Status.APPLIED, sections + figures, actor);
        audit.record(act("report.offline-applied", obligation)
                .with("sha256", upload.sha256())
                .with("sections", sections)
                .with("figures", figures));
    }

    @Transactional
    public void cancelled(Actor actor, Obligation obligation, OfflineUpload upload) {
        decide(upload, OfflineUpload.Status.CANCELLED, null, actor);
        audit.record(act("report.offline-cancelled", obligation).with("sha256", upload.sha256()));
    }

    private void decide(OfflineUpload upload, OfflineUpload.Status status, Integer taken, Actor actor) {
        if (!store.decide(upload.id(), status, taken, actor.userId())) {
            throw Refusal.of("offline.upload.decided");
        }
    }

    private static Act act(String code, Obligation obligation) {
        return Act.of(code, "report", obligation.id())
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit());
    }
}
