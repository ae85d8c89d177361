package vn.tongket.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Contents of files, in parts, so that a large file never stands in memory; one content is kept once, and as long as a file
 * of any feature has it.
 */
@Repository
public class FileContents {

    private static final int PART = 512 * 1024;
    private static final int PARTS_AT_ONCE = 4;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final Clock clock;

    FileContents(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.streaming = new JdbcTemplate(template.getDataSource());
        this.streaming.setFetchSize(PARTS_AT_ONCE);
    }

    /** Keeps what the stream holds; runs in the transaction of whoever notes what it belongs to. */
    public StoredContent keep(InputStream content) throws IOException {
        UUID id = UUID.randomUUID();
        MessageDigest digest = digest();
        long size = 0;
        byte[] part = new byte[PART];
        int ordinal = 0;
        for (int read = content.readNBytes(part, 0, PART); read > 0; read = content.readNBytes(part, 0, PART)) {
            size += read;
            digest.update(part, 0, read);
            jdbc.sql("insert into app.attachment_part (content_id, ordinal, bytes) values (:id, :ordinal, :bytes)")
                    .param("id", id)
                    .param("ordinal", ordinal++)
                    .param("bytes", read == PART ? part : Arrays.copyOf(part, read))
                    .update();
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        UUID kept = jdbc.sql("""
                        insert into app.attachment_content as c (sha256, id, size, stored_at)
                        values (:sha256, :id, :size, :now)
                        on conflict (sha256) do update set sha256 = c.sha256
                        returning id
                        """)
                .param("sha256", sha256)
                .param("id", id)
                .param("size", size)
                .param("now", OffsetDateTime.now(clock))
                .query(UUID.class)
                .single();
        if (!kept.equals(id)) {
            jdbc.sql("delete from app.attachment_part where content_id = :id")
                    .param("id", id)
                    .update();
        }
        return new StoredContent(sha256, size);
    }

    /** Takes a content away when nothing has it any more. */
    public void forget(String sha256) {
        jdbc.sql("""
                        delete from app.attachment_content c
                         where c.sha256 = :sha256
                           and not exists (select from app.report_attachment a where a.sha256 = c.sha256)
                           and not exists (select from app.kept_file k where k.sha256 = c.sha256)
                           and not exists (select from app.offline_upload o where o.sha256 = c.sha256)
                           and not exists (select from app.dossier_file d where d.sha256 = c.sha256)
                           and not exists (select from app.archive_paper p where p.sha256 = c.sha256)
                           and not exists (select from app.archive_export x where x.sha256 = c.sha256)
                           and not exists (select from app.archive_import i
                                            where i.sha256 = c.sha256 and i.stage in ('CHECKING', 'KEEPING'))
                           and not exists (select from app.archive_entry e where e.sha256 = c.sha256)
                        """).param("sha256", sha256).update();
    }

    /** Writes a content out; runs in a transaction. */
    public void write(StoredContent content, OutputStream out) {
        write(content.sha256(), 0, content.size(), out);
    }

    /** Writes a piece of a content part by part; runs in a transaction, as the driver reads ahead only there. */
    public void write(String sha256, long from, long length, OutputStream out) {
        int first = (int) (from / PART);
        int last = (int) ((from + Math.max(length, 1) - 1) / PART);
        streaming.query(
                """
                select p.ordinal, p.bytes from app.attachment_part p join app.attachment_content c on c.id = p.content_id
                 where c.sha256 = ? and p.ordinal between ? and ? order by p.ordinal
                """,
                row -> {
                    long start = (long) row.getInt(1) * PART;
                    byte[] part = row.getBytes(2);
                    int begin = (int) Math.max(0, from - start);
                    int end = (int) Math.min(part.length, from + length - start);
                    try {
                        out.write(part, begin, end - begin);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                sha256,
                first,
                last);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
