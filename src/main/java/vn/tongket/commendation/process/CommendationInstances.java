package vn.tongket.commendation.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** The process of a commendation is seen by those who handle it, and by the auditors of the units concerned. */
@Component
class CommendationInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(CommendationProcess.KEY, """
                select m.id as key, m.cycle_id, m.coordinator_unit as unit_code
                  from app.commendation m
                 where array[m.coordinator_unit || '.coordinator', m.reviewer_unit || '.reviewer',
                             m.council_unit || '.council', m.approver_unit || '.approver', m.clerk_unit || '.clerk',
                             m.organizer || '.approver', m.organizer || '.coordinator'] && :groups::text[]
                    or array[m.organizer, m.coordinator_unit] && :audited::text[]
                """);
    }
}
