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
    private static final String REPORTED = """
            reported as (
              select i.code, i.kind, i.over_units, i.over_years, s.obligation_id, r.data_until, r.submitted_at,
                     v.year, v.value, v.numerator, v.denominator, v.names
                from app.consolidated_source s
                join app.report_version r on r.id = s.version_id
                join app.report_value v on v.version_id = s.version_id
                join app.indicator i on i.cycle_id = :cycle and i.code = v.indicator_code
                                    and i.yearly = (v.year is not null)
               where s.report_id = :report
                 and case i.kind when 'NUMBER' then v.value is not null
                                 when 'RATIO' then v.numerator is not null and v.denominator is not null
                                 else cardinality(v.names) > 0 end
            )
            """;

    /** Each unit's figure for each year and for the whole: flows are summed over the years, states take the last one. */
    private static final String OF_UNITS = """
            ranked as (
              select *, over_years = 'SUM'
                     or rank() over (partition by code, obligation_id order by year desc nulls last) = 1 as counts
                from reported
            ), of_unit as (
              select code, over_units, year, obligation_id, data_until, submitted_at, value, numerator, denominator
                from reported where year is not null and kind <> 'NAMES'
              union all
              select code, over_units, null, obligation_id, max(data_until), max(submitted_at), sum(value),
                     sum(numerator), sum(denominator)
                from ranked where counts and kind <> 'NAMES'
               group by code, over_units, obligation_id
            ), named as (
              select r.code, r.over_units, r.year, r.counts, r.obligation_id,
                     lower(regexp_replace(n.name, '\\s+', ' ', 'g') collate app.vi) as name
                from ranked r cross join unnest(r.names) as n (name)
               where r.kind = 'NAMES'
            ), named_of_years as (
              select code, over_units, year, obligation_id, name from named where year is not null
              union all
              select code, over_units, null, obligation_id, name from named where counts
            )
            """;

    /** The units' figures made one: the newest is that of the unit whose data reach furthest. */
    private static final String OVER_UNITS = """
            province as (
              select code, year,
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
               group by code, over_units, year
              union all
              select code, year,
                     case over_units when 'COUNT_DISTINCT' then count(distinct name) else count(*) end, null, null,
                     count(distinct obligation_id)
                from named_of_years
               group by code, over_units, year
            )
            """;

    private final JdbcClient jdbc;

    FigureComputation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One figure for every indicator, one more for every year of a series that somebody reported. */
    void compute(UUID report, UUID cycle) {
        jdbc.sql("with %s, %s, %s".formatted(REPORTED.strip(), OF_UNITS.strip(), OVER_UNITS.strip()) + """
                         insert into app.consolidated_figure (report_id, indicator_code, year, value, numerator,
                                                              denominator, units)
                         select :report, i.code, p.year, p.value, p.numerator, p.denominator, coalesce(p.units, 0)
                           from app.indicator i
                           left join province p on p.code = i.code and p.year is null
                          where i.cycle_id = :cycle
                         union all
                         select :report, code, year, value, numerator, denominator, units
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
                         select :report, i.code, s.obligation_id
                           from app.indicator i
                           join app.consolidated_source s on s.report_id = :report
                          where i.cycle_id = :cycle
                            and not exists (select from reported r
                                             where r.code = i.code and r.obligation_id = s.obligation_id)
                        """)
                .param("report", report)
                .param("cycle", cycle)
                .update();
    }
}
