package vn.tongket.file;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that are still on their way; what nobody went on with for a day is forgotten. */
@Repository
class UploadStore {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    UploadStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Upload begin(String place, UUID owner, String user, String name, long size) {
        UUID id = UUID.randomUUID();
        return jdbc.sql("""
                        insert into app.upload (id, place, obligation_id, user_id, name, size, expires_at)
                        values (:id, :place, :owner, :user, :name, :size, :expires) returning *
                        """)
                .param("id", id)
                .param("place", place)
                .param("owner", owner)
                .param("user", user)
                .param("name", name)
                .param("size", size)
                .param("expires", expiry())
                .query(UploadStore::upload)
                .single();
    }

    Optional<Upload> find(String place, UUID owner, UUID id, String user) {
        return jdbc.sql("""
                        select * from app.upload
                         where id = :id and place = :place and obligation_id = :owner and user_id = :user
                           and expires_at > :now
                        """)
                .param("id", id)
                .param("place", place)
                .param("owner", owner)
                .param("user", user)
                .param("now", now())
                .query(UploadStore::upload)
                .optional();
    }

    int unfinished(UUID owner) {
        return jdbc.sql("select count(*) from app.upload where obligation_id = :owner and expires_at > :now")
                .param("owner", owner)
                .param("now", now())
                .query(Integer.class)
                .single();
    }

    /** Adds bytes where the file ends so far; nothing when it ends elsewhere by now, or would grow beyond its size. */
    @Transactional
    public Optional<Upload> append(UUID id, long offset, byte[] bytes) {
        Optional<Upload> grown = jdbc.sql("""
                        update app.upload set received = received + :length, expires_at = :expires
                         where id = :id and received = :offset and received + :length <= size returning *
                        """)
                .param("length", bytes.length)
                .param("expires", expiry())
                .param("id", id)
                .param("offset", offset)
                .query(UploadStore::upload)
                .optional();
        if (grown.isPresent() && bytes.length > 0) {
            jdbc.sql("insert into app.upload_part (upload_id, start_at, bytes) values (:id, :offset, :bytes)")
                    .param("id", id)
                    .param("offset", offset)
                    .param("bytes", bytes)
                    .update();
        }
        return grown;
    }

    /** What was received, part after part; no connection is held between two of them. */
    InputStream open(UUID id) {
        return new InputStream() {
            private byte[] part = new byte[0];
            private int at;
            private long start;

            @Override
            public int read() {
                return isAtEnd() ? -1 : part[at++] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (isAtEnd()) {
                    return -1;
                }
                int read = Math.min(length, part.length - at);
                System.arraycopy(part, at, into, from, read);
                at += read;
                return read;
            }

            private boolean isAtEnd() {
                if (at == part.length) {
                    start += part.length;
                    at = 0;
                    part = jdbc.sql("select bytes from app.upload_part where upload_id = :id and start_at = :start")
                            .param("id", id)
                            .param("start", start)
                            .query(byte[].class)
                            .optional()
                            .orElse(new byte[0]);
                }
                return part.length == 0;
            }
        };
    }

    /** Forgets the upload with every byte; false when it is gone already. */
    boolean drop(UUID id) {
        return jdbc.sql("delete from app.upload where id = :id").param("id", id).update() > 0;
    }

    int dropExpired() {
        return jdbc.sql("delete from app.upload where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private OffsetDateTime expiry() {
        return now().plus(KEPT);
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("place"),
                row.getObject("obligation_id", UUID.class),
                row.getString("name"),
                row.getLong("size"),
                row.getLong("received"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
