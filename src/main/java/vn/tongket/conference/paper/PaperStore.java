package vn.tongket.conference.paper;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.file.KeptFile;

/** Titles and order of the papers; their contents are kept with all other files. */
@Repository
class PaperStore {

    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A paper's place in the order, by its file. */
    record Entry(UUID file, String title) {}

    List<Entry> entries(UUID conference) {
        return jdbc.sql("""
                        select file_id as file, title from app.conference_paper
                         where conference_id = :id order by ordinal, file_id
                        """).param("id", conference).query(Entry.class).list();
    }

    void add(UUID conference, KeptFile file) {
        jdbc.sql("""
                        insert into app.conference_paper (file_id, conference_id, ordinal, title)
                        values (:file, :id,
                                (select coalesce(max(ordinal), 0) + 1 from app.conference_paper where conference_id = :id),
                                :title)
                        """)
                .param("file", file.id())
                .param("id", conference)
                .param("title", file.name())
                .update();
    }

    void remove(UUID conference, UUID file) {
        jdbc.sql("delete from app.conference_paper where conference_id = :id and file_id = :file")
                .param("id", conference)
                .param("file", file)
                .update();
    }

    /** Numbers the papers anew, in this order. */
    void order(UUID conference, List<UUID> files) {
        jdbc.sql("""
                        update app.conference_paper p set ordinal = o.n
                          from unnest(:files::uuid[]) with ordinality as o(file, n)
                         where p.conference_id = :id and p.file_id = o.file and p.ordinal <> o.n
                        """)
                .param("files", files.toArray(UUID[]::new))
                .param("id", conference)
                .update();
    }

    void title(UUID conference, UUID file, String title) {
        jdbc.sql("update app.conference_paper set title = :title where conference_id = :id and file_id = :file")
                .param("title", title)
                .param("id", conference)
                .param("file", file)
                .update();
    }
}
