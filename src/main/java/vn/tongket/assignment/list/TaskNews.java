package vn.tongket.assignment.list;

import static vn.tongket.Moments.instant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.overview.News;

/**
 * What others did with the tasks of a person's units, and of conclusions that their units track, where the cycle itself
 * tells them nothing: units that owe no report, trackers whom only the conclusion names.
 */
@Component
class TaskNews implements News {

    private static final List<String> ACTS = List.of(
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
            "assignment.urged");

    private final JdbcClient jdbc;

    TaskNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> since(Actor actor, Instant moment, int limit) {
        Set<String> writers = new TreeSet<>(actor.unitsWith(Role.DRAFTER.suffix()));
        writers.addAll(actor.unitsWith(Role.LEADER.suffix()));
        Set<String> trackers = actor.unitsWith(Role.TRACKER.suffix());
        if (writers.isEmpty() && trackers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with told as (
                          select r.act, r.cycle_id, c.title, count(*) as n, max(r.id) as latest, max(r.occurred_at) as at
                            from app.audit_record r join app.review_cycle c on c.id = r.cycle_id
                            join app.follow_up f on f.cycle_id = c.id
                           where r.occurred_at > :since and r.actor <> :me and r.act = any(:acts)
                             and (f.tracker_unit = any(:trackers) and c.tracker_unit is distinct from f.tracker_unit
                                  or r.unit_code = any(:writers)
                                     and not exists (select from app.obligation o where o.cycle_id = c.id
                                                        and o.opened_at is not null and o.reporter_unit = any(:writers)))
                             and not array[c.coordinator_unit || '.coordinator', c.coordinator_unit || '.auditor',
                                           c.organizer || '.coordinator', c.organizer || '.approver', c.organizer || '.auditor',
                                           c.approver_unit || '.approver', c.approver_unit || '.auditor',
                                           c.reviewer_unit || '.reviewer', c.clerk_unit || '.clerk',
                                           c.council_unit || '.council'] && :groups::text[]
                           group by r.act, r.cycle_id, c.title
                           order by latest desc limit :limit)
                        select t.*, u.name as unit from told t
                          join app.audit_record r on r.id = t.latest left join app.org_unit u on u.code = r.unit_code
                         order by t.latest desc
                        """)
                .param("since", moment.atOffset(ZoneOffset.UTC))
                .param("me", actor.userId())
                .param("acts", ACTS.toArray(String[]::new))
                .param("trackers", trackers.toArray(String[]::new))
                .param("writers", writers.toArray(String[]::new))
                .param("groups", actor.groups().toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> new Told(
                        row.getString("act"),
                        row.getLong("n"),
                        row.getString("unit"),
                        "/dot/" + row.getString("cycle_id") + "/nhiem-vu",
                        row.getString("title"),
                        instant(row, "at")))
                .list();
    }
}
