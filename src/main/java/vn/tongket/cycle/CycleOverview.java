package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.overview.Names;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Upcoming;
import vn.tongket.overview.Words;

/** The cycles that a person sees: found by words of their titles, with what becomes due in them. */
@Component
class CycleOverview implements Searched, Upcoming, Names {

    private final JdbcClient jdbc;

    CycleOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.CYCLE;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select c.id, c.title, u.name as organizer, c.closed_at, count(*) over () as total
                          from app.review_cycle c join app.org_unit u on u.code = c.organizer
                         where %s and %s
                         order by c.search not like :start, c.closed_at is not null, c.created_at desc, c.id
                         limit :limit offset :offset
                        """.formatted(words.in("c.search"), CycleBoard.VISIBLE))
                .params(words.parameters())
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Hit("/dot/" + row.getString("id"), row.getString("title"), row.getString("organizer"));
                })
                .list();
        return new Found(hits, total[0]);
    }

    /** Reports that the person's units owe, closing dates and conferences of cycles that they work on. */
    @Override
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor, Instant now, int limit) {
        return jdbc.sql("""
                        with seen as (
                          select c.id, c.title, c.due_on, c.due_precision, c.closing_at, c.reports_opened_at,
                                 c.reports_closed_at,
                                 array[c.coordinator_unit || '.coordinator', c.organizer || '.coordinator',
                                       c.organizer || '.approver', c.approver_unit || '.approver',
                                       c.reviewer_unit || '.reviewer', c.clerk_unit || '.clerk',
                                       c.council_unit || '.council', c.tracker_unit || '.tracker',
                                       c.organizer || '.auditor', c.coordinator_unit || '.auditor',
                                       c.approver_unit || '.auditor'] && :groups::text[] as works
                            from app.review_cycle c where c.closed_at is null and %s)
                        select * from (
                          select 'home.due.report' as text, s.title, u.name as unit, o.due_at as at, 1 as n, o.id, 'bao-cao' as page
                            from app.obligation o join seen s on s.id = o.cycle_id join app.org_unit u on u.code = o.scope_unit
                           where o.reporter_unit = any(:writers) and o.opened_at is not null and o.submitted_at is null
                             and o.accepted_at is null and o.withdrawn_at is null
                          union all
                          select 'home.due.reports', s.title, null, o.due_at, count(*), s.id, 'dot'
                            from app.obligation o join seen s on s.id = o.cycle_id
                           where s.works and not o.reporter_unit = any(:writers) and o.opened_at is not null
                             and o.submitted_at is null and o.accepted_at is null and o.withdrawn_at is null
                           group by s.id, s.title, o.due_at
                          union all
                          select 'home.due.closing', s.title, null, s.closing_at, 1, s.id, 'dot'
                            from seen s where s.works and s.closing_at is not null and s.reports_opened_at is not null
                             and s.reports_closed_at is null
                          union all
                          select 'home.due.conference', s.title, null,
                                 ((m.on_date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') - interval '1 second', 1, s.id, 'dot'
                            from app.milestone m join seen s on s.id = m.cycle_id
                           where m.kind = 'CONFERENCE' and m.precision = 'DAY' and m.on_date >= :today) d
                         order by at, text, title, unit, id limit :limit
                        """.formatted(CycleBoard.VISIBLE))
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .param("today", LocalDate.ofInstant(now, Deadline.ZONE))
                .param("limit", limit)
                .query((row, n) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        long count = row.getLong("n");
        return new Due(
                row.getString("text"),
                unit == null ? List.of(row.getString("title"), count) : List.of(row.getString("title"), count, unit),
                instant(row, "at"),
                count,
                "/" + row.getString("page") + "/" + row.getString("id"));
    }

    /** A report is called by its unit and its cycle. */
    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> keys) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("""
                        select id, title as name from app.review_cycle where id = any(:keys)
                        union all
                        select o.id, u.name || ' – ' || c.title from app.obligation o
                          join app.org_unit u on u.code = o.scope_unit join app.review_cycle c on c.id = o.cycle_id
                         where o.id = any(:keys)
                        """)
                .param("keys", keys.toArray(UUID[]::new))
                .query((row, n) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                .list();
        return names;
    }
}
