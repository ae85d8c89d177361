package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads obligations. */
@Repository
class ObligationStore {

    private final JdbcClient jdbc;

    ObligationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Obligation> find(UUID id) {
        return jdbc.sql("select * from app.obligation where id = :id")
                .param("id", id)
                .query(ObligationStore::read)
                .optional();
    }

    List<Obligation> ofCycle(UUID cycle) {
        return jdbc.sql("""
                        select o.* from app.obligation o join app.org_unit u on u.code = o.scope_unit
                         where o.cycle_id = :cycle order by u.name, o.scope_unit, o.reporter_unit
                        """).param("cycle", cycle).query(ObligationStore::read).list();
    }

    /** Takes the cycle's row until the transaction ends, so that whoever counts its obligations counts alone. */
    void lockCycle(UUID cycle) {
        jdbc.sql("select id from app.review_cycle where id = :cycle for no key update")
                .param("cycle", cycle)
                .query(UUID.class)
                .single();
    }

    /** Takes the row of the obligation's cycle, as {@link #lockCycle} does; returns the cycle. */
    Optional<UUID> lockCycleOf(UUID obligation) {
        return jdbc.sql("""
                        select c.id from app.review_cycle c join app.obligation o on o.cycle_id = c.id
                         where o.id = :id for no key update of c
                        """).param("id", obligation).query(UUID.class).optional();
    }

    boolean hasOpen(UUID cycle) {
        return jdbc.sql("""
                        select exists (select from app.obligation
                                        where cycle_id = :cycle and accepted_at is null and withdrawn_at is null)
                        """).param("cycle", cycle).query(Boolean.class).single();
    }

    int countOpen(UUID cycle) {
        return jdbc.sql("""
                        select count(*) from app.obligation
                         where cycle_id = :cycle and accepted_at is null and withdrawn_at is null
                        """).param("cycle", cycle).query(Integer.class).single();
    }

    /** Some of those that are neither accepted nor withdrawn. */
    List<Obligation> open(UUID cycle, int atMost) {
        return jdbc.sql("""
                        select * from app.obligation
                         where cycle_id = :cycle and accepted_at is null and withdrawn_at is null
                         order by id limit :limit
                        """)
                .param("cycle", cycle)
                .param("limit", atMost)
                .query(ObligationStore::read)
                .list();
    }

    /** Those of a unit, which reports itself or about which is reported, that are neither accepted nor withdrawn. */
    List<Obligation> openOf(UUID cycle, String unit) {
        return jdbc.sql("""
                        select * from app.obligation
                         where cycle_id = :cycle and (scope_unit = :unit or reporter_unit = :unit)
                           and accepted_at is null and withdrawn_at is null
                         order by id
                        """)
                .param("cycle", cycle)
                .param("unit", unit)
                .query(ObligationStore::read)
                .list();
    }

    boolean hasAccepted(UUID cycle, String scope) {
        return jdbc.sql("""
                        select exists (select from app.obligation
                                        where cycle_id = :cycle and scope_unit = :unit and accepted_at is not null)
                        """)
                .param("cycle", cycle)
                .param("unit", scope)
                .query(Boolean.class)
                .single();
    }

    boolean hasUnopened(UUID cycle) {
        return jdbc.sql("""
                        select exists (select from app.obligation
                                        where cycle_id = :cycle and opened_at is null and withdrawn_at is null)
                        """).param("cycle", cycle).query(Boolean.class).single();
    }

    static Obligation read(ResultSet row, int number) throws SQLException {
        return new Obligation(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("scope_unit"),
                row.getString("reporter_unit"),
                row.getString("group_code"),
                CycleStore.deadline(row, "due_on", "due_precision"),
                instant(row, "due_at"),
                instant(row, "original_due_at"),
                instant(row, "opened_at"),
                instant(row, "submitted_at"),
                row.getInt("returned_count"),
                instant(row, "accepted_at"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_reason"));
    }
}
