package vn.tongket.aggregation;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Computes provincial figures from the units' figures, in the database and in the same number of statements whatever the
 * number of units. Percentages are never averaged: a ratio is the sum of numerators over the sum of denominators.
 */
@Repository
class FigureComputation {

    /** What the units reported, as far as it is a figure. */
    static final String REPORTED = reported("app.consolidated_source");

    /** The same of other reports: those that a table of this name tells, with the columns of the sources. */
    static String reported(String sources) {
        return """
            reported as (
              select i.code, i.kind, i.over_units, i.over_years, s.obligation_id, r.data_until, r.submitted_at,
                     v.year, v.value, v.numerator, v.denominator, v.names, s.first_segment, s.last_segment,
                     'LATEST' in (i.over_years, i.over_units) as state
                from %s s
                join app.report_version r on r.id = s.version_id
                join app.report_value v on v.version_id = s.version_id
                join app.indicator i on i.cycle_id = :cycle and i.code = v.indicator_code
                                    and i.yearly = (v.year is not null)
               where s.report_id = :report
                 and case i.kind when 'NUMBER' then v.value is not null
                                 when 'RATIO' then v.numerator is not null and v.denominator is not null
                                 else cardinality(v.names) > 0 end
            )
            """.formatted(sources);
    }

    /**
     * Each unit's figure for each year and for the whole: flows are summed over the years, states take the last one. Part
     * 0 is the whole province: of a state it has the units of the last segment only, and of a year the units of that
     * year's end. The other parts are segments, and -1 the units that lasted over several.
     */
    static final String OF_UNITS = """
            ranked as (
              select *, over_years = 'SUM'
                     or rank() over (partition by code, obligation_id order by year desc nulls last) = 1 as counts
                from reported
            ), last as (
              select coalesce(max(ordinal), 1) as segment from app.consolidated_segment where report_id = :report
            ), year_end as (
              select y.year, max(g.ordinal) as segment
                from (select distinct year from reported where year is not null) y
                join app.consolidated_segment g on g.report_id = :report and g.from_day <= make_date(y.year, 12, 31)
               group by y.year
            ), of_unit as (
              select code, over_units, r.year, 0 as part, obligation_id, data_until, submitted_at, value, numerator,
                     denominator
                from reported r left join year_end e on e.year = r.year
               where r.year is not null and kind <> 'NAMES'
                 and (not state or e.segment is null or e.segment between first_segment and last_segment)
              union all
              select code, over_units, null, p.part, obligation_id, max(data_until), max(submitted_at), sum(value),
                     sum(numerator), sum(denominator)
                from ranked cross join last
                cross join lateral (
                  select 0 as part where not state or last_segment = last.segment
                  union all
                  select case when first_segment = last_segment then first_segment else -1 end where last.segment > 1) p
               where counts and kind <> 'NAMES'
               group by code, over_units, p.part, obligation_id
            ), named as (
              select r.code, r.over_units, r.year, r.counts, r.obligation_id, r.state, r.first_segment, r.last_segment,
                     lower(regexp_replace(n.name, '\\s+', ' ', 'g') collate app.vi) as name
                from ranked r cross join unnest(r.names) as n (name)
               where r.kind = 'NAMES'
            ), named_of_years as (
              select code, over_units, n.year, 0 as part, obligation_id, name
                from named n left join year_end e on e.year = n.year
               where n.year is not null
                 and (not state or e.segment is null or e.segment between first_segment and last_segment)
              union all
              select code, over_units, null, p.part, obligation_id, name
                from named cross join last
                cross join lateral (
                  select 0 as part where not state or last_segment = last.segment
                  union all
                  select case when first_segment = last_segment then first_segment else -1 end where last.segment > 1) p
               where counts
            )
            """;

    /** The units' figures made one: the newest is that of the unit whose data reach furthest. */
    static final String OVER_UNITS = """
            province as (
              select code, year, part,
                     case over_units
                       when 'COUNT' then count(*)
                       when 'COUNT_DISTINCT' then count(distinct (value, numerator, denominator))
                       when 'MIN' then min(value)
                       when 'MAX' then max(value)
                       when 'LATEST' then (array_agg(value order by data_until desc nulls last, submitted_at desc,
                                                                    obligation_id))[1]
                       else sum(value) end as value,
                     case over_units
                       when 'COUNT' then null
                       when 'COUNT_DISTINCT' then null
                       when 'MIN' then (array_agg(numerator order by numerator / nullif(denominator, 0) nulls last,
                                                                    obligation_id))[1]
                       when 'MAX' then (array_agg(numerator order by numerator / nullif(denominator, 0) desc nulls last,
                                                                    obligation_id))[1]
                       when 'LATEST' then (array_agg(numerator order by data_until desc nulls last, submitted_at desc,
                                                                    obligation_id))[1]
                       else sum(numerator) end as numerator,
                     case over_units
                       when 'COUNT' then null
                       when 'COUNT_DISTINCT' then null
                       when 'MIN' then (array_agg(denominator order by numerator / nullif(denominator, 0) nulls last,
                                                                    obligation_id))[1]
                       when 'MAX' then (array_agg(denominator order by numerator / nullif(denominator, 0) desc nulls last,
                                                                    obligation_id))[1]
                       when 'LATEST' then (array_agg(denominator order by data_until desc nulls last, submitted_at desc,
                                                                    obligation_id))[1]
                       else sum(denominator) end as denominator,
                     count(*) as units
                from of_unit
               group by code, over_units, year, part
              union all
              select code, year, part,
                     case over_units when 'COUNT_DISTINCT' then count(distinct name) else count(*) end, null, null,
                     count(distinct obligation_id)
                from named_of_years
               group by code, over_units, year, part
            )
            """;

    private final JdbcClient jdbc;

    FigureComputation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One figure for every indicator, one more for every year of a series that somebody reported. */
    void compute(UUID report, UUID cycle) {
        jdbc.sql("with %s, %s, %s".formatted(REPORTED.strip(), OF_UNITS.strip(), OVER_UNITS.strip()) + """
                         , owed as (
                           select count(*) as units, count(*) filter (where s.last_segment = last.segment) as now_units
                             from app.consolidated_source s cross join last where s.report_id = :report
                         ), parts as (
                           insert into app.consolidated_segment_figure (report_id, indicator_code, segment, value,
                                                                        numerator, denominator, units)
                           select :report, code, greatest(part, 0), value, numerator, denominator, units
                             from province where part <> 0 and year is null
                         )
                         insert into app.consolidated_figure (report_id, indicator_code, year, value, numerator,
                                                              denominator, units, expected, comparable)
                         select :report, i.code, p.year, p.value, p.numerator, p.denominator, coalesce(p.units, 0),
                                case when 'LATEST' in (i.over_years, i.over_units) then owed.now_units else owed.units end,
                                last.segment = 1 or i.kind = 'NAMES' or i.over_units not in ('COUNT', 'COUNT_DISTINCT')
                           from app.indicator i
                           cross join owed cross join last
                           left join province p on p.code = i.code and p.year is null and p.part = 0
                          where i.cycle_id = :cycle
                         union all
                         select :report, code, year, value, numerator, denominator, units, null, true
                           from province where year is not null
                        """)
                .param("report", report)
                .param("cycle", cycle)
                .update();
    }

    /** Which units are missing from which indicator. */
    void noteMissing(UUID report, UUID cycle) {
        jdbc.sql("with " + REPORTED.strip() + """
                         insert into app.consolidated_missing (report_id, indicator_code, obligation_id)
                         select :report, lacking.*
                           from (
                             select i.code, s.obligation_id
                               from app.indicator i
                               join app.consolidated_source s on s.report_id = :report
                              where i.cycle_id = :cycle
                                and ('LATEST' not in (i.over_years, i.over_units)
                                     or s.last_segment = (select coalesce(max(ordinal), 1) from app.consolidated_segment
                                                           where report_id = :report))
                             except
                             select code, obligation_id from reported) as lacking
                        """)
                .param("report", report)
                .param("cycle", cycle)
                .update();
    }
}
