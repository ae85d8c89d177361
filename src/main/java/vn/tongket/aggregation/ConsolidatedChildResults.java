package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.Figure;
import vn.tongket.report.reuse.ChildResult;
import vn.tongket.report.reuse.ChildResults;

/** The approved consolidated reports of child cycles, for the report that they answer. */
@Repository
class ConsolidatedChildResults implements ChildResults {

    private final JdbcClient jdbc;

    ConsolidatedChildResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ChildResult> of(UUID obligation) {
        Map<UUID, List<ChildResult.Section>> sections = new HashMap<>();
        Map<UUID, List<ChildResult.Total>> totals = new HashMap<>();
        List<ChildResult> found = jdbc.sql("""
                        select distinct on (c.id) c.id as cycle_id, c.title, c.period_from, c.period_to, r.id, r.version_no,
                               r.approved_at, r.units_reported, r.units_expected
                          from app.review_cycle c
                          join app.consolidated_report r on r.cycle_id = c.id and r.approved_at is not null
                         where c.parent_obligation_id = :obligation
                         order by c.id, r.version_no desc
                        """)
                .param("obligation", obligation)
                .query((row, n) -> new ChildResult(
                        row.getObject("cycle_id", UUID.class),
                        row.getString("title"),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class),
                        row.getObject("id", UUID.class),
                        row.getInt("version_no"),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                        row.getInt("units_reported"),
                        row.getInt("units_expected"),
                        sections.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>()),
                        totals.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())))
                .list();
        if (!found.isEmpty()) {
            UUID[] reports = found.stream().map(ChildResult::reportId).toArray(UUID[]::new);
            readSections(reports, sections);
            readTotals(reports, totals);
        }
        return found.stream()
                .sorted((one, other) -> other.approvedAt().compareTo(one.approvedAt()))
                .toList();
    }

    private void readSections(UUID[] reports, Map<UUID, List<ChildResult.Section>> sections) {
        jdbc.sql("""
                        select s.report_id, s.code, o.title, coalesce(s.rendered, s.body) as body
                          from app.consolidated_section s
                          join app.consolidated_report r on r.id = s.report_id
                          join app.outline_section o on o.cycle_id = r.cycle_id and o.code = s.code and o.leaf
                         where s.report_id = any(:reports) and s.body <> '' order by o.ordinal
                        """).param("reports", reports).query(row -> {
            sections.get(row.getObject("report_id", UUID.class))
                    .add(new ChildResult.Section(row.getString("code"), row.getString("title"), row.getString("body")));
        });
    }

    /** Figures over all units; an indicator of names carries every name once, as some unit wrote it. */
    private void readTotals(UUID[] reports, Map<UUID, List<ChildResult.Total>> totals) {
        jdbc.sql("""
                        with named as (
                          select s.report_id, i.code, v.year,
                                 min(n.name collate app.vi) as name,
                                 lower(regexp_replace(n.name, '\\s+', ' ', 'g') collate app.vi) as key
                            from app.consolidated_source s
                            join app.consolidated_report r on r.id = s.report_id
                            join app.report_value v on v.version_id = s.version_id
                            join app.indicator i on i.cycle_id = r.cycle_id and i.code = v.indicator_code
                                                and i.kind = 'NAMES' and i.yearly = (v.year is not null)
                            cross join unnest(v.names) as n (name)
                           where s.report_id = any(:reports)
                           group by s.report_id, i.code, v.year, key
                        )
                        select f.report_id, f.indicator_code, f.year, f.value, f.numerator, f.denominator, i.unit, i.kind,
                               (select array_agg(n.name order by n.name) from named n
                                 where n.report_id = f.report_id and n.code = f.indicator_code
                                   and n.year is not distinct from f.year) as names
                          from app.consolidated_figure f
                          join app.consolidated_report r on r.id = f.report_id
                          join app.indicator i on i.cycle_id = r.cycle_id and i.code = f.indicator_code
                         where f.report_id = any(:reports) and f.units > 0
                         order by i.ordinal, f.year nulls first
                        """).param("reports", reports).query(row -> {
            Indicator.Kind kind = Indicator.Kind.valueOf(row.getString("kind"));
            boolean named = kind == Indicator.Kind.NAMES;
            boolean ratio = kind == Indicator.Kind.RATIO;
            Figure figure = new Figure(
                    row.getString("indicator_code"),
                    row.getObject("year", Integer.class),
                    named || ratio ? null : row.getObject("value", BigDecimal.class),
                    ratio ? row.getObject("numerator", BigDecimal.class) : null,
                    ratio ? row.getObject("denominator", BigDecimal.class) : null,
                    named ? names(row.getArray("names")) : List.of());
            totals.get(row.getObject("report_id", UUID.class))
                    .add(new ChildResult.Total(figure, row.getString("unit"), kind));
        });
    }

    private static List<String> names(Array names) throws SQLException {
        return names == null ? List.of() : List.of((String[]) names.getArray());
    }
}
