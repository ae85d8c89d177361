package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;

/**
 * Files that travel in pieces over lines that break. A whole file goes through the same checks as any other;
 * one that is refused leaves no byte behind.
 */
@Component
public class Uploads {

    private static final int PART = 512 * 1024;
    private static final int MOST_UNFINISHED = 30;

    private final Map<String, UploadPlace> places;
    private final KeptFiles kept;
    private final FileIntake intake;
    private final UploadStore store;

    Uploads(Collection<UploadPlace> places, KeptFiles kept, FileIntake intake, UploadStore store) {
        this.places = places.stream().collect(Collectors.toMap(UploadPlace::name, Function.identity()));
        this.kept = kept;
        this.intake = intake;
        this.store = store;
    }

    /** The largest file that is taken, in bytes. */
    public long largest() {
        return intake.largest();
    }

    /** Announces a file; its name is judged before any of it comes. */
    public Upload begin(Actor actor, String place, UUID owner, String givenName, long size) {
        UploadPlace to = place(place);
        String name = to.announce(actor, owner, givenName);
        intake.requireSize(name, size, to.largest().orElse(intake.largest()));
        if (store.unfinished(owner) >= MOST_UNFINISHED) {
            throw Refusal.at("attachments", "report.upload.too-many", MOST_UNFINISHED);
        }
        return store.begin(place, owner, actor.userId(), name, size);
    }

    /** An upload that this person began. */
    public Upload require(Actor actor, String place, UUID owner, UUID upload) {
        place(place).requireWriter(actor, owner);
        return store.find(place, owner, upload, actor.userId()).orElseThrow(() -> new NotFound("upload", upload));
    }

    /**
     * Takes the next piece; what arrived before a line broke is kept. With the last byte the file is kept.
     * Repeating the last call with an empty piece finishes what was whole but could not be finished.
     */
    public Upload append(Actor actor, String place, UUID owner, UUID uploadId, long offset, InputStream piece)
            throws IOException {
        Upload upload = require(actor, place, owner, uploadId);
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
        UploadPlace to = place(upload.place());
        if (to.largest().isPresent()) {
            intake.takeLarge(store.open(upload.id()), kept -> {
                if (kept.size() != upload.size() || !store.drop(upload.id())) {
                    throw conflict();
                }
                to.takeLarge(actor, upload.owner(), upload.name(), kept);
            });
            return;
        }
        try (InputStream content = store.open(upload.id());
                Spooled file = Spooled.of(content, upload.size()).orElseThrow()) {
            if (file.size() != upload.size()) {
                throw conflict();
            }
            intake.take(upload.name(), file, looked -> {
                if (!store.drop(upload.id())) {
                    throw conflict();
                }
                place(upload.place()).take(actor, upload.owner(), looked);
                return upload;
            });
        } catch (Refusal refused) {
            store.drop(upload.id());
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException("Upload cannot be read", e);
        }
    }

    /** The person does not want to go on; nothing of the file is kept. */
    public void abandon(Actor actor, String place, UUID owner, UUID upload) {
        store.drop(require(actor, place, owner, upload).id());
    }

    private UploadPlace place(String name) {
        UploadPlace place = places.get(name);
        return place == null ? kept.at(name) : place;
    }

    private static OptimisticLockingFailureException conflict() {
        return new OptimisticLockingFailureException("Upload goes on elsewhere");
    }
}
