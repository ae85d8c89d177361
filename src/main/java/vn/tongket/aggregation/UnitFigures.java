package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.aggregation.ConsolidatedReportFile.Standing;
import vn.tongket.cycle.Indicator;

/** The figures of single units behind a provincial one. */
@Repository
class UnitFigures {

    private static final int NAMED = 3;

    /** The whole figure of every unit, comparable by {@code size}; lists of names are counted. */
    static final String WHOLES = "with " + wholes(FigureComputation.REPORTED);

    static String wholes(String reported) {
        return reported.strip() + """
            , ranked as (
              select *, over_years = 'SUM'
                     or rank() over (partition by code, obligation_id order by year desc nulls last) = 1 as counts
                from reported
            ), whole as (
              select code, kind, obligation_id, data_until,
                     case when kind = 'NAMES' then sum(cardinality(names)) else sum(value) end as value,
                     case when kind = 'RATIO' then sum(numerator) end as numerator,
                     case when kind = 'RATIO' then sum(denominator) end as denominator
                from ranked where counts
               group by code, kind, obligation_id, data_until
            ), sized as (
              select *, case when kind = 'RATIO' then numerator / nullif(denominator, 0) else value end as size from whole
            )
            """;
    }

    private static final Map<String, String> SORTS = Map.of(
            "unit", "name, unit_code",
            "value", "size desc nulls last, name, unit_code",
            "least", "size nulls last, name, unit_code",
            "group", "group_name nulls last, name, unit_code");

    private final JdbcClient jdbc;

    UnitFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The best and the worst units of an indicator. */
    record Ends(List<Standing> best, List<Standing> worst) {

        static final Ends NONE = new Ends(List.of(), List.of());
    }

    /** One unit in the list of an indicator; {@code previous} is its figure in the cycle before. */
    record Line(
            UUID obligationId,
            String unitName,
            String groupName,
            int versionNo,
            ProvincialFigure figure,
            ProvincialFigure previous) {}

    /**
     * The ends of every indicator: where down is better the least are the best, where a value is to be met those nearest to
     * the target; where neither way is better the best are simply the greatest.
     */
    Map<String, Ends> ends(UUID report, UUID cycle, List<Indicator> indicators) {
        Map<String, Indicator> byCode = new HashMap<>();
        indicators.forEach(indicator -> byCode.put(indicator.code(), indicator));
        Map<String, Ends> ends = new HashMap<>();
        jdbc.sql(WHOLES + """
                        , scored as (
                          select z.code, z.obligation_id, z.value, z.numerator, z.denominator, u.name, u.code as unit_code,
                                 case when i.direction = 'DOWN' then -z.size
                                      when i.direction = 'EQUAL' and i.target is not null
                                        then -abs(z.size * case when z.kind = 'RATIO' then 100 else 1 end - i.target)
                                      else z.size end as score
                            from sized z
                            join app.indicator i on i.cycle_id = :cycle and i.code = z.code
                            join app.consolidated_source s on s.report_id = :report and s.obligation_id = z.obligation_id
                            join app.org_unit u on u.code = s.unit_code
                           where z.size is not null
                        ), placed as (
                          select *, row_number() over (partition by code order by score desc, name, unit_code) as from_top,
                                 row_number() over (partition by code order by score, name, unit_code) as from_bottom,
                                 count(*) over (partition by code) as units,
                                 min(score) over (partition by code) = max(score) over (partition by code) as level
                            from scored
                        )
                        select * from placed
                         where not level and (from_top <= least(:named, units / 2) or from_bottom <= least(:named, units / 2))
                         order by code, from_top
                        """)
                .param("report", report)
                .param("cycle", cycle)
                .param("named", NAMED)
                .query((ResultSet row) -> {
                    String code = row.getString("code");
                    Ends both = ends.computeIfAbsent(code, c -> new Ends(new ArrayList<>(), new ArrayList<>()));
                    Standing standing = new Standing(
                            row.getString("name"),
                            row.getObject("obligation_id", UUID.class),
                            FigureWords.shown(figure(row, byCode.get(code), "")));
                    if (row.getInt("from_top") <= NAMED && row.getInt("from_top") <= row.getInt("units") / 2) {
                        both.best().add(standing);
                    } else {
                        both.worst().add(0, standing);
                    }
                });
        return ends;
    }

    /** One page of the units' figures of an indicator, each beside the same unit's figure in the report before. */
    List<Line> page(ConsolidatedReport report, Indicator indicator, UUID previous, String sort, int limit, int offset) {
        return jdbc.sql(WHOLES + """
                        select z.obligation_id, z.value, z.numerator, z.denominator, z.size, u.name, u.code as unit_code,
                               g.name as group_name, v.version_no, p.value as old_value, p.numerator as old_numerator,
                               p.denominator as old_denominator
                          from sized z
                          join app.consolidated_source s on s.report_id = :report and s.obligation_id = z.obligation_id
                          join app.org_unit u on u.code = s.unit_code
                          join app.report_version v on v.id = s.version_id
                          left join app.org_group g on g.code = s.group_code
                          left join lateral (
                            select case when :names then sum(cardinality(x.names)) else sum(x.value) end as value,
                                   sum(x.numerator) as numerator, sum(x.denominator) as denominator
                              from app.consolidated_source b
                              join app.consolidated_report r on r.id = b.report_id
                              join app.indicator i on i.cycle_id = r.cycle_id and i.code = :code and i.kind = :kind
                              join app.report_value x on x.version_id = b.version_id and x.indicator_code = i.code
                                                     and i.yearly = (x.year is not null)
                             where b.report_id = :previous::uuid and b.unit_code = s.unit_code
                               and (i.over_years = 'SUM' or x.year is not distinct from (
                                     select max(y.year) from app.report_value y
                                      where y.version_id = b.version_id and y.indicator_code = i.code))) p on true
                         where z.code = :code
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(sort, SORTS.get("unit"))))
                .param("report", report.id())
                .param("cycle", report.cycleId())
                .param("code", indicator.code())
                .param("kind", indicator.kind().name())
                .param("names", indicator.kind() == Indicator.Kind.NAMES)
                .param("previous", previous, java.sql.Types.OTHER)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Line(
                        row.getObject("obligation_id", UUID.class),
                        row.getString("name"),
                        row.getString("group_name"),
                        row.getInt("version_no"),
                        figure(row, indicator, ""),
                        figure(row, indicator, "old_")))
                .list();
    }

    /** The years of these units' figures, as they are shown. */
    Map<UUID, Map<Integer, String>> series(UUID report, Indicator indicator, List<UUID> obligations) {
        Map<UUID, Map<Integer, String>> series = new HashMap<>();
        jdbc.sql("""
                        select s.obligation_id, x.year, x.numerator, x.denominator,
                               case when :names then cardinality(x.names) else x.value end as value
                          from app.consolidated_source s
                          join app.report_value x on x.version_id = s.version_id and x.indicator_code = :code
                         where s.report_id = :report and s.obligation_id = any(:obligations) and x.year is not null
                        """)
                .param("report", report)
                .param("code", indicator.code())
                .param("names", indicator.kind() == Indicator.Kind.NAMES)
                .param("obligations", obligations.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    series.computeIfAbsent(row.getObject("obligation_id", UUID.class), unit -> new HashMap<>())
                            .put(row.getInt("year"), FigureWords.shown(figure(row, indicator, "")));
                });
        return series;
    }

    static ProvincialFigure figure(ResultSet row, Indicator indicator, String prefix) throws SQLException {
        boolean ratio = indicator.kind() == Indicator.Kind.RATIO;
        BigDecimal value = row.getObject(prefix + "value", BigDecimal.class);
        return new ProvincialFigure(
                indicator,
                null,
                ratio ? null : value,
                ratio ? row.getObject(prefix + "numerator", BigDecimal.class) : null,
                ratio ? row.getObject(prefix + "denominator", BigDecimal.class) : null,
                1);
    }
}
