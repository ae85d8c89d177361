package vn.tongket.conference.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** The process of a conference is seen by those who may read everything on the conference. */
@Component
class ConferenceInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(ConferenceProcess.KEY, """
                select f.id as key, f.cycle_id, f.coordinator_unit as unit_code
                  from app.conference f
                 where array[f.coordinator_unit || '.coordinator', f.coordinator_unit || '.reviewer',
                             f.approver_unit || '.approver', f.approver_unit || '.coordinator', f.approver_unit || '.clerk',
                             f.organizer || '.approver', f.organizer || '.coordinator'] && :groups::text[]
                    or array[f.organizer, f.coordinator_unit, f.approver_unit] && :audited::text[]
                """);
    }
}
