package vn.tongket.report.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** The process of a report is seen by its unit, by those who lead and check the cycle, and by the auditors of both. */
@Component
class ReportInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(UnitReportProcess.KEY, """
                select o.id as key, o.cycle_id, o.reporter_unit as unit_code
                  from app.obligation o join app.review_cycle c on c.id = o.cycle_id
                 where o.opened_at is not null
                   and (array[o.reporter_unit || '.drafter', o.reporter_unit || '.leader', o.reporter_unit || '.coordinator',
                              c.reviewer_unit || '.reviewer', c.coordinator_unit || '.coordinator',
                              c.approver_unit || '.approver', c.organizer || '.coordinator', c.organizer || '.approver']
                          && :groups::text[]
                     or array[o.reporter_unit, o.scope_unit, c.organizer, c.coordinator_unit, c.approver_unit]
                          && :audited::text[])
                """);
    }
}
