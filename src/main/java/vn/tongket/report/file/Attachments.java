package vn.tongket.report.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.Attachment;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportWriter;

/** Files that come with a report: looked into first, streamed to the database, read only by who may read the report. */
@Component
public class Attachments {

    private static final int MOST = 30;
    private static final int LONGEST_NAME = 200;

    private final Obligations obligations;
    private final ReportDesk desk;
    private final ReportStore reports;
    private final ReportWriter writer;
    private final AttachmentStore store;
    private final FileLook look;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final long largest;

    Attachments(
            Obligations obligations,
            ReportDesk desk,
            ReportStore reports,
            ReportWriter writer,
            AttachmentStore store,
            FileLook look,
            SecrecyGuard secrecy,
            AuditLog audit,
            PlatformTransactionManager transactions,
            @Value("${tongket.attachments.largest:50MB}") DataSize largest) {
        this.obligations = obligations;
        this.desk = desk;
        this.reports = reports;
        this.writer = writer;
        this.store = store;
        this.look = look;
        this.secrecy = secrecy;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.largest = largest.toBytes();
    }

    /** Where a file's bytes come from. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** The largest file that a report may carry, in bytes. */
    public long largest() {
        return largest;
    }

    /** Attachments of the version that this person reads. */
    @Transactional(readOnly = true)
    public List<Attachment> list(Actor actor, UUID obligation) {
        return desk.readable(actor, obligation)
                .map(version -> reports.attachments(version.id()))
                .orElse(List.of());
    }

    public Attachment add(Actor actor, UUID id, String givenName, Source source) {
        String name = announce(actor, id, givenName);
        try (InputStream content = source.open();
                Spooled file = Spooled.of(content, largest).orElseThrow(() -> tooLarge(name))) {
            return transaction.execute(inside -> take(actor, id, name, file, look(name, file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Attachment of a report cannot be read", e);
        }
    }

    /** Whether a file of the name may come, before any of it does; returns the name as it is kept. */
    String announce(Actor actor, UUID id, String givenName) {
        String name = name(givenName);
        desk.requireWritable(actor, id);
        secrecy.checkFileName("attachments", name);
        if (FileType.of(name).isEmpty()) {
            throw Refusal.at("attachments", "report.attachment.kind", FileType.ending(name), FileType.known());
        }
        reports.newest(id).ifPresent(draft -> requireRoom(draft.id(), name));
        return name;
    }

    /** Looks into the file, outside of any transaction; returns whether no letters were found in it. */
    boolean look(String name, Spooled file) {
        if (file.size() == 0) {
            throw Refusal.at("attachments", "report.attachment.empty", name);
        }
        return look.isUnread(FileType.of(name).orElseThrow(), name, file.path());
    }

    /** Keeps a file that was looked into, with the draft; runs in a transaction. */
    Attachment take(Actor actor, UUID id, String name, Spooled file, boolean unread) {
        UUID draft = desk.requireDraft(actor, id);
        requireRoom(draft, name);
        UUID attachment = UUID.randomUUID();
        writer.touch(draft);
        store.attach(draft, attachment, name, FileType.of(name).orElseThrow(), keep(file), unread, actor.userId());
        record("report.attached", id, name, file.sha256());
        return store.find(id, attachment).orElseThrow().attachment();
    }

    private AttachmentStore.Kept keep(Spooled file) {
        try (InputStream content = Files.newInputStream(file.path())) {
            return store.keep(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Attachment of a report cannot be read", e);
        }
    }

    private void requireRoom(UUID draft, String name) {
        List<Attachment> others = reports.attachments(draft);
        if (others.size() >= MOST) {
            throw Refusal.at("attachments", "report.attachment.too-many", MOST);
        }
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            throw Refusal.at("attachments", "report.attachment.name-taken", name);
        }
    }

    Refusal tooLarge(String name) {
        return Refusal.at(
                "attachments",
                "report.attachment.too-large",
                name,
                DataSize.ofBytes(largest).toMegabytes());
    }

    @Transactional
    public void remove(Actor actor, UUID id, UUID attachment) {
        UUID draft = desk.requireDraft(actor, id);
        Attachment found = reports.attachments(draft).stream()
                .filter(one -> one.id().equals(attachment))
                .findFirst()
                .orElseThrow(() -> new NotFound("attachment", attachment));
        writer.touch(draft);
        store.detach(found);
        record("report.detached", id, found.name(), found.sha256());
    }

    @Transactional(readOnly = true)
    public Attachment find(Actor actor, UUID id, UUID attachment) {
        AttachmentStore.Found found =
                store.find(id, attachment).orElseThrow(() -> new NotFound("attachment", attachment));
        if (!desk.mayRead(actor, id, found.submitted())) {
            throw new NotFound("attachment", attachment);
        }
        return found.attachment();
    }

    /** Writes the file out for somebody whom {@link #find} let through. */
    @Transactional(readOnly = true)
    public void write(Attachment attachment, OutputStream out) {
        write(attachment, 0, attachment.size(), out);
    }

    /** Writes a piece of the file out for somebody whom {@link #find} let through. */
    @Transactional(readOnly = true)
    public void write(Attachment attachment, long from, long length, OutputStream out) {
        store.write(attachment.sha256(), from, length, out);
    }

    private void record(String act, UUID id, String name, String sha256) {
        Obligation obligation = obligations.require(id);
        audit.record(Act.of(act, "report", id)
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("name", name)
                .with("sha256", sha256));
    }

    /** Composed, without control characters and folders; what is too long is cut before the ending. */
    static String name(String given) {
        String plain = Text.clean(given == null ? "" : given).replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        String name = Text.clean(plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1));
        if (name.isEmpty() || name.startsWith(".")) {
            throw Refusal.at("attachments", "report.attachment.name-missing");
        }
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        String ending = "." + FileType.ending(name);
        return ending.length() > 12
                ? name.substring(0, LONGEST_NAME)
                : name.substring(0, LONGEST_NAME - ending.length()) + ending;
    }
}
