package vn.tongket.conclusion;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.audit.DayStates;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.document.Capacity;

/** Reads conclusions with their clauses and limitations. */
@Repository
class ConclusionStore {

    private final JdbcClient jdbc;

    ConclusionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Conclusion> find(UUID id) {
        return jdbc.sql("select * from app.conclusion where id = :id")
                .param("id", id)
                .query(ConclusionStore::conclusion)
                .optional();
    }

    /** As it stood at the end of a day; empty where that was not kept. */
    Optional<Conclusion> find(UUID id, LocalDate day) {
        return jdbc.sql("select * from " + DayStates.rows(DayStates.Kind.CONCLUSION, "conclusion", day) + " k")
                .param("id", id)
                .param("day", day)
                .query(ConclusionStore::conclusion)
                .optional();
    }

    Optional<UUID> ofCycle(UUID cycle) {
        return jdbc.sql("select id from app.conclusion where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(UUID.class)
                .optional();
    }

    List<Clause> clauses(UUID conclusion) {
        Map<UUID, List<Addressee>> addressees = addressees(conclusion);
        return jdbc.sql("select * from app.clause where conclusion_id = :id order by ordinal, id")
                .param("id", conclusion)
                .query((row, n) -> clause(row, addressees))
                .list();
    }

    private Map<UUID, List<Addressee>> addressees(UUID conclusion) {
        Map<UUID, List<Addressee>> byClause = new HashMap<>();
        jdbc.sql("""
                        select a.clause_id, a.role, a.unit_code, a.group_code
                        from app.clause_addressee a join app.clause c on c.id = a.clause_id
                        where c.conclusion_id = :id
                        order by a.clause_id, a.ordinal
                        """).param("id", conclusion).query(row -> {
            byClause.computeIfAbsent(row.getObject("clause_id", UUID.class), id -> new ArrayList<>())
                    .add(new Addressee(
                            Addressee.Role.valueOf(row.getString("role")),
                            row.getString("unit_code"),
                            row.getString("group_code")));
        });
        return byClause;
    }

    List<Limitation> limitations(UUID conclusion) {
        Map<UUID, List<UUID>> links = new HashMap<>();
        jdbc.sql("""
                        select k.limitation_id, k.clause_id
                        from app.limitation_clause k
                          join app.limitation l on l.id = k.limitation_id
                          join app.clause c on c.id = k.clause_id
                        where l.conclusion_id = :id
                        order by k.limitation_id, c.ordinal
                        """).param("id", conclusion).query(row -> {
            links.computeIfAbsent(row.getObject("limitation_id", UUID.class), id -> new ArrayList<>())
                    .add(row.getObject("clause_id", UUID.class));
        });
        return jdbc.sql(
                        "select id, ordinal, said, topic from app.limitation where conclusion_id = :id order by ordinal")
                .param("id", conclusion)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Limitation(
                            id,
                            row.getInt("ordinal"),
                            row.getString("said"),
                            row.getString("topic"),
                            links.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Clause clause(ResultSet row, Map<UUID, List<Addressee>> addressees) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String targetName = row.getString("target_name");
        return new Clause(
                id,
                row.getObject("conclusion_id", UUID.class),
                row.getString("ref"),
                row.getObject("parent_id", UUID.class),
                row.getInt("ordinal"),
                row.getString("said"),
                ClauseKind.valueOf(row.getString("kind")),
                addressees.getOrDefault(id, List.of()),
                row.getObject("due_on", LocalDate.class),
                Precision.valueOf(row.getString("due_precision")),
                instant(row, "due_at"),
                targetName == null
                        ? null
                        : new Target(targetName, row.getBigDecimal("target"), row.getString("target_unit")),
                row.getString("tracker_unit"),
                row.getBoolean("general"),
                row.getString("deliverable"),
                row.getString("report_period"));
    }

    private static Conclusion conclusion(ResultSet row, int n) throws SQLException {
        return new Conclusion(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getObject("conference_id", UUID.class),
                SourceType.valueOf(row.getString("source_type")),
                row.getString("title"),
                row.getString("issuer"),
                row.getString("coordinator_unit"),
                row.getString("approver_unit"),
                row.getString("clerk_unit"),
                row.getString("general_part"),
                row.getBoolean("consultation_needed"),
                row.getObject("consultation_due_on", LocalDate.class),
                row.getBoolean("directive_needed"),
                instant(row, "comments_requested_at"),
                instant(row, "comments_resolved_at"),
                row.getObject("clauses_sound", Boolean.class),
                row.getString("refusal"),
                instant(row, "signed_at"),
                row.getString("signed_by"),
                new Signature(
                        row.getString("signing_capacity") == null
                                ? null
                                : Capacity.valueOf(row.getString("signing_capacity")),
                        row.getString("signer_title"),
                        row.getString("signer_name")),
                new Issuing(row.getString("wanted_type"), row.getString("wanted_number"), row.getString("wanted_date")),
                row.getString("document_type"),
                row.getObject("number", Integer.class),
                row.getString("symbol"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("document_id", UUID.class),
                instant(row, "issued_at"),
                stage(row),
                row.getInt("version"),
                row.getString("report_period"),
                row.getString("next_review_text"),
                new Deadline(
                        row.getObject("next_review_on", LocalDate.class),
                        Precision.valueOf(row.getString("next_review_precision"))));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        if (row.getTimestamp("issued_at") != null) {
            return Stage.ISSUED;
        }
        if (row.getTimestamp("signed_at") != null) {
            return Stage.ISSUING;
        }
        if (row.getTimestamp("drafted_at") == null) {
            return Stage.DRAFT;
        }
        return Boolean.TRUE.equals(row.getObject("clauses_sound", Boolean.class)) ? Stage.SIGNING : Stage.CONSULTATION;
    }
}
