package vn.tongket.report;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.cycle.CycleScope;

/** The reports of one unit in all cycles, as far as the person may know of them, as of any day. */
@Component
public class UnitReports {

    /**
     * What is known of each report at {@code :at}: its last version that was submitted by then decides on its being in
     * time, and an acceptance that was taken back later still holds then.
     */
    private static final String REPORTS = """
            with report as (
              select o.id, o.cycle_id, c.title, o.scope_unit, s.name as scope_name, o.reporter_unit,
                     w.name as writer_name, o.due_on, o.due_precision, o.due_at, o.opened_at, v.submitted_at, v.on_time,
                     v.versions, k.returns, k.accepted_at,
                     case when o.withdrawn_at <= :at then o.withdrawn_at end as withdrawn_at, e.extensions
                from app.obligation o
                join app.review_cycle c on c.id = o.cycle_id
                join app.org_unit s on s.code = o.scope_unit join app.org_unit w on w.code = o.reporter_unit
                cross join lateral (
                  select count(*) as versions, max(x.submitted_at) as submitted_at,
                         (array_agg(x.on_time order by x.submitted_at))[1] as on_time
                    from app.report_version x where x.obligation_id = o.id and x.submitted_at <= :at) v
                cross join lateral (
                  select count(*) filter (where not h.accepted) as returns,
                         max(h.decided_at) filter (where h.accepted) as accepted_at
                    from app.report_version x
                    join (select version_id, decided_at, accepted from app.report_check
                          union all select version_id, accepted_at, true from app.acceptance_undone
                                     where undone_at > :at) h on h.version_id = x.id
                   where x.obligation_id = o.id and h.decided_at <= :at) k
                cross join lateral (
                  select count(*) as extensions from app.deadline_extension d
                   where d.obligation_id = o.id and d.granted and d.decided_at <= :at) e
               where o.opened_at <= :at and :unit in (o.scope_unit, o.reporter_unit)
                 and (%s or o.reporter_unit = any(:own) or o.scope_unit = any(:own)))
            """.formatted(CycleScope.WHOLE);

    private final JdbcClient jdbc;
    private final Clock clock;

    UnitReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One report.
     *
     * @param about name of the unit whose results it is about
     * @param writer name of the unit that writes it
     * @param onTime of its first version; null while none was submitted
     * @param status {@code ACCEPTED}, {@code SUBMITTED}, {@code OVERDUE}, {@code WRITING} or {@code WITHDRAWN}
     */
    public record Line(
            UUID id,
            UUID cycle,
            String cycleTitle,
            String about,
            String writer,
            Deadline due,
            Instant submittedAt,
            Boolean onTime,
            int versions,
            int returns,
            int extensions,
            Instant acceptedAt,
            String status) {}

    /** How many there are, and how many of them came in time, late, and not though due. */
    public record Counts(int reports, int onTime, int late, int overdue, int returns, int accepted) {}

    /** A page of them, those of the latest cycle first. */
    @Transactional(readOnly = true)
    public List<Line> page(Actor actor, String unit, Instant asOf, int limit, int offset) {
        return asked(REPORTS + """
                        select r.*, case when withdrawn_at is not null then 'WITHDRAWN' when accepted_at is not null then 'ACCEPTED'
                                         when versions > returns then 'SUBMITTED' when due_at < :at then 'OVERDUE'
                                         else 'WRITING' end as status
                          from report r order by due_at desc, title, id limit :limit offset :offset
                        """, actor, unit, asOf)
                .param("limit", limit)
                .param("offset", offset)
                .query(UnitReports::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Counts counts(Actor actor, String unit, Instant asOf) {
        return asked(REPORTS + """
                        select count(*)::int as reports, count(*) filter (where on_time)::int as on_time,
                               count(*) filter (where not on_time)::int as late,
                               count(*) filter (where versions = 0 and due_at < :at)::int as overdue,
                               coalesce(sum(returns), 0)::int as returns, count(accepted_at)::int as accepted
                          from report where withdrawn_at is null
                        """, actor, unit, asOf).query(Counts.class).single();
    }

    private StatementSpec asked(String sql, Actor actor, String unit, Instant asOf) {
        Set<String> own = new TreeSet<>(actor.unitsWith("drafter"));
        own.addAll(actor.unitsWith("leader"));
        own.addAll(actor.unitsWith("auditor"));
        return jdbc.sql(sql)
                .param("unit", unit)
                .param("at", (asOf == null ? clock.instant() : asOf).atOffset(ZoneOffset.UTC))
                .param("groups", actor.groups().toArray(String[]::new))
                .param("own", own.toArray(String[]::new));
    }

    private static Line read(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("title"),
                row.getString("scope_name"),
                row.getString("writer_name"),
                new Deadline(
                        row.getObject("due_on", LocalDate.class), Precision.valueOf(row.getString("due_precision"))),
                instant(row, "submitted_at"),
                row.getObject("on_time", Boolean.class),
                row.getInt("versions"),
                row.getInt("returns"),
                row.getInt("extensions"),
                instant(row, "accepted_at"),
                row.getString("status"));
    }
}
