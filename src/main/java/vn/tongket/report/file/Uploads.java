package vn.tongket.report.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.report.ReportDesk;

/**
 * Files that travel in pieces over lines that break. A whole file goes through the same checks as any other attachment;
 * one that is refused leaves no byte behind.
 */
@Component
public class Uploads {

    private static final String REPORT = "report";
    private static final int PART = 512 * 1024;
    private static final int MOST_UNFINISHED = 30;

    private final Attachments attachments;
    private final KeptFiles kept;
    private final UploadStore store;
    private final ReportDesk desk;
    private final TransactionTemplate transaction;

    Uploads(
            Attachments attachments,
            KeptFiles kept,
            UploadStore store,
            ReportDesk desk,
            PlatformTransactionManager transactions) {
        this.attachments = attachments;
        this.kept = kept;
        this.store = store;
        this.desk = desk;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Announces a file; its name is judged before any of it comes. */
    public Upload begin(Actor actor, UUID id, String givenName, long size) {
        return begin(actor, REPORT, id, givenName, size);
    }

    /** The same for a file of another place. */
    public Upload begin(Actor actor, String place, UUID id, String givenName, long size) {
        String name = isReport(place)
                ? attachments.announce(actor, id, givenName)
                : kept.announce(actor, place, id, givenName);
        if (size <= 0) {
            throw Refusal.at("attachments", "report.attachment.empty", name);
        }
        if (size > attachments.largest()) {
            throw attachments.tooLarge(name);
        }
        if (store.unfinished(id) >= MOST_UNFINISHED) {
            throw Refusal.at("attachments", "report.upload.too-many", MOST_UNFINISHED);
        }
        return store.begin(place, id, actor.userId(), name, size);
    }

    /** An upload that this person began. */
    public Upload require(Actor actor, UUID id, UUID upload) {
        return require(actor, REPORT, id, upload);
    }

    public Upload require(Actor actor, String place, UUID id, UUID upload) {
        if (isReport(place)) {
            desk.requireWriter(actor, id);
        } else {
            kept.requireWriter(actor, place, id);
        }
        return store.find(place, id, upload, actor.userId()).orElseThrow(() -> new NotFound("upload", upload));
    }

    /**
     * Takes the next piece; what arrived before a line broke is kept. With the last byte the file becomes an attachment.
     * Repeating the last call with an empty piece finishes what was whole but could not be finished.
     */
    public Upload append(Actor actor, UUID id, UUID uploadId, long offset, InputStream piece) throws IOException {
        return append(actor, REPORT, id, uploadId, offset, piece);
    }

    public Upload append(Actor actor, String place, UUID id, UUID uploadId, long offset, InputStream piece)
            throws IOException {
        Upload upload = require(actor, place, id, uploadId);
        if (offset != upload.received()) {
            throw conflict();
        }
        byte[] part = new byte[PART];
        int filled = 0;
        try {
            for (int read = piece.read(part, 0, PART); read >= 0; read = piece.read(part, filled, PART - filled)) {
                filled += read;
                if (filled == PART) {
                    upload = keep(upload, part, filled);
                    filled = 0;
                }
            }
        } finally {
            upload = keep(upload, part, filled);
        }
        if (upload.isWhole()) {
            finish(actor, upload);
        }
        return upload;
    }

    private Upload keep(Upload upload, byte[] part, int filled) {
        if (filled == 0) {
            return upload;
        }
        if (upload.received() + filled > upload.size()) {
            throw Refusal.at("attachments", "report.upload.longer", upload.name());
        }
        return store.append(upload.id(), upload.received(), Arrays.copyOf(part, filled))
                .orElseThrow(Uploads::conflict);
    }

    private void finish(Actor actor, Upload upload) {
        try (InputStream content = store.open(upload.id());
                Spooled file = Spooled.of(content, upload.size()).orElseThrow()) {
            if (file.size() != upload.size()) {
                throw conflict();
            }
            boolean unread = attachments.look(upload.name(), file);
            transaction.executeWithoutResult(inside -> {
                if (!store.drop(upload.id())) {
                    throw conflict();
                }
                if (isReport(upload.place())) {
                    attachments.take(actor, upload.owner(), upload.name(), file, unread);
                } else {
                    kept.take(actor, upload.place(), upload.owner(), upload.name(), file, unread);
                }
            });
        } catch (Refusal refused) {
            store.drop(upload.id());
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException("Upload of a report cannot be read", e);
        }
    }

    /** The person does not want to go on; nothing of the file is kept. */
    public void abandon(Actor actor, UUID id, UUID upload) {
        abandon(actor, REPORT, id, upload);
    }

    public void abandon(Actor actor, String place, UUID id, UUID upload) {
        store.drop(require(actor, place, id, upload).id());
    }

    private static boolean isReport(String place) {
        return REPORT.equals(place);
    }

    private static OptimisticLockingFailureException conflict() {
        return new OptimisticLockingFailureException("Upload goes on elsewhere");
    }
}
