package vn.tongket.assignment.next;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.AssignmentStore;

/** Open assignments that a coming review takes up: chosen when its plan is drafted, handed on when it is issued. */
@Component
public class CarriedStore {

    private static final String SELECT = """
            select a.id, c.ref, c.said, u.name as unit, case when o.code <> u.code then o.name end as original_unit,
                   coalesce(k.symbol, k.title) as conclusion, y.id as cycle_id, y.title as cycle_title, a.due_at,
                   a.original_due_at, a.suspended_at is not null as suspended,
                   coalesce(a.due_at < coalesce(r.handed_at, :now), false) and a.suspended_at is null as overdue,
                   r.handed_at, r.cycle_id as carried_by
              from app.assignment a
              join app.clause c on c.id = a.clause_id
              join app.conclusion k on k.id = a.conclusion_id
              join app.review_cycle y on y.id = a.cycle_id
              join app.org_unit u on u.code = a.unit_code
              join app.org_unit o on o.code = a.original_unit
              left join app.carried_assignment r on r.assignment_id = a.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CarriedStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What units still owe on a conclusion. */
    List<CarriedTask> open(UUID conclusion) {
        return jdbc.sql(SELECT + " where a.conclusion_id = :id and " + AssignmentStore.OPEN
                        + " order by c.ordinal, u.name, u.code, a.id")
                .param("id", conclusion)
                .param("now", now())
                .query(CarriedStore::read)
                .list();
    }

    /** What a review takes up from those before it; one page. */
    List<CarriedTask> of(UUID cycle, int limit, int offset) {
        return jdbc.sql(SELECT + """
                         where r.cycle_id = :cycle
                         order by k.title, c.ordinal, u.name, u.code, a.id limit :limit offset :offset
                        """)
                .param("cycle", cycle)
                .param("now", now())
                .param("limit", limit)
                .param("offset", offset)
                .query(CarriedStore::read)
                .list();
    }

    boolean any(UUID cycle) {
        return jdbc.sql("select exists (select from app.carried_assignment where cycle_id = :cycle)")
                .param("cycle", cycle)
                .query(Boolean.class)
                .single();
    }

    /** Notes what was chosen; what a review chose that was closed without a plan can be chosen again. */
    int choose(UUID cycle, Collection<UUID> assignments, String by) {
        return jdbc.sql("""
                        insert into app.carried_assignment (cycle_id, assignment_id, chosen_at, chosen_by)
                        select :cycle, id, :now, :by from unnest(:ids::uuid[]) as id
                        on conflict (assignment_id) do update
                          set cycle_id = excluded.cycle_id, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
                        where carried_assignment.handed_at is null
                          and exists (select from app.review_cycle c
                                       where c.id = carried_assignment.cycle_id and c.closed_at is not null)
                        """)
                .param("cycle", cycle)
                .param("ids", assignments.toArray(UUID[]::new))
                .param("now", now())
                .param("by", by)
                .update();
    }

    /** The conclusions whose open assignments the review takes up. */
    List<UUID> conclusions(UUID cycle) {
        return jdbc.sql("""
                        select distinct a.conclusion_id
                          from app.carried_assignment r join app.assignment a on a.id = r.assignment_id
                         where r.cycle_id = :cycle and r.handed_at is null order by 1
                        """).param("cycle", cycle).query(UUID.class).list();
    }

    /** Closes what was chosen and is still open, and the wholes of which nothing is left; answers how many were handed on. */
    public int handOn(UUID conclusion, UUID cycle, String reason) {
        int handed = jdbc.sql("""
                        with gone as (
                          update app.assignment a
                             set withdrawn_at = :now, changed_at = :now, halt_reason = :reason, handed_to_cycle = :cycle
                            from app.carried_assignment r
                           where r.assignment_id = a.id and r.cycle_id = :cycle and r.handed_at is null
                             and a.conclusion_id = :conclusion and
                        """ + AssignmentStore.OPEN + """
                          returning a.id
                        )
                        update app.carried_assignment r set handed_at = :now, told = false
                          from gone where gone.id = r.assignment_id
                        """)
                .param("now", now())
                .param("reason", reason)
                .param("cycle", cycle)
                .param("conclusion", conclusion)
                .update();
        jdbc.sql("""
                        update app.assignment p
                           set withdrawn_at = :now, changed_at = :now, halt_reason = :reason, handed_to_cycle = :cycle
                         where p.conclusion_id = :conclusion and p.carried_by = 'PARTS' and p.confirmed_at is null
                           and p.cancelled_at is null and p.withdrawn_at is null
                           and exists (select from app.assignment a
                                        where a.parent_id = p.id and a.handed_to_cycle = :cycle)
                           and not exists (select from app.assignment a
                                            where a.parent_id = p.id and a.confirmed_at is null
                                              and a.cancelled_at is null and a.withdrawn_at is null)
                        """)
                .param("now", now())
                .param("reason", reason)
                .param("cycle", cycle)
                .param("conclusion", conclusion)
                .update();
        return handed;
    }

    /** The next assignments whose processes do not know yet; they count as told. */
    List<UUID> tellNext(int most) {
        return jdbc.sql("""
                        update app.carried_assignment r set told = true
                         where r.assignment_id in (select assignment_id from app.carried_assignment where not told
                                                    order by assignment_id limit :most for update skip locked)
                        returning r.assignment_id
                        """).param("most", most).query(UUID.class).list();
    }

    private static CarriedTask read(ResultSet row, int n) throws SQLException {
        return new CarriedTask(
                row.getObject("id", UUID.class),
                row.getString("ref"),
                row.getString("said"),
                row.getString("unit"),
                row.getString("original_unit"),
                row.getString("conclusion"),
                row.getObject("cycle_id", UUID.class),
                row.getString("cycle_title"),
                instant(row, "due_at"),
                instant(row, "original_due_at"),
                row.getBoolean("overdue"),
                row.getBoolean("suspended"),
                instant(row, "handed_at"),
                row.getObject("carried_by", UUID.class));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
