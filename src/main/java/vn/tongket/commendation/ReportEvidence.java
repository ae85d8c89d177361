package vn.tongket.commendation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the reports of a cycle say for those who are proposed: targets reached, good models. */
@Component
class ReportEvidence implements CycleEvidence {

    private final JdbcClient jdbc;

    ReportEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A target counts with the last year that was reported; a ratio is held against it in per cent. One statement. */
    @Override
    public List<Fact> of(UUID cycle, Collection<String> units, Span span) {
        List<Fact> facts = new ArrayList<>();
        jdbc.sql("""
                        with reports as (
                          select o.id as obligation, u.code as unit, v.id as version
                            from app.obligation o
                            join app.org_unit u on u.code in (o.reporter_unit, o.scope_unit) and u.code = any(:units)
                            join lateral (select r.id from app.report_version r
                                           where r.obligation_id = o.id and r.submitted_at is not null
                                           order by r.version_no desc limit 1) v on true
                           where o.cycle_id = :cycle and o.withdrawn_at is null
                        ), latest as (
                          select r.unit, r.obligation, i.kind, i.code, i.name, i.target, i.direction, x.names,
                                 case i.kind when 'RATIO' then 100 * x.numerator / nullif(x.denominator, 0) else x.value end
                                   as value,
                                 rank() over (partition by r.version, i.code order by x.year desc nulls last) as place
                            from reports r
                            join app.report_value x on x.version_id = r.version
                            join app.indicator i on i.cycle_id = :cycle and i.code = x.indicator_code
                        )
                        select unit, min(obligation::text) as obligation,
                               count(*) filter (where targeted) as targets,
                               count(*) filter (where targeted and case direction when 'UP' then value >= target
                                                                   when 'DOWN' then value <= target
                                                                   else value = target end) as reached,
                               coalesce(sum(case when model then coalesce(cardinality(names), value, 0) end), 0)::bigint as models
                          from (select *, place = 1 and target is not null and direction is not null and value is not null
                                            as targeted,
                                       code ~ '(^|[^0-9])28$' or name ilike '%mô hình%' as model from latest) l
                         group by unit
                        """)
                .param("units", units.toArray(String[]::new))
                .param("cycle", cycle)
                .query((ResultSet row) -> read(row, facts));
        return facts;
    }

    private static void read(ResultSet row, List<Fact> facts) throws SQLException {
        String unit = row.getString("unit");
        String link = "/bao-cao/" + row.getString("obligation");
        if (row.getLong("targets") > 0) {
            facts.add(new Fact(unit, "targets", row.getLong("reached"), row.getLong("targets"), false, link));
        }
        if (row.getLong("models") > 0) {
            facts.add(new Fact(unit, "models", row.getLong("models"), null, false, link));
        }
    }
}
