package vn.tongket.report.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Actor;

/** Files of other things than reports: looked into and streamed like attachments, contents kept once with theirs. */
@Component
public class KeptFiles {

    private static final int MOST = 30;
    private static final String SELECT = """
            select k.*, not exists (select from app.progress_file f where f.file_id = k.id) as removable from app.kept_file k
            """;

    private final Map<String, FilePlace> places;
    private final AttachmentStore contents;
    private final FileLook look;
    private final SecrecyGuard secrecy;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final long largest;

    KeptFiles(
            Collection<FilePlace> places,
            AttachmentStore contents,
            FileLook look,
            SecrecyGuard secrecy,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${tongket.attachments.largest:50MB}") DataSize largest) {
        this.places = places.stream().collect(Collectors.toMap(FilePlace::name, Function.identity()));
        this.contents = contents;
        this.look = look;
        this.secrecy = secrecy;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.largest = largest.toBytes();
    }

    /** The files of a thing in the order in which they came; whoever calls has checked who may know. */
    public List<KeptFile> of(String place, UUID owner) {
        return jdbc.sql(SELECT + " where k.place = :place and k.owner_id = :owner order by k.added_at, k.id")
                .param("place", place)
                .param("owner", owner)
                .query(KeptFiles::read)
                .list();
    }

    /** One file of a thing; whoever calls has checked who may know. */
    public KeptFile require(String place, UUID owner, UUID file) {
        return jdbc.sql(SELECT + " where k.place = :place and k.owner_id = :owner and k.id = :id")
                .param("place", place)
                .param("owner", owner)
                .param("id", file)
                .query(KeptFiles::read)
                .optional()
                .orElseThrow(() -> new NotFound("file", file));
    }

    /** A file of a place, whatever it belongs to; whoever calls has checked who may know. */
    public KeptFile require(String place, UUID file) {
        return jdbc.sql(SELECT + " where k.place = :place and k.id = :id")
                .param("place", place)
                .param("id", file)
                .query(KeptFiles::read)
                .optional()
                .orElseThrow(() -> new NotFound("file", file));
    }

    /** Takes a whole file. */
    public KeptFile add(Actor actor, String place, UUID owner, String givenName, Attachments.Source source) {
        String name = announce(actor, place, owner, givenName);
        try (InputStream content = source.open();
                Spooled file = Spooled.of(content, largest).orElseThrow(() -> tooLarge(name))) {
            if (file.size() == 0) {
                throw Refusal.at("attachments", "report.attachment.empty", name);
            }
            boolean unread = look.isUnread(FileType.of(name).orElseThrow(), name, file.path());
            return transaction.execute(inside -> take(actor, place, owner, name, file, unread));
        } catch (IOException e) {
            throw new UncheckedIOException("File cannot be read", e);
        }
    }

    void requireWriter(Actor actor, String place, UUID owner) {
        place(place).requireWriter(actor, owner);
    }

    /** Whether a file of the name may come, before any of it does; returns the name as it is kept. */
    String announce(Actor actor, String place, UUID owner, String givenName) {
        String name = Attachments.name(givenName);
        requireWriter(actor, place, owner);
        secrecy.checkFileName("attachments", name);
        if (FileType.of(name).isEmpty()) {
            throw Refusal.at("attachments", "report.attachment.kind", FileType.ending(name), FileType.known());
        }
        requireRoom(place, owner, name);
        return name;
    }

    /** Keeps a file that was looked into; runs in a transaction. */
    KeptFile take(Actor actor, String place, UUID owner, String name, Spooled file, boolean unread) {
        requireWriter(actor, place, owner);
        requireRoom(place, owner, name);
        UUID id = UUID.randomUUID();
        try (InputStream content = Files.newInputStream(file.path())) {
            AttachmentStore.Kept kept = contents.keep(content);
            jdbc.sql("""
                            insert into app.kept_file (id, place, owner_id, sha256, name, media_type, size, unread, added_at,
                                                       added_by)
                            values (:id, :place, :owner, :sha256, :name, :type, :size, :unread, :now, :by)
                            """)
                    .param("id", id)
                    .param("place", place)
                    .param("owner", owner)
                    .param("sha256", kept.sha256())
                    .param("name", name)
                    .param("type", FileType.of(name).orElseThrow().mediaType())
                    .param("size", kept.size())
                    .param("unread", unread)
                    .param("now", OffsetDateTime.now(clock))
                    .param("by", actor.userId())
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException("File cannot be read", e);
        }
        KeptFile added = require(place, owner, id);
        place(place).added(owner, added);
        return added;
    }

    /** Takes a file away that nothing was sent with yet. */
    @Transactional
    public void remove(Actor actor, String place, UUID owner, UUID file) {
        requireWriter(actor, place, owner);
        KeptFile found = require(place, owner, file);
        if (!found.removable()) {
            throw Refusal.at("attachments", "report.file.sent", found.name());
        }
        jdbc.sql("delete from app.kept_file where id = :id").param("id", file).update();
        contents.forget(found.sha256());
        place(place).removed(owner, found);
    }

    /** Writes a file out for somebody who may read it. */
    @Transactional(readOnly = true)
    public void write(KeptFile file, OutputStream out) {
        contents.write(file.sha256(), 0, file.size(), out);
    }

    private FilePlace place(String name) {
        FilePlace place = places.get(name);
        if (place == null) {
            throw new NotFound("place of files", name);
        }
        return place;
    }

    private void requireRoom(String place, UUID owner, String name) {
        List<KeptFile> gathered =
                of(place, owner).stream().filter(KeptFile::removable).toList();
        if (gathered.size() >= MOST) {
            throw Refusal.at("attachments", "report.attachment.too-many", MOST);
        }
        if (gathered.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            throw Refusal.at("attachments", "report.attachment.name-taken", name);
        }
    }

    private Refusal tooLarge(String name) {
        return Refusal.at(
                "attachments",
                "report.attachment.too-large",
                name,
                DataSize.ofBytes(largest).toMegabytes());
    }

    private static KeptFile read(ResultSet row, int n) throws SQLException {
        return new KeptFile(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getString("added_by"),
                row.getBoolean("unread"),
                row.getBoolean("removable"));
    }
}
