package vn.tongket.aggregation.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** A revision of the provincial report is seen by those who may read that report. */
@Component
class RevisionInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(ReportRevisionProcess.KEY, """
                select c.id as key, c.id as cycle_id, c.reviewer_unit as unit_code
                  from app.review_cycle c
                 where array[c.reviewer_unit || '.reviewer', c.approver_unit || '.approver',
                             c.coordinator_unit || '.coordinator', c.organizer || '.coordinator', c.organizer || '.approver',
                             c.tracker_unit || '.tracker'] && :groups::text[]
                    or array[c.organizer, c.coordinator_unit, c.approver_unit] && :audited::text[]
                """);
    }
}
