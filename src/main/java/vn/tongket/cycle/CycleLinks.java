package vn.tongket.cycle;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;

/** The cycles that a cycle is tied to, as far as the reader may see them. */
@Component
public class CycleLinks {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;

    CycleLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the other cycle is tied to this one. */
    public enum Tie {
        PREVIOUS,
        NEXT,
        PARENT,
        CHILD
    }

    /**
     * Another cycle.
     *
     * @param unit whose report ties a parent and its child; null for the cycles before and after
     * @param report that report's id, where the reader writes or signs it; else null
     */
    public record Link(Tie tie, UUID id, String title, String unit, UUID report) {}

    /** The links of a cycle that the reader may see, in one statement. */
    @Transactional(readOnly = true)
    public List<Link> of(Actor actor, UUID cycle) {
        return jdbc.sql("""
                        with tied as (
                          select 'PREVIOUS' as tie, previous_cycle_id as id, null::uuid as obligation
                            from app.review_cycle where id = :cycle and previous_cycle_id is not null
                          union all
                          select 'NEXT', id, null from app.review_cycle where previous_cycle_id = :cycle
                          union all
                          select 'PARENT', o.cycle_id, o.id
                            from app.review_cycle c join app.obligation o on o.id = c.parent_obligation_id
                           where c.id = :cycle
                          union all
                          select 'CHILD', c.id, o.id
                            from app.obligation o join app.review_cycle c on c.parent_obligation_id = o.id
                           where o.cycle_id = :cycle
                        )
                        select t.tie, c.id, c.title, u.name as unit,
                               case when o.reporter_unit = any(:writers) then o.id end as report
                          from tied t
                          join app.review_cycle c on c.id = t.id
                          left join app.obligation o on o.id = t.obligation
                          left join app.org_unit u on u.code = o.scope_unit
                         where %s
                         order by array_position(array['PARENT', 'PREVIOUS', 'NEXT', 'CHILD'], t.tie), u.name, c.created_at
                         limit %d
                        """.formatted(CycleBoard.VISIBLE, SHOWN))
                .param("cycle", cycle)
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .query((row, n) -> new Link(
                        Tie.valueOf(row.getString("tie")),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("unit"),
                        row.getObject("report", UUID.class)))
                .list();
    }
}
