package vn.tongket.organization;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Standings;

/**
 * Everybody who acts as head or stands in for somebody today; few enough to be kept in memory. Read again after half a
 * minute, at the change of the day and after every change on this node.
 */
@Component
class CachedStandings implements Standings {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Seen seen;

    CachedStandings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Key(String user, String group) {}

    private record Seen(LocalDate day, long at, Map<Key, Standing> standings) {}

    @Override
    public Standing of(String user, String group) {
        LocalDate today = LocalDate.now(clock);
        Seen known = seen;
        if (known == null || !known.day().equals(today) || System.nanoTime() - known.at() > KEPT.toNanos()) {
            known = new Seen(today, System.nanoTime(), read(today));
            seen = known;
        }
        return known.standings().getOrDefault(new Key(user, group), Standing.REGULAR);
    }

    void forget() {
        seen = null;
    }

    /** Whoever holds a role regularly as well holds it regularly. */
    private Map<Key, Standing> read(LocalDate day) {
        return jdbc
                .sql("""
                        select user_id, unit_code || '.' || role as held,
                               bool_or(acting and substitute_for is null) as acting,
                               case when bool_and(substitute_for is not null) then min(substitute_for) end as substitute_for
                          from app.role_holding
                         where withdrawn_at is null and valid_from <= :day and (valid_to is null or valid_to >= :day)
                         group by user_id, unit_code, role
                        having bool_and(acting or substitute_for is not null)
                        """)
                .param("day", day)
                .query((row, number) -> Map.entry(
                        new Key(row.getString("user_id"), row.getString("held")),
                        new Standing(row.getBoolean("acting"), row.getString("substitute_for"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
