package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.audit.DayStates;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Reads cycles and what their plans hold. */
@Repository
class CycleStore {

    private final JdbcClient jdbc;

    CycleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReviewCycle> find(UUID id) {
        return jdbc.sql("""
                        select c.*, array(select p.phase from app.cycle_phase p where p.cycle_id = c.id) as phases
                          from app.review_cycle c where c.id = :id
                        """).param("id", id).query(CycleStore::cycle).optional();
    }

    /** As it stood at the end of a day; empty where that was not kept. */
    Optional<ReviewCycle> find(UUID id, LocalDate day) {
        return jdbc.sql("select c.*, array(select p.phase from %s p) as phases from %s c"
                        .formatted(
                                DayStates.rows(DayStates.Kind.CYCLE, "cycle_phase", day),
                                DayStates.rows(DayStates.Kind.CYCLE, "review_cycle", day)))
                .param("id", id)
                .param("day", day)
                .query(CycleStore::cycle)
                .optional();
    }

    Instant begunAt(UUID id) {
        return jdbc.sql("select created_at from app.review_cycle where id = :id")
                .param("id", id)
                .query((row, n) -> instant(row, "created_at"))
                .single();
    }

    Optional<UUID> previousOf(UUID cycle) {
        return link("previous_cycle_id", cycle);
    }

    Optional<UUID> parentObligationOf(UUID cycle) {
        return link("parent_obligation_id", cycle);
    }

    private Optional<UUID> link(String column, UUID cycle) {
        return jdbc.sql("select %s from app.review_cycle where id = :cycle and %s is not null"
                        .formatted(column, column))
                .param("cycle", cycle)
                .query(UUID.class)
                .optional();
    }

    List<Subject> subjects(UUID cycle) {
        return jdbc.sql("""
                        select ordinal, role, citation, description, document_id
                          from app.review_subject where cycle_id = :cycle order by ordinal
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Subject(
                        row.getInt("ordinal"),
                        Subject.Role.valueOf(row.getString("role")),
                        row.getString("citation"),
                        row.getString("description"),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    List<Milestone> milestones(UUID cycle) {
        return jdbc.sql("""
                        select kind, on_date, precision, place, note
                          from app.milestone where cycle_id = :cycle order by on_date nulls last, kind
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Milestone(
                        row.getString("kind"),
                        deadline(row, "on_date", "precision"),
                        row.getString("place"),
                        row.getString("note")))
                .list();
    }

    List<Section> outline(UUID cycle) {
        return jdbc.sql("""
                        select code, parent_code, ordinal, title, guidance, leaf, required, min_words
                          from app.outline_section where cycle_id = :cycle order by ordinal
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Section(
                        row.getString("code"),
                        row.getString("parent_code"),
                        row.getInt("ordinal"),
                        row.getString("title"),
                        row.getString("guidance"),
                        row.getBoolean("leaf"),
                        row.getBoolean("required"),
                        row.getInt("min_words")))
                .list();
    }

    List<Indicator> indicators(UUID cycle) {
        return jdbc.sql("select * from app.indicator where cycle_id = :cycle order by ordinal")
                .param("cycle", cycle)
                .query((row, n) -> new Indicator(
                        row.getString("code"),
                        row.getInt("ordinal"),
                        row.getString("name"),
                        row.getString("unit"),
                        Indicator.Kind.valueOf(row.getString("kind")),
                        Indicator.OverUnits.valueOf(row.getString("over_units")),
                        Indicator.OverYears.valueOf(row.getString("over_years")),
                        row.getBoolean("yearly"),
                        constant(Indicator.Direction.class, row.getString("direction")),
                        row.getBigDecimal("target"),
                        row.getBigDecimal("lower_limit"),
                        row.getBigDecimal("upper_limit"),
                        row.getBoolean("required")))
                .list();
    }

    private static ReviewCycle cycle(ResultSet row, int number) throws SQLException {
        return new ReviewCycle(
                row.getObject("id", UUID.class),
                row.getString("title"),
                ReviewKind.valueOf(row.getString("kind")),
                constant(Qualifier.class, row.getString("qualifier")),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getString("organizer"),
                row.getString("coordinator_unit"),
                row.getString("approver_unit"),
                row.getString("reviewer_unit"),
                row.getString("clerk_unit"),
                row.getString("council_unit"),
                row.getString("tracker_unit"),
                row.getString("purpose"),
                deadline(row, "due_on", "due_precision"),
                instant(row, "closing_at"),
                Arrays.stream((String[]) row.getArray("phases").getArray())
                        .map(Phase::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                instant(row, "plan_approved_at"),
                instant(row, "plan_issued_at"),
                instant(row, "reports_opened_at"),
                instant(row, "reports_closed_at"),
                instant(row, "closed_at"),
                row.getInt("version"));
    }

    static Deadline deadline(ResultSet row, String date, String precision) throws SQLException {
        LocalDate on = row.getObject(date, LocalDate.class);
        return on == null ? Deadline.UNKNOWN : new Deadline(on, Precision.valueOf(row.getString(precision)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
