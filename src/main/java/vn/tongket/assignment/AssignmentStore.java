package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Addressee.Role;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Target;

/** Reads assignments with their clause, unit and tracker. */
@Component
public class AssignmentStore {

    static final String SELECT = """
            select a.*, c.ref, c.said, u.name as unit_name, u.branch, f.coordinator_unit, f.tracker_unit
              from app.assignment a
              join app.clause c on c.id = a.clause_id
              join app.org_unit u on u.code = a.unit_code
              join app.follow_up f on f.conclusion_id = a.conclusion_id
            """;

    /** Assignments that units carry out and that are neither completed nor taken back. */
    public static final String OPEN =
            " a.carried_by = 'UNIT' and a.confirmed_at is null and a.cancelled_at is null and a.withdrawn_at is null ";

    private final JdbcClient jdbc;

    AssignmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a clause has to bring; null when it does not say. */
    String deliverable(UUID clause) {
        return jdbc.sql("select deliverable from app.clause where id = :id")
                .param("id", clause)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    Optional<Assignment> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query(AssignmentStore::read)
                .optional();
    }

    Assignment require(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("assignment", id));
    }

    /** Waits for whoever changes the assignment, so that what is read stays true until the transaction ends. */
    Assignment lock(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id for update of a")
                .param("id", id)
                .query(AssignmentStore::read)
                .optional()
                .orElseThrow(() -> new NotFound("assignment", id));
    }

    List<Assignment> all(Collection<UUID> ids) {
        return jdbc.sql(SELECT + " where a.id = any(:ids) order by c.ordinal, u.name, u.code")
                .param("ids", ids.toArray(UUID[]::new))
                .query(AssignmentStore::read)
                .list();
    }

    List<Assignment> ofConclusion(UUID conclusion) {
        return jdbc.sql(SELECT + " where a.conclusion_id = :id order by c.ordinal, u.name, u.code")
                .param("id", conclusion)
                .query(AssignmentStore::read)
                .list();
    }

    /** Some of them: of one unit or one clause where that is named. */
    public List<Assignment> page(UUID conclusion, String unit, String ref, int most, int from) {
        return jdbc.sql(SELECT + """
                         where a.conclusion_id = :id
                           and (:unit::text is null or a.unit_code = :unit) and (:ref::text is null or c.ref = :ref)
                         order by c.ordinal, u.name, u.code limit :most offset :from
                        """)
                .param("id", conclusion)
                .param("unit", unit, Types.VARCHAR)
                .param("ref", ref, Types.VARCHAR)
                .param("most", most)
                .param("from", from)
                .query(AssignmentStore::read)
                .list();
    }

    public int count(UUID conclusion) {
        return jdbc.sql("select count(*) from app.assignment where conclusion_id = :id and carried_by = 'UNIT'")
                .param("id", conclusion)
                .query(Integer.class)
                .single();
    }

    /** Codes of the units that have something to carry out. */
    public List<String> units(UUID conclusion) {
        return jdbc.sql("""
                        select distinct unit_code from app.assignment
                         where conclusion_id = :id and carried_by = 'UNIT' order by unit_code
                        """).param("id", conclusion).query(String.class).list();
    }

    /** Numbers of the clauses that no unit was given, e.g. because their group had no members. */
    public List<String> clausesOfNobody(UUID conclusion) {
        return jdbc.sql("""
                        select c.ref from app.clause c
                         where c.conclusion_id = :id
                           and not exists (select from app.assignment a where a.clause_id = c.id)
                         order by c.ordinal
                        """).param("id", conclusion).query(String.class).list();
    }

    /** The parts of an assignment that is carried out in parts. */
    List<Assignment> partsOf(UUID assignment) {
        return jdbc.sql(SELECT + " where a.parent_id = :id order by c.ordinal")
                .param("id", assignment)
                .query(AssignmentStore::read)
                .list();
    }

    static Assignment read(ResultSet row, int n) throws SQLException {
        String targetName = row.getString("target_name");
        return new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("conclusion_id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getObject("clause_id", UUID.class),
                row.getString("ref"),
                row.getString("said"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("branch"),
                Role.valueOf(row.getString("role")),
                row.getString("group_code"),
                ClauseKind.valueOf(row.getString("kind")),
                Carrier.valueOf(row.getString("carried_by")),
                row.getObject("parent_id", UUID.class),
                deadline(row, "due_on", "due_precision"),
                deadline(row, "original_due_on", "original_due_precision"),
                targetName == null
                        ? null
                        : new Target(targetName, row.getBigDecimal("target"), row.getString("target_unit")),
                row.getBigDecimal("achieved"),
                row.getBigDecimal("assigned"),
                row.getString("coordinator_unit"),
                row.getString("tracker_unit"),
                instant(row, "opened_at"),
                instant(row, "accepted_at"),
                instant(row, "submitted_at"),
                instant(row, "confirmed_at"),
                row.getInt("returned_count"),
                row.getString("return_reason"),
                instant(row, "suspended_at"),
                instant(row, "cancelled_at"),
                instant(row, "withdrawn_at"),
                row.getString("halt_reason"),
                row.getInt("version"));
    }

    private static Deadline deadline(ResultSet row, String on, String precision) throws SQLException {
        return new Deadline(row.getObject(on, LocalDate.class), Precision.valueOf(row.getString(precision)));
    }
}
