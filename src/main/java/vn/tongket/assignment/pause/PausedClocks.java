package vn.tongket.assignment.pause;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.AssignmentWorkflow;
import vn.tongket.calendar.Deadline;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;

/**
 * Stops and starts the clocks of assignments as the decisions on areas say; the same number of statements however many
 * units an area has, and repeating changes nothing. The due date in force moves by as many calendar days as the clock
 * stood still, and days that two decisions share count once; the original due date stays. What was overdue when its
 * clock stopped is as much overdue when it goes again.
 */
@Component
public class PausedClocks {

    private static final Logger log = LoggerFactory.getLogger(PausedClocks.class);

    /** How many processes are told in one transaction. */
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final AssignmentWorkflow workflow;
    private final Notifications notifications;
    private final Clock clock;

    PausedClocks(JdbcClient jdbc, AssignmentWorkflow workflow, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.workflow = workflow;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Brings every clock to where it has to be today. */
    @Transactional
    public void advance() {
        jdbc.sql("select pg_advisory_xact_lock(31001)").query().listOfRows();
        int stopped = stop();
        mark();
        close();
        int started = start();
        settle();
        if (stopped + started > 0) {
            log.info("Stopped the clocks of {} assignments and started those of {}", stopped, started);
        }
    }

    private int stop() {
        return jdbc.sql("""
                        with recursive area as (
                          select p.id as pause_id, u.unit_code as code, u.with_below
                            from app.area_pause p join app.area_pause_unit u on u.pause_id = p.id
                           where p.settled_at is null and p.from_on <= :today
                          union
                          select a.pause_id, o.code, true
                            from app.org_unit o join area a on o.parent = a.code and a.with_below
                        )
                        insert into app.paused_assignment (pause_id, assignment_id, paused_on, suspended_before)
                        select p.id, a.id, greatest(p.from_on, (a.opened_at at time zone :zone)::date, later.day),
                               a.suspended_at is not null and not exists (
                                 select from app.paused_assignment q
                                  where q.assignment_id = a.id and q.resumed_on is null)
                          from (select distinct pause_id, code from area) r
                          join app.area_pause p on p.id = r.pause_id
                          join app.follow_up f on f.coordinator_unit = p.owner_unit or f.tracker_unit = p.owner_unit
                          join app.assignment a on a.conclusion_id = f.conclusion_id and a.unit_code = r.code
                          -- what comes in while the decision is in force stands still from the day it is found
                          cross join lateral (select case when exists (select from app.paused_assignment q
                                                                        where q.pause_id = p.id)
                                                          then cast(:today as date) end as day) later
                         where a.carried_by = 'UNIT' and a.opened_at is not null and a.submitted_at is null
                           and a.confirmed_at is null and a.cancelled_at is null and a.withdrawn_at is null
                           and (p.until_on is null
                                or p.until_on >= greatest((a.opened_at at time zone :zone)::date, later.day))
                        on conflict do nothing
                        """)
                .param("today", today())
                .param("zone", Deadline.ZONE.getId())
                .update();
    }

    /** A letter that waits for its signature is not sent to whoever stands still. */
    private void mark() {
        jdbc.sql("""
                        update app.assignment a
                           set suspended_at = (r.paused_on + time '00:00') at time zone :zone, halt_reason = r.reason,
                               changed_at = :now
                          from (select q.assignment_id, min(q.paused_on) as paused_on, min(p.reason) as reason
                                  from app.paused_assignment q join app.area_pause p on p.id = q.pause_id
                                 where q.resumed_on is null group by q.assignment_id) r
                         where r.assignment_id = a.id and a.suspended_at is null and a.confirmed_at is null
                        """).param("zone", Deadline.ZONE.getId()).param("now", now()).update();
        jdbc.sql("""
                        update app.urging u set dropped_at = :now
                         where u.letter and u.sent_at is null and u.dropped_at is null
                           and exists (select from app.paused_assignment r
                                        where r.assignment_id = u.assignment_id and r.resumed_on is null)
                        """).param("now", now()).update();
    }

    /** Ends the days of what was completed meanwhile, and of decisions whose last day is over. */
    private void close() {
        jdbc.sql("""
                        update app.paused_assignment r
                           set told = false,
                               resumed_on = greatest(r.paused_on, least(
                                 (coalesce(a.confirmed_at, a.cancelled_at, a.withdrawn_at) at time zone :zone)::date,
                                 p.until_on + 1))
                          from app.assignment a, app.area_pause p
                         where a.id = r.assignment_id and p.id = r.pause_id and r.resumed_on is null
                           and p.settled_at is null
                           and (p.until_on < :today
                                or num_nonnulls(a.confirmed_at, a.cancelled_at, a.withdrawn_at) > 0)
                        """)
                .param("zone", Deadline.ZONE.getId())
                .param("today", today())
                .update();
    }

    /** Moves the due dates of what no decision holds any more by the days that were not counted yet. */
    private int start() {
        jdbc.sql("""
                        with freed as (
                          select r.assignment_id
                            from app.paused_assignment r join app.area_pause p on p.id = r.pause_id
                           group by r.assignment_id
                          having bool_and(r.resumed_on is not null)
                             and bool_or(p.settled_at is null and r.new_due_at is null and not r.told)
                        ), stood as (
                          select d.assignment_id, sum(upper(d.days) - lower(d.days)) as days
                            from (select r.assignment_id, unnest(range_agg(daterange(r.paused_on, r.resumed_on))) as days
                                    from app.paused_assignment r join freed f on f.assignment_id = r.assignment_id
                                   group by r.assignment_id) d
                           group by d.assignment_id
                        ), moved as (
                          select r.assignment_id, max(s.days) - sum(r.days) as days,
                                 (array_agg(r.pause_id order by r.resumed_on desc, r.paused_on desc, r.pause_id))[1] as pause_id
                            from app.paused_assignment r join stood s on s.assignment_id = r.assignment_id
                           group by r.assignment_id
                        )
                        update app.paused_assignment r
                           set days = r.days + m.days, old_due_at = a.due_at,
                               new_due_at = a.due_at + m.days * interval '1 day'
                          from moved m, app.assignment a
                         where m.assignment_id = r.assignment_id and m.pause_id = r.pause_id and a.id = r.assignment_id
                           and m.days > 0
                        """).update();
        return jdbc.sql("""
                        update app.assignment a
                           set due_at = coalesce(m.new_due_at, a.due_at), changed_at = :now,
                               due_on = coalesce((m.new_due_at at time zone :zone)::date, a.due_on),
                               due_precision = case when m.new_due_at is null then a.due_precision else 'DAY' end,
                               suspended_at = case when k.keep then a.suspended_at end,
                               halt_reason = case when k.keep or a.cancelled_at is not null or a.withdrawn_at is not null
                                                  then a.halt_reason end
                          from (select r.assignment_id, bool_or(r.suspended_before) as keep
                                  from app.paused_assignment r join app.area_pause p on p.id = r.pause_id
                                 group by r.assignment_id
                                having bool_and(r.resumed_on is not null)
                                   and bool_or(p.settled_at is null and not r.told)) k
                          left join lateral (select max(q.new_due_at) as new_due_at from app.paused_assignment q
                                              where q.assignment_id = k.assignment_id and not q.told) m on true
                         where a.id = k.assignment_id and a.suspended_at is not null
                        """)
                .param("zone", Deadline.ZONE.getId())
                .param("now", now())
                .update();
    }

    private void settle() {
        jdbc.sql("""
                        update app.area_pause set settled_at = :now where settled_at is null and until_on < :today
                        """).param("now", now()).param("today", today()).update();
    }

    /** Tells the processes of the next assignments, so that tasks and reminders follow; answers how many were told. */
    @Transactional
    public int tellNext() {
        List<Untold> next =
                jdbc.sql("""
                        select r.assignment_id, r.pause_id, r.resumed_on is null as stands, p.reason, p.basis, p.from_on,
                               r.resumed_on, a.unit_code,
                               a.due_at is not null and a.confirmed_at is null and a.cancelled_at is null
                                 and a.withdrawn_at is null as waits
                          from app.paused_assignment r
                          join app.area_pause p on p.id = r.pause_id
                          join app.assignment a on a.id = r.assignment_id
                         where not r.told
                         order by r.assignment_id, r.pause_id limit :batch for update of r skip locked
                        """).param("batch", BATCH).query(Untold.class).list();
        if (next.isEmpty()) {
            return 0;
        }
        next.stream().filter(Untold::waits).map(Untold::assignmentId).distinct().forEach(workflow::rescheduled);
        notifications.tell(next.stream().map(PausedClocks::notice).toList());
        jdbc.sql("""
                        update app.paused_assignment r set told = true
                          from unnest(:pauses::uuid[], :assignments::uuid[]) as n (pause_id, assignment_id)
                         where r.pause_id = n.pause_id and r.assignment_id = n.assignment_id
                        """)
                .param("pauses", next.stream().map(Untold::pauseId).toArray(UUID[]::new))
                .param("assignments", next.stream().map(Untold::assignmentId).toArray(UUID[]::new))
                .update();
        return next.size();
    }

    private record Untold(
            UUID assignmentId,
            UUID pauseId,
            boolean stands,
            String reason,
            String basis,
            LocalDate fromOn,
            LocalDate resumedOn,
            String unitCode,
            boolean waits) {}

    /** One notice for a unit and a change, however many assignments the unit has. */
    private static Notice notice(Untold one) {
        String change = one.stands() ? "stopped" : "started";
        return Notice.to(
                        Role.LEADER.group(one.unitCode()),
                        one.stands() ? "assignments-paused" : "assignments-resumed",
                        "area-pause:" + one.pauseId() + ":" + one.unitCode() + ":" + change)
                .with("reason", one.reason())
                .with("basis", one.basis())
                .with("from", Deadline.day(one.fromOn()).text())
                .with(
                        "resumed",
                        one.stands() ? "" : Deadline.day(one.resumedOn()).text())
                .linking("/nhiem-vu");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
