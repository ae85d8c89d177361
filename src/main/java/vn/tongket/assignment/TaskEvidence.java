package vn.tongket.assignment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.CycleEvidence;

/** How units carried out what conclusions gave them, for those who propose and appraise them. */
@Component
class TaskEvidence implements CycleEvidence {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskEvidence(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tasks that were due in the span; what is open and overdue now counts whenever it was due. One statement. */
    @Override
    public List<Fact> of(UUID cycle, Collection<String> units, Span span) {
        List<Fact> facts = new ArrayList<>();
        jdbc.sql("""
                        select unit_code,
                               count(*) filter (where due_at <= :now and (:from::date is null or due_on >= :from)
                                                  and (:to::date is null or due_on <= :to)) as due,
                               count(*) filter (where submitted_at <= due_at and confirmed_at is not null
                                                  and due_at <= :now and (:from::date is null or due_on >= :from)
                                                  and (:to::date is null or due_on <= :to)) as on_time,
                               count(*) filter (where submitted_at is null and confirmed_at is null
                                                  and due_at < :now) as overdue,
                               sum(returned_count) as returns
                          from app.assignment
                         where unit_code = any(:units) and role = 'LEAD' and carried_by = 'UNIT'
                           and cancelled_at is null and withdrawn_at is null and suspended_at is null
                         group by unit_code
                        """)
                .param("units", units.toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .param("from", span.from(), java.sql.Types.DATE)
                .param("to", span.to(), java.sql.Types.DATE)
                .query((java.sql.ResultSet row) -> {
                    String unit = row.getString("unit_code");
                    String list = "/nhiem-vu?donvi=" + unit;
                    if (row.getLong("due") > 0) {
                        facts.add(new Fact(unit, "tasks", row.getLong("on_time"), row.getLong("due"), false, list));
                    }
                    if (row.getLong("returns") > 0) {
                        facts.add(new Fact(unit, "task-returns", row.getLong("returns"), null, false, list));
                    }
                    if (row.getLong("overdue") > 0) {
                        facts.add(new Fact(
                                unit,
                                "tasks-overdue",
                                row.getLong("overdue"),
                                null,
                                true,
                                list + "&trangthai=OVERDUE"));
                    }
                });
        return facts;
    }
}
