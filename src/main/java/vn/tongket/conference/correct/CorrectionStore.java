package vn.tongket.conference.correct;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.document.Signing;

/** Corrections and what was decided on them; rows are only added. */
@Repository
class CorrectionStore {

    private static final String SELECT = """
            select c.*, d.confirmed, d.reason as refusal, d.signing_capacity, d.signer_title, d.signer_name,
                   d.decided_at, d.decided_by
              from app.conference_correction c
              left join app.conference_correction_decision d on d.correction_id = c.id
             where c.conference_id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CorrectionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Correction> all(UUID conference) {
        return jdbc.sql(SELECT + " order by c.ordinal")
                .param("id", conference)
                .query(CorrectionStore::correction)
                .list();
    }

    /** Nobody else decides on it until this transaction ends. */
    Optional<Correction> find(UUID conference, UUID correction) {
        return jdbc.sql(SELECT + " and c.id = :correction for update of c")
                .param("id", conference)
                .param("correction", correction)
                .query(CorrectionStore::correction)
                .optional();
    }

    Correction add(UUID conference, Correction.Part part, String was, String shallBe, String reason, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.conference_correction (id, conference_id, ordinal, part, was, shall_be, reason,
                                                               proposed_at, proposed_by)
                        values (:id, :conference,
                                (select coalesce(max(ordinal), 0) + 1 from app.conference_correction where conference_id = :conference),
                                :part, :was, :shallBe, :reason, :now, :by)
                        """)
                .param("id", id)
                .param("conference", conference)
                .param("part", part.name())
                .param("was", was)
                .param("shallBe", shallBe)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
        return jdbc.sql(SELECT + " and c.id = :correction")
                .param("id", conference)
                .param("correction", id)
                .query(CorrectionStore::correction)
                .single();
    }

    void decide(UUID correction, boolean confirmed, String reason, Signing signing, String by) {
        jdbc.sql("""
                        insert into app.conference_correction_decision (correction_id, confirmed, reason,
                                 signing_capacity, signer_title, signer_name, decided_at, decided_by)
                        values (:id, :confirmed, :reason, :capacity, :title, :name, :now, :by)
                        """)
                .param("id", correction)
                .param("confirmed", confirmed)
                .param("reason", reason)
                .param("capacity", signing.code())
                .param("title", signing.position())
                .param("name", signing.name())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    private static Correction correction(ResultSet row, int n) throws SQLException {
        return new Correction(
                row.getObject("id", UUID.class),
                row.getInt("ordinal"),
                Correction.Part.valueOf(row.getString("part")),
                row.getString("was"),
                row.getString("shall_be"),
                row.getString("reason"),
                instant(row, "proposed_at"),
                row.getString("proposed_by"),
                row.getObject("confirmed", Boolean.class),
                row.getString("refusal"),
                Signing.read(row),
                instant(row, "decided_at"),
                row.getString("decided_by"));
    }
}
