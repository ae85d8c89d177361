package vn.tongket.cycle.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** A cycle's process is seen by those who work on the cycle, and by the auditors of its units. */
@Component
class CycleInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(ReviewCycleProcess.KEY, """
                select c.id as key, c.id as cycle_id, c.coordinator_unit as unit_code
                  from app.review_cycle c
                 where array[c.coordinator_unit || '.coordinator', c.organizer || '.coordinator', c.organizer || '.approver',
                             c.approver_unit || '.approver', c.reviewer_unit || '.reviewer', c.clerk_unit || '.clerk',
                             c.tracker_unit || '.tracker', c.council_unit || '.council'] && :groups::text[]
                    or array[c.organizer, c.coordinator_unit, c.approver_unit] && :audited::text[]
                """);
    }
}
