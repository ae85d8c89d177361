package vn.tongket.report.check;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the figures of a cycle's units lie: the quartiles of every indicator and year, over the versions that were submitted
 * last. One statement reads them all; they are kept for a minute because hundreds of units ask in the same hours.
 */
@Repository
class UnitSpread {

    private static final int KEPT = 16;
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final JdbcClient jdbc;
    private final Map<UUID, Read> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Read> eldest) {
            return size() > KEPT;
        }
    });

    /** While one person's look reads anew, others go on with what was read before. */
    private final ReentrantLock reading = new ReentrantLock();

    UnitSpread(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Read(long at, List<Quartiles> quartiles) {}

    /**
     * Half of the units lie between {@code lower} and {@code upper}.
     *
     * @param group the reporter group; null over all units
     * @param year null where the indicator has no series
     */
    record Quartiles(
            String indicator,
            Integer year,
            String group,
            int units,
            BigDecimal lower,
            BigDecimal median,
            BigDecimal upper) {}

    /** The spread over the unit's own group, where enough of it have reported, else over all units. */
    static Optional<Quartiles> of(List<Quartiles> spread, String indicator, Integer year, String group, int fewest) {
        List<Quartiles> fitting = spread.stream()
                .filter(quartiles -> quartiles.indicator().equals(indicator)
                        && Objects.equals(quartiles.year(), year)
                        && quartiles.units() >= fewest)
                .toList();
        Optional<Quartiles> own = fitting.stream()
                .filter(quartiles -> group != null && group.equals(quartiles.group()))
                .findFirst();
        return own.isPresent()
                ? own
                : fitting.stream()
                        .filter(quartiles -> quartiles.group() == null)
                        .findFirst();
    }

    List<Quartiles> of(UUID cycle) {
        Read read = kept.get(cycle);
        if (read != null && System.nanoTime() - read.at() <= KEPT_NANOS) {
            return read.quartiles();
        }
        if (!reading.tryLock()) {
            return read == null ? read(cycle) : read.quartiles();
        }
        try {
            List<Quartiles> quartiles = read(cycle);
            kept.put(cycle, new Read(System.nanoTime(), quartiles));
            return quartiles;
        } finally {
            reading.unlock();
        }
    }

    /** Reads anew the next time. */
    void forget(UUID cycle) {
        kept.remove(cycle);
    }

    private List<Quartiles> read(UUID cycle) {
        return jdbc.sql("""
                        with newest as (
                          select distinct on (v.obligation_id) v.id, coalesce(o.group_code, '') as group_code
                            from app.obligation o join app.report_version v on v.obligation_id = o.id
                           where o.cycle_id = :cycle and o.withdrawn_at is null and v.submitted_at is not null
                           order by v.obligation_id, v.version_no desc),
                        figure as (
                          select i.code, r.year, n.group_code,
                                 case i.kind when 'NUMBER' then r.value
                                             when 'RATIO' then 100 * r.numerator / nullif(r.denominator, 0)
                                             else cardinality(r.names) end as value
                            from newest n
                            join app.report_value r on r.version_id = n.id
                            join app.indicator i on i.cycle_id = :cycle and i.code = r.indicator_code)
                        select code, year, case when grouping(group_code) = 0 then group_code end as group_code,
                               count(*) as units,
                               percentile_cont(array[0.25, 0.5, 0.75]) within group (order by value)::numeric[] as quartiles
                          from figure where value is not null
                         group by grouping sets ((code, year), (code, year, group_code))
                        """)
                .param("cycle", cycle)
                .query((row, n) -> {
                    BigDecimal[] quartiles =
                            (BigDecimal[]) row.getArray("quartiles").getArray();
                    return new Quartiles(
                            row.getString("code"),
                            row.getObject("year", Integer.class),
                            row.getString("group_code"),
                            row.getInt("units"),
                            quartiles[0],
                            quartiles[1],
                            quartiles[2]);
                })
                .list();
    }
}
