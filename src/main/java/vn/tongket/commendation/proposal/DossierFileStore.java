package vn.tongket.commendation.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.file.IncomingFile;
import vn.tongket.file.StoredContent;

/** Which files belong to which dossier. */
@Repository
class DossierFileStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DossierFileStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<DossierFile> of(UUID commendation, String unit) {
        return jdbc.sql("""
                        select * from app.dossier_file
                         where commendation_id = :id and (:unit::text is null or unit_code = :unit)
                         order by unit_code, added_at, id
                        """)
                .param("id", commendation)
                .param("unit", unit, java.sql.Types.VARCHAR)
                .query(DossierFileStore::read)
                .list();
    }

    /** Files of these cases, and of the units that proposed them as a whole. */
    List<DossierFile> ofLines(UUID commendation, Collection<UUID> lines) {
        return jdbc.sql("""
                        select * from app.dossier_file
                         where commendation_id = :id
                           and (line_id = any(:lines)
                                or line_id is null and unit_code in (
                                  select proposing_unit from app.nomination where id = any(:lines)))
                         order by unit_code, added_at, id
                        """)
                .param("id", commendation)
                .param("lines", lines.toArray(UUID[]::new))
                .query(DossierFileStore::read)
                .list();
    }

    Optional<DossierFile> find(UUID commendation, UUID file) {
        return jdbc.sql("select * from app.dossier_file where id = :file and commendation_id = :id")
                .param("file", file)
                .param("id", commendation)
                .query(DossierFileStore::read)
                .optional();
    }

    UUID add(
            UUID commendation,
            String unit,
            UUID line,
            String paper,
            IncomingFile file,
            StoredContent kept,
            String actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.dossier_file (id, commendation_id, unit_code, line_id, paper_code, sha256, name,
                                                      media_type, size, unread, added_at, added_by)
                        values (:id, :commendation, :unit, :line, :paper, :sha256, :name, :type, :size, :unread, :now, :actor)
                        """)
                .param("id", id)
                .param("commendation", commendation)
                .param("unit", unit)
                .param("line", line, java.sql.Types.OTHER)
                .param("paper", paper)
                .param("sha256", kept.sha256())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("size", kept.size())
                .param("unread", file.isUnread())
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
        return id;
    }

    /** Takes a file off its dossier. */
    void remove(UUID file) {
        jdbc.sql("delete from app.dossier_file where id = :file")
                .param("file", file)
                .update();
    }

    private static DossierFile read(ResultSet row, int n) throws SQLException {
        return new DossierFile(
                row.getObject("id", UUID.class),
                row.getObject("commendation_id", UUID.class),
                row.getString("unit_code"),
                row.getObject("line_id", UUID.class),
                row.getString("paper_code"),
                row.getString("sha256"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getBoolean("unread"),
                row.getTimestamp("added_at").toInstant());
    }
}
