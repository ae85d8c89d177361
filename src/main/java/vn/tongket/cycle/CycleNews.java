package vn.tongket.cycle;

import static vn.tongket.Moments.instant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.overview.News;

/**
 * What others did in the cycles that a person sees. Only acts that are named here are told: what a unit did to those who
 * work on the cycle and to the unit itself, what was done to all to everybody.
 */
@Component
class CycleNews implements News {

    /** Told to everybody who sees the cycle. */
    private static final List<String> TO_ALL = List.of(
            "cycle.plan-issued",
            "cycle.amendment-applied",
            "cycle.reports-closed",
            "cycle.closed",
            "conference.invited",
            "conference.minutes-signed",
            "conclusion.comments-requested",
            "conclusion.issued",
            "conclusion.spoken",
            "conclusion.directive-recorded",
            "follow-up.opened",
            "follow-up.closed",
            "commendation.called",
            "commendation.announced");

    /** Told to those who work on the cycle, and to the people of the unit that it was done to or by. */
    private static final List<String> OF_UNITS = List.of(
            "report.submitted",
            "report.accepted",
            "report.returned",
            "report.amended",
            "report.acceptance-undone",
            "obligation.opened",
            "obligation.withdrawn",
            "obligation.extension-requested",
            "obligation.extended",
            "obligation.extension-refused",
            "conference.replied",
            "conclusion.commented",
            "assignment.accepted",
            "assignment.reported",
            "assignment.submitted",
            "assignment.confirmed",
            "assignment.returned",
            "assignment.report-confirmed",
            "assignment.report-returned",
            "assignment.extension-requested",
            "assignment.extension-granted",
            "assignment.extension-refused",
            "assignment.rescheduled",
            "assignment.suspended",
            "assignment.resumed",
            "assignment.urged",
            "urging.criticised",
            "commendation.proposed",
            "commendation.proposal-returned",
            "commendation.paper-requested");

    /** Told to those who work on the cycle. */
    private static final List<String> OF_OFFICES = List.of(
            "cycle.started",
            "cycle.plan-finished",
            "cycle.plan-approved",
            "cycle.plan-returned",
            "cycle.amendment-proposed",
            "cycle.amendment-approved",
            "cycle.amendment-rejected",
            "aggregation.consolidated",
            "aggregation.edited",
            "aggregation.approved",
            "aggregation.returned",
            "conference.recorded",
            "conference.minutes-returned",
            "conclusion.drafted",
            "conclusion.signed",
            "conclusion.returned",
            "periodic-report.collected",
            "periodic-report.sent",
            "commendation.nominated",
            "commendation.voted",
            "commendation.signed",
            "commendation.issued");

    private final JdbcClient jdbc;

    CycleNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> since(Actor actor, Instant moment, int limit) {
        return jdbc.sql("""
                        with seen as (
                          select c.id, c.title,
                                 array[c.coordinator_unit || '.coordinator', c.coordinator_unit || '.auditor',
                                       c.organizer || '.coordinator', c.organizer || '.approver', c.organizer || '.auditor',
                                       c.approver_unit || '.approver', c.approver_unit || '.auditor',
                                       c.reviewer_unit || '.reviewer', c.clerk_unit || '.clerk',
                                       c.tracker_unit || '.tracker', c.council_unit || '.council'] && :groups::text[] as whole
                            from app.review_cycle c where %s),
                        told as (
                          select r.act, r.cycle_id, s.title, count(*) as n, max(r.id) as latest, max(r.occurred_at) as at
                            from app.audit_record r join seen s on s.id = r.cycle_id
                           where r.occurred_at > :since and r.actor <> :me
                             and (r.act = any(:all) or s.whole and (r.act = any(:units) or r.act = any(:offices))
                                  or r.act = any(:units) and r.unit_code = any(:writers))
                           group by r.act, r.cycle_id, s.title
                           order by latest desc limit :limit)
                        select t.*, u.name as unit from told t
                          join app.audit_record r on r.id = t.latest left join app.org_unit u on u.code = r.unit_code
                         order by t.latest desc
                        """.formatted(CycleBoard.VISIBLE))
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .param("me", actor.userId())
                .param("since", moment.atOffset(ZoneOffset.UTC))
                .param("all", TO_ALL.toArray(String[]::new))
                .param("units", OF_UNITS.toArray(String[]::new))
                .param("offices", OF_OFFICES.toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> new Told(
                        row.getString("act"),
                        row.getLong("n"),
                        row.getString("unit"),
                        "/dot/" + row.getString("cycle_id"),
                        row.getString("title"),
                        instant(row, "at")))
                .list();
    }
}
