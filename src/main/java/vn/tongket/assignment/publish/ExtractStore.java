package vn.tongket.assignment.publish;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Editions as they were published. */
@Repository
class ExtractStore {

    private static final String EDITIONS = """
            select e.extract_id, x.cycle_id, x.token, e.number, e.title, e.figures_on, e.tasks, e.sha256, e.published_at,
                   e.published_by, e.withdrawn_at, e.withdrawn_reason
              from app.public_edition e join app.public_extract x on x.id = e.extract_id
            """;

    private final JdbcClient jdbc;

    ExtractStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a conclusion, the newest first. */
    List<Edition> of(UUID conclusion) {
        return jdbc.sql(EDITIONS + " where x.conclusion_id = :id order by e.number desc")
                .param("id", conclusion)
                .query(ExtractStore::read)
                .list();
    }

    /** Behind an address, the newest first; empty for one that was never given out. */
    List<Edition> behind(String token) {
        return jdbc.sql(EDITIONS + " where x.token = :token order by e.number desc")
                .param("token", token)
                .query(ExtractStore::read)
                .list();
    }

    List<Edition> hashed(String sha256) {
        return jdbc.sql(EDITIONS + " where e.sha256 = :sha order by e.published_at")
                .param("sha", sha256)
                .query(ExtractStore::read)
                .list();
    }

    String content(UUID extract, int number) {
        return jdbc.sql("select content from app.public_edition where extract_id = :id and number = :number")
                .param("id", extract)
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** The address of a conclusion's extract, made when there is none; nobody else publishes until this one is done. */
    UUID lock(UUID cycle, UUID conclusion, String token, Instant now, String by) {
        jdbc.sql("""
                        insert into app.public_extract (id, cycle_id, conclusion_id, token, created_at, created_by)
                        values (:id, :cycle, :conclusion, :token, :now, :by) on conflict (conclusion_id) do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("cycle", cycle)
                .param("conclusion", conclusion)
                .param("token", token)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        return jdbc.sql("select id from app.public_extract where conclusion_id = :conclusion for update")
                .param("conclusion", conclusion)
                .query(UUID.class)
                .single();
    }

    Optional<Edition> newest(UUID extract) {
        return jdbc.sql(EDITIONS + " where x.id = :id order by e.number desc limit 1")
                .param("id", extract)
                .query(ExtractStore::read)
                .optional();
    }

    void add(UUID extract, int number, Choice choice, int tasks, String content, String sha, Instant now, String by) {
        jdbc.sql("""
                        insert into app.public_edition (extract_id, number, title, figures_on, tasks, content, sha256,
                                                        published_at, published_by)
                        values (:id, :number, :title, :on, :tasks, :content, :sha, :now, :by)
                        """)
                .param("id", extract)
                .param("number", number)
                .param("title", choice.title())
                .param("on", choice.figuresOn())
                .param("tasks", tasks)
                .param("content", content)
                .param("sha", sha)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    boolean withdraw(UUID extract, int number, String reason, Instant now, String by) {
        return jdbc.sql("""
                        update app.public_edition set withdrawn_at = :now, withdrawn_by = :by, withdrawn_reason = :reason
                         where extract_id = :id and number = :number and withdrawn_at is null
                        """)
                        .param("id", extract)
                        .param("number", number)
                        .param("reason", reason)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Edition read(ResultSet row, int n) throws SQLException {
        return new Edition(
                row.getObject("extract_id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("token"),
                row.getInt("number"),
                row.getString("title"),
                row.getObject("figures_on", LocalDate.class),
                row.getInt("tasks"),
                row.getString("sha256"),
                instant(row, "published_at"),
                row.getString("published_by"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_reason"));
    }
}
