package vn.tongket.report.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.file.StoredContent;

/** Files that came back, with what was read in them while they wait. */
@Repository
class OfflineStore {

    private static final String COLUMNS =
            "id, obligation_id, kind, name, sha256, size, uploaded_at, uploaded_by, status, decided_at, taken";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    OfflineStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    UUID add(UUID obligation, String name, StoredContent original, Proposal proposal, String actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.offline_upload (id, obligation_id, kind, name, sha256, size, uploaded_at, uploaded_by,
                                                        proposal)
                        values (:id, :obligation, :kind, :name, :sha256, :size, :now, :actor, :proposal)
                        """)
                .param("id", id)
                .param("obligation", obligation)
                .param("kind", proposal.kind().name())
                .param("name", name)
                .param("sha256", original.sha256())
                .param("size", original.size())
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("proposal", write(proposal))
                .update();
        return id;
    }

    int count(UUID obligation) {
        return jdbc.sql("select count(*) from app.offline_upload where obligation_id = :id")
                .param("id", obligation)
                .query(Integer.class)
                .single();
    }

    /** The newest first. */
    List<OfflineUpload> list(UUID obligation, int limit, int offset) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.offline_upload where obligation_id = :id
                         order by uploaded_at desc, id limit :limit offset :offset
                        """)
                .param("id", obligation)
                .param("limit", limit)
                .param("offset", offset)
                .query(OfflineStore::upload)
                .list();
    }

    Optional<OfflineUpload> find(UUID obligation, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from app.offline_upload where id = :id and obligation_id = :obligation")
                .param("id", id)
                .param("obligation", obligation)
                .query(OfflineStore::upload)
                .optional();
    }

    /** What a waiting file says. */
    Optional<Proposal> proposal(UUID id) {
        return jdbc.sql("select proposal from app.offline_upload where id = :id and status = 'WAITING'")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    /** Decides about a waiting file; false when somebody did so before. */
    boolean decide(UUID id, OfflineUpload.Status status, Integer taken, String actor) {
        return jdbc.sql("""
                        update app.offline_upload
                           set status = :status, decided_at = :now, decided_by = :actor, taken = :taken, proposal = null
                         where id = :id and status = 'WAITING'
                        """)
                        .param("status", status.name())
                        .param("now", OffsetDateTime.now(clock))
                        .param("actor", actor)
                        .param("taken", taken, java.sql.Types.INTEGER)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static OfflineUpload upload(ResultSet row, int number) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new OfflineUpload(
                row.getObject("id", UUID.class),
                row.getObject("obligation_id", UUID.class),
                OfflineKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("uploaded_by"),
                OfflineUpload.Status.valueOf(row.getString("status")),
                decided == null ? null : decided.toInstant(),
                row.getObject("taken", Integer.class));
    }

    private String write(Proposal proposal) {
        try {
            return json.writeValueAsString(proposal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A proposal cannot be written", e);
        }
    }

    private Proposal read(String proposal) {
        try {
            return json.readValue(proposal, Proposal.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A proposal cannot be read", e);
        }
    }
}
