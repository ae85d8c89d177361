package vn.tongket.archive.imported;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.archive.ArchiveEntry;
import vn.tongket.file.StoredContent;

/** Archives from elsewhere as rows. */
@Repository
class ImportStore {

    static final int MOST_ATTEMPTS = 5;
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void begin(UUID id, String name, StoredContent content, String by) {
        jdbc.sql("""
                        insert into app.archive_import (id, name, sha256, size, uploaded_at, uploaded_by, stage)
                        values (:id, :name, :sha256, :size, :now, :by, 'CHECKING')
                        """)
                .param("id", id)
                .param("name", name)
                .param("sha256", content.sha256())
                .param("size", content.size())
                .param("now", now())
                .param("by", by)
                .update();
    }

    boolean isWaiting() {
        return jdbc.sql("""
                        select exists (select from app.archive_import where stage in ('CHECKING', 'KEEPING')
                                          and (leased_until is null or leased_until < :now))
                        """).param("now", now()).query(Boolean.class).single();
    }

    Optional<ImportedArchive> claim() {
        return jdbc.sql("""
                        update app.archive_import set leased_until = :until, attempts = attempts + 1
                         where id = (select id from app.archive_import
                                      where stage in ('CHECKING', 'KEEPING') and (leased_until is null or leased_until < :now)
                                      order by uploaded_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("until", now().plus(LEASE))
                .param("now", now())
                .query(this::read)
                .optional();
    }

    void progress(UUID id, int done, int total) {
        jdbc.sql("update app.archive_import set done = :done, total = :total, leased_until = :until where id = :id")
                .param("done", done)
                .param("total", total)
                .param("until", now().plus(LEASE))
                .param("id", id)
                .update();
    }

    /** Whether the same archive is there already, whatever file it came in. */
    boolean isThere(UUID other, String sums) {
        return jdbc.sql("""
                        select exists (select from app.archive_import
                                        where sums_sha256 = :sums and id <> :id and stage in ('KEEPING', 'ACCEPTED'))
                        """)
                .param("sums", sums)
                .param("id", other)
                .query(Boolean.class)
                .single();
    }

    void sound(UUID id, JsonNode about, String sums) {
        String title = about.path("title").asText();
        jdbc.sql("""
                        update app.archive_import set stage = 'KEEPING', about = :about::jsonb, title = :title, search = :search,
                               sums_sha256 = :sums, done = 0
                         where id = :id
                        """)
                .param("about", about.toString())
                .param("title", title)
                .param(
                        "search",
                        Text.fold(title + " " + about.path("organizerName").asText()))
                .param("sums", sums)
                .param("id", id)
                .update();
    }

    void refuse(UUID id, String problem, List<Object> args) {
        try {
            jdbc.sql("""
                            update app.archive_import set stage = 'REFUSED', problem = :problem, problem_args = :args::jsonb,
                                   leased_until = null
                             where id = :id
                            """)
                    .param("problem", problem)
                    .param("args", json.writeValueAsString(args))
                    .param("id", id)
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void accept(UUID id) {
        jdbc.sql("""
                        update app.archive_import set stage = 'ACCEPTED', accepted_at = :now, done = total, leased_until = null
                         where id = :id
                        """).param("now", now()).param("id", id).update();
    }

    boolean remove(UUID id, String by, String reason) {
        return jdbc.sql("""
                        update app.archive_import set stage = 'REMOVED', removed_at = :now, removed_by = :by,
                               removed_reason = :reason, problem = null
                         where id = :id and stage in ('ACCEPTED', 'REFUSED')
                        """)
                        .param("now", now())
                        .param("by", by)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                > 0;
    }

    List<String> dropEntries(UUID id) {
        return jdbc.sql("delete from app.archive_entry where import_id = :id returning sha256")
                .param("id", id)
                .query(String.class)
                .list();
    }

    Set<String> keptPaths(UUID id) {
        return Set.copyOf(jdbc.sql("select path from app.archive_entry where import_id = :id")
                .param("id", id)
                .query(String.class)
                .list());
    }

    void keep(UUID id, int ordinal, ArchiveEntry entry, StoredContent content, String words) {
        jdbc.sql("""
                        insert into app.archive_entry (import_id, ordinal, path, kind, name, number, dated, unit, pages, size,
                                                       sha256, search)
                        values (:id, :ordinal, :path, :kind, :name, :number, :dated, :unit, :pages, :size, :sha256, :search)
                        """)
                .param("id", id)
                .param("ordinal", ordinal)
                .param("path", entry.path())
                .param("kind", entry.kind())
                .param("name", entry.name())
                .param("number", entry.number())
                .param("dated", entry.dated())
                .param("unit", entry.unit())
                .param("pages", entry.pages() == null ? null : entry.pages().toString())
                .param("size", content.size())
                .param("sha256", content.sha256())
                .param(
                        "search",
                        Text.fold(String.join(" ", entry.name(), text(entry.number()), text(entry.unit()), words)))
                .update();
    }

    Optional<ImportedArchive> find(UUID id) {
        return jdbc.sql("select * from app.archive_import where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** The newest first; by words of the title and the organizer. */
    List<ImportedArchive> list(String words, int limit, int offset) {
        return jdbc.sql("""
                        select * from app.archive_import where coalesce(search, lower(name)) like all (:words)
                         order by uploaded_at desc, id limit :limit offset :offset
                        """)
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query(this::read)
                .list();
    }

    List<KeptEntry> entries(UUID id, String words, String chapter, int limit, int offset) {
        return jdbc.sql("""
                        select * from app.archive_entry
                         where import_id = :id and search like all (:words)
                           and (:chapter::text is null or path like :chapter::text || '/%')
                         order by ordinal limit :limit offset :offset
                        """)
                .param("id", id)
                .param("words", Text.patterns(words))
                .param("chapter", chapter)
                .param("limit", limit)
                .param("offset", offset)
                .query(ImportStore::entry)
                .list();
    }

    record Chapter(String name, long files) {}

    List<Chapter> chapters(UUID id) {
        return jdbc.sql("""
                        select split_part(path, '/', 1), count(*) from app.archive_entry
                         where import_id = :id and path like '%/%' group by 1 order by min(ordinal)
                        """)
                .param("id", id)
                .query((row, n) -> new Chapter(row.getString(1), row.getLong(2)))
                .list();
    }

    Optional<KeptEntry> entry(UUID id, String path) {
        return jdbc.sql("select * from app.archive_entry where import_id = :id and path = :path")
                .param("id", id)
                .param("path", path)
                .query(ImportStore::entry)
                .optional();
    }

    private static KeptEntry entry(ResultSet row, int number) throws SQLException {
        return new KeptEntry(
                row.getInt("ordinal"),
                row.getString("path"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("number"),
                row.getString("dated"),
                row.getString("unit"),
                row.getString("pages"),
                row.getLong("size"),
                row.getString("sha256"));
    }

    private ImportedArchive read(ResultSet row, int number) throws SQLException {
        try {
            String about = row.getString("about");
            String args = row.getString("problem_args");
            return new ImportedArchive(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("sha256"),
                    row.getLong("size"),
                    instant(row, "uploaded_at"),
                    row.getString("uploaded_by"),
                    ImportedArchive.Stage.valueOf(row.getString("stage")),
                    row.getInt("done"),
                    row.getInt("total"),
                    row.getInt("attempts"),
                    about == null ? null : json.readTree(about),
                    row.getString("title"),
                    instant(row, "accepted_at"),
                    row.getString("problem"),
                    args == null ? List.of() : Arrays.asList(json.readValue(args, Object[].class)),
                    instant(row, "removed_at"),
                    row.getString("removed_reason"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String text(String known) {
        return known == null ? "" : known;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
