package vn.tongket.report.file;

import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.file.FileContents;
import vn.tongket.file.FileIntake;
import vn.tongket.file.FileSource;
import vn.tongket.file.IncomingFile;
import vn.tongket.file.StoredContent;
import vn.tongket.file.UploadPlace;
import vn.tongket.report.Attachment;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportWriter;

/** Files that come with a report: read only by who may read the report, and changed only while it is a draft. */
@Component
public class Attachments implements UploadPlace {

    public static final String PLACE = "report";

    private final Obligations obligations;
    private final ReportDesk desk;
    private final ReportStore reports;
    private final ReportWriter writer;
    private final AttachmentStore store;
    private final FileIntake intake;
    private final FileContents contents;
    private final AuditLog audit;

    Attachments(
            Obligations obligations,
            ReportDesk desk,
            ReportStore reports,
            ReportWriter writer,
            AttachmentStore store,
            FileIntake intake,
            FileContents contents,
            AuditLog audit) {
        this.obligations = obligations;
        this.desk = desk;
        this.reports = reports;
        this.writer = writer;
        this.store = store;
        this.intake = intake;
        this.contents = contents;
        this.audit = audit;
    }

    /** Attachments of the version that this person reads. */
    @Transactional(readOnly = true)
    public List<Attachment> list(Actor actor, UUID obligation) {
        return desk.readable(actor, obligation)
                .map(version -> reports.attachments(version.id()))
                .orElse(List.of());
    }

    public Attachment add(Actor actor, UUID id, String givenName, FileSource source) {
        String name = announce(actor, id, givenName);
        return intake.take(name, source, file -> keep(actor, id, file));
    }

    @Override
    public String name() {
        return PLACE;
    }

    @Override
    public void requireWriter(Actor actor, UUID id) {
        desk.requireWriter(actor, id);
    }

    @Override
    public String announce(Actor actor, UUID id, String givenName) {
        desk.requireWritable(actor, id);
        String name = intake.name(givenName);
        reports.newest(id).ifPresent(draft -> requireRoom(draft.id(), name));
        return name;
    }

    @Override
    public void take(Actor actor, UUID id, IncomingFile file) {
        keep(actor, id, file);
    }

    private Attachment keep(Actor actor, UUID id, IncomingFile file) {
        UUID draft = desk.requireDraft(actor, id);
        requireRoom(draft, file.name());
        UUID attachment = UUID.randomUUID();
        writer.touch(draft);
        StoredContent content = file.keep();
        store.attach(draft, attachment, file, content, actor.userId());
        record("report.attached", id, file.name(), content.sha256());
        return store.find(id, attachment).orElseThrow().attachment();
    }

    private void requireRoom(UUID draft, String name) {
        intake.requireRoom(
                reports.attachments(draft).stream().map(Attachment::name).toList(), name);
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
        contents.write(attachment.sha256(), from, length, out);
    }

    private void record(String act, UUID id, String name, String sha256) {
        Obligation obligation = obligations.require(id);
        audit.record(Act.of(act, "report", id)
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("name", name)
                .with("sha256", sha256));
    }
}
