package vn.tongket.file;

import java.io.OutputStream;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;

/** Files of things whose feature keeps no table of files: of whatever place somebody declares. */
@Component
public class KeptFiles {

    private static final String SELECT = """
            select k.*, not exists (select from app.progress_file f where f.file_id = k.id) as removable from app.kept_file k
            """;

    private final Map<String, FilePlace> places;
    private final FileIntake intake;
    private final FileContents contents;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeptFiles(Collection<FilePlace> places, FileIntake intake, FileContents contents, JdbcClient jdbc, Clock clock) {
        this.places = places.stream().collect(Collectors.toMap(FilePlace::name, Function.identity()));
        this.intake = intake;
        this.contents = contents;
        this.jdbc = jdbc;
        this.clock = clock;
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
    public KeptFile add(Actor actor, String place, UUID owner, String givenName, FileSource source) {
        FilePlace found = place(place);
        String name = announce(found, actor, owner, givenName);
        return intake.take(name, source, file -> keep(found, actor, owner, file));
    }

    /** The place as one that files reach in pieces. */
    UploadPlace at(String name) {
        FilePlace place = place(name);
        return new UploadPlace() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void requireWriter(Actor actor, UUID owner) {
                place.requireWriter(actor, owner);
            }

            @Override
            public String announce(Actor actor, UUID owner, String givenName) {
                return KeptFiles.this.announce(place, actor, owner, givenName);
            }

            @Override
            public void take(Actor actor, UUID owner, IncomingFile file) {
                keep(place, actor, owner, file);
            }
        };
    }

    private String announce(FilePlace place, Actor actor, UUID owner, String givenName) {
        place.requireWriter(actor, owner);
        String name = intake.name(givenName);
        requireRoom(place, owner, name);
        return name;
    }

    private KeptFile keep(FilePlace place, Actor actor, UUID owner, IncomingFile file) {
        place.requireWriter(actor, owner);
        requireRoom(place, owner, file.name());
        UUID id = UUID.randomUUID();
        StoredContent kept = file.keep();
        jdbc.sql("""
                        insert into app.kept_file (id, place, owner_id, sha256, name, media_type, size, unread, added_at,
                                                   added_by)
                        values (:id, :place, :owner, :sha256, :name, :type, :size, :unread, :now, :by)
                        """)
                .param("id", id)
                .param("place", place.name())
                .param("owner", owner)
                .param("sha256", kept.sha256())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("size", kept.size())
                .param("unread", file.isUnread())
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.userId())
                .update();
        KeptFile added = require(place.name(), owner, id);
        place.added(owner, added);
        return added;
    }

    /** Takes a file away that nothing was sent with yet. */
    @Transactional
    public void remove(Actor actor, String place, UUID owner, UUID file) {
        FilePlace where = place(place);
        where.requireWriter(actor, owner);
        KeptFile found = require(place, owner, file);
        if (!found.removable()) {
            throw Refusal.at("attachments", "report.file.sent", found.name());
        }
        jdbc.sql("delete from app.kept_file where id = :id").param("id", file).update();
        contents.forget(found.sha256());
        where.removed(owner, found);
    }

    /** Writes a file out for somebody who may read it. */
    @Transactional(readOnly = true)
    public void write(KeptFile file, OutputStream out) {
        contents.write(new StoredContent(file.sha256(), file.size()), out);
    }

    private FilePlace place(String name) {
        FilePlace place = places.get(name);
        if (place == null) {
            throw new NotFound("place of files", name);
        }
        return place;
    }

    private void requireRoom(FilePlace place, UUID owner, String name) {
        List<String> gathered = of(place.name(), owner).stream()
                .filter(KeptFile::removable)
                .map(KeptFile::name)
                .toList();
        intake.requireRoom(gathered, name);
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
