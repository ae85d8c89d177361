package vn.tongket.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;

/** Files that come with a report: looked at for secrecy marks, streamed to the database, read only by who may read the report. */
@Component
public class Attachments {

    /** The largest file that a report may carry. */
    public static final long LIMIT = 50L * 1024 * 1024;

    private static final long MEGABYTE = 1024L * 1024;
    private static final int MOST = 30;
    private static final int LONGEST_NAME = 200;

    private final Obligations obligations;
    private final ReportDesk desk;
    private final ReportStore reports;
    private final ReportWriter writer;
    private final AttachmentStore store;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    Attachments(
            Obligations obligations,
            ReportDesk desk,
            ReportStore reports,
            ReportWriter writer,
            AttachmentStore store,
            SecrecyGuard secrecy,
            AuditLog audit) {
        this.obligations = obligations;
        this.desk = desk;
        this.reports = reports;
        this.writer = writer;
        this.store = store;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    /** Where a file's bytes come from; they are read twice, first to look for marks. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Attachments of the version that this person reads. */
    @Transactional(readOnly = true)
    public List<Attachment> list(Actor actor, UUID obligation) {
        return desk.readable(actor, obligation)
                .map(version -> reports.attachments(version.id()))
                .orElse(List.of());
    }

    @Transactional
    public Attachment add(Actor actor, UUID id, String givenName, Source source) {
        UUID draft = desk.requireDraft(actor, id);
        String name = name(givenName);
        secrecy.checkFileName("attachments", name);
        FileType type = FileType.of(name)
                .orElseThrow(() ->
                        Refusal.at("attachments", "report.attachment.kind", FileType.ending(name), FileType.known()));
        List<Attachment> others = reports.attachments(draft);
        if (others.size() >= MOST) {
            throw Refusal.at("attachments", "report.attachment.too-many", MOST);
        }
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            throw Refusal.at("attachments", "report.attachment.name-taken", name);
        }
        refuseMarked(name, type, source);
        AttachmentStore.Kept kept = keep(name, source);
        UUID attachment = UUID.randomUUID();
        writer.touch(draft);
        store.attach(draft, attachment, name, type.mediaType(), kept, actor.userId());
        record("report.attached", id, name, kept.sha256());
        return store.find(id, attachment).orElseThrow().attachment();
    }

    private void refuseMarked(String name, FileType type, Source source) {
        if (!secrecy.isNetworked()) {
            return;
        }
        String text;
        try (InputStream content = new BufferedInputStream(source.open())) {
            text = FileText.read(type, content);
        } catch (IOException unreadable) {
            throw Refusal.at("attachments", "report.attachment.unreadable", name);
        }
        if (SecrecyGuard.markIn(text).isPresent()) {
            throw Refusal.at("attachments", "common.secrecy.marked-file");
        }
    }

    private AttachmentStore.Kept keep(String name, Source source) {
        try (InputStream content = source.open()) {
            AttachmentStore.Kept kept = store.keep(content, LIMIT)
                    .orElseThrow(
                            () -> Refusal.at("attachments", "report.attachment.too-large", name, LIMIT / MEGABYTE));
            if (kept.size() == 0) {
                throw Refusal.at("attachments", "report.attachment.empty", name);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("Attachment of a report cannot be read", e);
        }
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
        store.write(attachment.sha256(), out);
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
    private static String name(String given) {
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
