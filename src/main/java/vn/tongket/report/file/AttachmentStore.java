package vn.tongket.report.file;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.file.FileContents;
import vn.tongket.file.IncomingFile;
import vn.tongket.file.StoredContent;
import vn.tongket.report.Attachment;
import vn.tongket.report.ReportStore;

/** Which files belong to which version of a report. */
@Repository
public class AttachmentStore {

    private final JdbcClient jdbc;
    private final FileContents contents;
    private final Clock clock;

    AttachmentStore(JdbcClient jdbc, FileContents contents, Clock clock) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.clock = clock;
    }

    void attach(UUID version, UUID id, IncomingFile file, StoredContent content, String actor) {
        jdbc.sql("""
                        insert into app.report_attachment (id, version_id, sha256, name, media_type, size, unread, added_at,
                                                           added_by)
                        values (:id, :version, :sha256, :name, :type, :size, :unread, :now, :actor)
                        """)
                .param("id", id)
                .param("version", version)
                .param("sha256", content.sha256())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("size", content.size())
                .param("unread", file.isUnread())
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    /** An attachment of the report with whether its version is submitted. */
    Optional<Found> find(UUID obligation, UUID id) {
        return jdbc.sql("""
                        select a.*, v.submitted_at is not null as submitted
                          from app.report_attachment a join app.report_version v on v.id = a.version_id
                         where a.id = :id and v.obligation_id = :obligation
                        """)
                .param("id", id)
                .param("obligation", obligation)
                .query((row, n) -> new Found(ReportStore.attachment(row, n), row.getBoolean("submitted")))
                .optional();
    }

    record Found(Attachment attachment, boolean submitted) {}

    /** Takes an attachment off its draft, and its content away when nothing else has it. */
    public void detach(Attachment attachment) {
        jdbc.sql("delete from app.report_attachment where id = :id")
                .param("id", attachment.id())
                .update();
        contents.forget(attachment.sha256());
    }
}
