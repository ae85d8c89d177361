package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.calendar.Deadline;

/** Reads and writes what ties a cycle to the obligation from which it was opened. */
@Repository
class ChildCycleStore {

    private final JdbcClient jdbc;

    ChildCycleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void setParent(UUID cycle, UUID obligation) {
        jdbc.sql("update app.review_cycle set parent_obligation_id = :obligation where id = :cycle")
                .param("obligation", obligation)
                .param("cycle", cycle)
                .update();
    }

    /** The cycles opened from the obligation, newest first. */
    List<ChildCycle> of(UUID obligation) {
        return jdbc.sql("""
                        select c.id, c.title, c.created_at, min(p.due_at) as parent_due, c.due_on, c.due_precision, c.plan_issued_at, c.reports_closed_at,
                               c.closed_at, count(o.id) filter (where o.withdrawn_at is null) as owed,
                               count(o.accepted_at) as accepted
                          from app.review_cycle c join app.obligation p on p.id = c.parent_obligation_id
                          left join app.obligation o on o.cycle_id = c.id
                         where c.parent_obligation_id = :obligation
                         group by c.id order by c.created_at desc, c.id
                        """)
                .param("obligation", obligation)
                .query((row, n) -> {
                    Deadline due = CycleStore.deadline(row, "due_on", "due_precision");
                    return new ChildCycle(
                            row.getObject("id", UUID.class),
                            row.getString("title"),
                            instant(row, "created_at"),
                            due.isKnown() ? due.text() : null,
                            due.isKnown() ? due.dueAt() : null,
                            instant(row, "plan_issued_at"),
                            instant(row, "reports_closed_at"),
                            instant(row, "closed_at"),
                            due.isKnown() && due.dueAt().isAfter(instant(row, "parent_due")),
                            row.getInt("owed"),
                            row.getInt("accepted"));
                })
                .list();
    }

    /** Whether a cycle opened from the obligation still waits for its plan or for reports. */
    boolean isCollecting(UUID obligation) {
        return jdbc.sql("""
                        select exists (select from app.review_cycle
                                        where parent_obligation_id = :obligation
                                          and closed_at is null and reports_closed_at is null)
                        """)
                .param("obligation", obligation)
                .query(Boolean.class)
                .single();
    }

    /** The units right below the unit that exist on the day, in the order of their names. */
    List<String> below(String unit, LocalDate day) {
        return jdbc.sql("""
                        select code from app.org_unit
                         where parent = :unit and valid_from <= :day and (valid_to is null or valid_to >= :day)
                         order by name, code
                        """)
                .param("unit", unit)
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** The cycle that the same unit opened below its report in the cycle before the parent. */
    Optional<UUID> before(UUID obligation) {
        return jdbc.sql("""
                        select c.id
                          from app.obligation o
                          join app.review_cycle parent on parent.id = o.cycle_id
                          join app.obligation former on former.cycle_id = parent.previous_cycle_id
                                                    and former.scope_unit = o.scope_unit
                          join app.review_cycle c on c.parent_obligation_id = former.id
                         where o.id = :obligation order by c.created_at desc, c.id limit 1
                        """).param("obligation", obligation).query(UUID.class).optional();
    }

    /** Those of the units that owe a report at the obligation or above it: a cycle below them cannot ask them again. */
    Set<String> askedAbove(UUID obligation, Collection<String> units) {
        return new TreeSet<>(jdbc.sql("""
                        with recursive above as (
                          select o.id, o.cycle_id, o.scope_unit, o.reporter_unit from app.obligation o
                           where o.id = :obligation
                          union
                          select p.id, p.cycle_id, p.scope_unit, p.reporter_unit
                            from above a
                            join app.review_cycle c on c.id = a.cycle_id
                            join app.obligation p on p.id = c.parent_obligation_id
                        )
                        select unit from (select scope_unit as unit from above union select reporter_unit from above) u
                         where unit = any(:units)
                        """)
                .param("obligation", obligation)
                .param("units", units.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** What is reviewed, as it would be typed into the plan of another cycle. */
    List<PlanDraft.SubjectLine> subjects(UUID cycle) {
        return jdbc.sql("""
                        select role, citation, issuer, dated_on, description
                          from app.review_subject where cycle_id = :cycle order by ordinal
                        """)
                .param("cycle", cycle)
                .query((row, n) -> {
                    LocalDate dated = row.getObject("dated_on", LocalDate.class);
                    return new PlanDraft.SubjectLine(
                            row.getString("role"),
                            row.getString("citation"),
                            row.getString("issuer"),
                            dated == null ? null : PlanReader.day(dated),
                            row.getString("description"));
                })
                .list();
    }
}
