package vn.tongket.archive.imported;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.archive.PlainHtml;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.file.FileContents;
import vn.tongket.file.StoredContent;
import vn.tongket.organization.Role;

/** Archives from elsewhere, to be read by auditors and administrators and by nobody else; never changed. */
@Component
public class ImportDesk {

    private final ImportStore store;
    private final FileContents contents;
    private final AuditLog audit;

    ImportDesk(ImportStore store, FileContents contents, AuditLog audit) {
        this.store = store;
        this.contents = contents;
        this.audit = audit;
    }

    public static boolean mayRead(Actor actor) {
        return actor.isAdministrator()
                || !actor.unitsWith(Role.AUDITOR.suffix()).isEmpty();
    }

    /** To which a person's uploads belong, the same on every machine, so that a broken one can go on. */
    public static UUID shelfOf(Actor actor) {
        return UUID.nameUUIDFromBytes(("archive " + actor.userId()).getBytes(StandardCharsets.UTF_8));
    }

    /** A chapter of an archive with the number of its files. */
    public record Chapter(String name, long files) {}

    /** An archive with its chapters. */
    public record Shown(ImportedArchive archive, List<Chapter> chapters, boolean removable) {}

    @Transactional(readOnly = true)
    public List<ImportedArchive> list(Actor actor, String words, int limit, int offset) {
        requireReader(actor);
        return store.list(words, limit, offset);
    }

    @Transactional(readOnly = true)
    public Shown show(Actor actor, UUID id) {
        ImportedArchive archive = require(actor, id);
        return new Shown(
                archive,
                archive.isReadable()
                        ? store.chapters(id).stream()
                                .map(chapter -> new Chapter(chapter.name(), chapter.files()))
                                .toList()
                        : List.of(),
                actor.isAdministrator() && !archive.isRunning() && archive.stage() != ImportedArchive.Stage.REMOVED);
    }

    @Transactional(readOnly = true)
    public List<KeptEntry> entries(Actor actor, UUID id, String words, String chapter, int limit, int offset) {
        readable(actor, id);
        return store.entries(id, words, Text.isBlank(chapter) ? null : chapter, limit, offset);
    }

    @Transactional(readOnly = true)
    public KeptEntry entry(Actor actor, UUID id, String path) {
        readable(actor, id);
        return store.entry(id, path).orElseThrow(() -> new NotFound("file of archive", path));
    }

    /** The main part of a page, which was found to be plain when the archive was let in. */
    @Transactional(readOnly = true)
    public String page(KeptEntry entry) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        write(entry, page);
        String html = page.toString(StandardCharsets.UTF_8);
        if (PlainHtml.foreignPart(html).isPresent()) {
            throw new NotFound("page of archive", entry.path());
        }
        return PlainHtml.mainPart(html);
    }

    @Transactional(readOnly = true)
    public void write(KeptEntry entry, OutputStream out) {
        contents.write(new StoredContent(entry.sha256(), entry.size()), out);
    }

    /** Takes an archive away for good; that it was here and why it went stays in the record. */
    @Transactional
    public void remove(Actor actor, UUID id, String reason) {
        ImportedArchive archive = require(actor, id);
        if (!actor.isAdministrator()) {
            throw new NotFound("archive", id);
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "archive.import.reason-missing");
        }
        if (!store.remove(id, actor.userId(), Text.clean(reason))) {
            throw Refusal.of("archive.import.busy");
        }
        store.dropEntries(id).stream().distinct().forEach(contents::forget);
        audit.record(Act.of("archive.import-removed", "archive-import", id)
                .with("title", archive.title() == null ? archive.name() : archive.title())
                .with("reason", Text.clean(reason)));
    }

    private ImportedArchive readable(Actor actor, UUID id) {
        ImportedArchive archive = require(actor, id);
        if (!archive.isReadable()) {
            throw new NotFound("archive", id);
        }
        return archive;
    }

    private ImportedArchive require(Actor actor, UUID id) {
        requireReader(actor);
        return store.find(id).orElseThrow(() -> new NotFound("archive", id));
    }

    private static void requireReader(Actor actor) {
        if (!mayRead(actor)) {
            throw new NotFound("page", "archives");
        }
    }
}
