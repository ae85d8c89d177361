package vn.tongket.cycle.past;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.ReportLine.Status;

/** Which cycles and reports somebody with certain roles could see at the end of a day, and how the reports stood then. */
@Component
public class CycleSights {

    /** The cycles as they were; those of before days were kept are as they are now. */
    private static final String THEN = """
            with past as materialized (
              select (t.r).* from (
                select coalesce((select r from app.day_state s
                                  cross join lateral jsonb_populate_recordset(null::app.review_cycle, s.content -> 'review_cycle') r
                                  where s.kind = 'cycle' and s.id = n.id and s.day <= :day order by s.day desc limit 1), n) as r
                  from app.review_cycle n where n.created_at <= :at offset 0) t),
            seen as (
              select c.id, c.title, c.created_at,
                     array[c.coordinator_unit || '.coordinator', c.coordinator_unit || '.auditor',
                           c.organizer || '.coordinator', c.organizer || '.approver', c.organizer || '.auditor',
                           c.approver_unit || '.approver', c.approver_unit || '.auditor', c.reviewer_unit || '.reviewer',
                           c.clerk_unit || '.clerk', c.tracker_unit || '.tracker', c.council_unit || '.council']
                       && :groups::text[] as whole,
                     array[c.coordinator_unit, c.organizer, c.approver_unit] && :units::text[] as looked_over
                from past c),
            visible as (
              select * from seen c
               where c.whole or exists (
                 select from app.obligation_state e
                  cross join lateral (select x.reporter_unit, x.opened_at from app.obligation_state x
                                       where x.obligation_id = e.obligation_id and x.at <= :at
                                       order by x.at desc, x.id desc limit 1) x
                  where e.cycle_id = c.id and e.reporter_unit = any(:writers) and e.at <= :at
                    and x.reporter_unit = any(:writers) and x.opened_at is not null))
            """;

    private static final String STATUS = """
            case when x.withdrawn_at is not null then 'WITHDRAWN' when x.accepted_at is not null then 'ACCEPTED'
                 when x.submitted_at is not null then 'SUBMITTED' when x.opened_at is null then 'NOT_OPENED'
                 when x.due_at < :at then 'OVERDUE' when x.returned_count > 0 then 'RETURNED' else 'WRITING' end
            """;

    private final JdbcClient jdbc;

    CycleSights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One cycle that could be seen.
     *
     * @param whole whether with all its reports; else only with those of the units that the person wrote for
     * @param reports how many of the reports that could be seen stood where
     * @param units names of the units whose reports these were, where not all could be seen
     */
    public record Sight(UUID id, String title, boolean whole, Map<Status, Long> reports, Set<String> units) {}

    private record Row(UUID id, String title, boolean whole) {}

    /**
     * One page of what could be seen, the newest cycles first, as far as it is of cycles or reports of some units.
     *
     * @param then somebody with the roles of that day
     * @param units the units that whoever asks looks over
     */
    @Transactional(readOnly = true)
    public List<Sight> page(Actor then, LocalDate day, Collection<String> units, int limit, int offset) {
        List<Row> rows = bind(THEN + """
                        select id, title, whole from visible where looked_over or not whole
                         order by created_at desc, id limit :limit offset :offset
                        """, then, day, units)
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Status, Long>> counts = new HashMap<>();
        Map<UUID, Set<String>> names = new HashMap<>();
        reports(then, day, units, rows, counts, names);
        List<Sight> sights = new ArrayList<>();
        for (Row row : rows) {
            sights.add(new Sight(
                    row.id(),
                    row.title(),
                    row.whole(),
                    counts.getOrDefault(row.id(), Map.of()),
                    row.whole() ? Set.of() : names.getOrDefault(row.id(), Set.of())));
        }
        return sights;
    }

    /** How many cycles could be seen that are none of the units looked over. */
    @Transactional(readOnly = true)
    public int elsewhere(Actor then, LocalDate day, Collection<String> units) {
        return bind(THEN + "select count(*)::integer from visible where whole and not looked_over", then, day, units)
                .query(Integer.class)
                .single();
    }

    private void reports(
            Actor then,
            LocalDate day,
            Collection<String> units,
            List<Row> rows,
            Map<UUID, Map<Status, Long>> counts,
            Map<UUID, Set<String>> names) {
        bind("""
                        select o.cycle_id, %s as status, count(*) as reports,
                               array_agg(u.name order by u.name) as names
                          from app.obligation o
                         cross join lateral (select * from app.obligation_state p where p.obligation_id = o.id and p.at <= :at
                                              order by p.at desc, p.id desc limit 1) x
                          join app.org_unit u on u.code = x.scope_unit
                         where o.cycle_id = any(:cycles)
                           and (o.cycle_id = any(:whole) or x.opened_at is not null and x.reporter_unit = any(:writers))
                         group by 1, 2
                        """.formatted(STATUS), then, day, units)
                .param("cycles", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("whole", rows.stream().filter(Row::whole).map(Row::id).toArray(UUID[]::new))
                .query(row -> {
                    UUID cycle = row.getObject("cycle_id", UUID.class);
                    counts.computeIfAbsent(cycle, id -> new EnumMap<>(Status.class))
                            .put(Status.valueOf(row.getString("status")), row.getLong("reports"));
                    names.computeIfAbsent(cycle, id -> new TreeSet<>())
                            .addAll(List.of((String[]) row.getArray("names").getArray()));
                });
    }

    private JdbcClient.StatementSpec bind(String statement, Actor then, LocalDate day, Collection<String> units) {
        Set<String> writers = Stream.of("drafter", "leader")
                .flatMap(role -> then.unitsWith(role).stream())
                .collect(Collectors.toSet());
        return jdbc.sql(statement)
                .param("day", day)
                .param("at", Deadline.day(day).dueAt().atOffset(ZoneOffset.UTC))
                .param("groups", then.groups().toArray(String[]::new))
                .param("writers", writers.toArray(String[]::new))
                .param("units", units.toArray(String[]::new));
    }
}
