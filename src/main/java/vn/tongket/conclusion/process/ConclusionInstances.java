package vn.tongket.conclusion.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** The process of a conclusion is seen by those who may read its draft. */
@Component
class ConclusionInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(ConclusionProcess.KEY, """
                select k.id as key, k.cycle_id, k.coordinator_unit as unit_code
                  from app.conclusion k
                 where array[k.coordinator_unit || '.coordinator', k.coordinator_unit || '.reviewer',
                             k.coordinator_unit || '.tracker', k.approver_unit || '.approver',
                             k.approver_unit || '.coordinator', k.approver_unit || '.clerk', k.clerk_unit || '.clerk',
                             k.issuer || '.approver', k.issuer || '.coordinator'] && :groups::text[]
                    or array[k.issuer, k.coordinator_unit, k.approver_unit] && :audited::text[]
                """);
    }
}
