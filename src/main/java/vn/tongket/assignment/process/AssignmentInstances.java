package vn.tongket.assignment.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.InstanceScope;

/** The processes of following up are seen by those who see the tasks, the follow-up as a whole, or the urging. */
@Component
class AssignmentInstances implements InstanceScope {

    @Override
    public Map<String, String> visible() {
        return Map.of(
                AssignmentProcess.KEY,
                """
                        select a.id as key, a.cycle_id, a.unit_code
                          from app.assignment a join app.follow_up f on f.conclusion_id = a.conclusion_id
                         where array[a.unit_code || '.drafter', a.unit_code || '.leader', f.tracker_unit || '.tracker',
                                     f.coordinator_unit || '.coordinator', f.recipient_unit || '.approver',
                                     f.recipient_unit || '.coordinator'] && :groups::text[]
                            or array[a.unit_code, f.tracker_unit, f.coordinator_unit, f.recipient_unit] && :audited::text[]
                        """,
                FollowUpProcess.KEY,
                """
                        select f.conclusion_id as key, f.cycle_id, f.coordinator_unit as unit_code
                          from app.follow_up f
                         where array[f.coordinator_unit || '.coordinator', f.tracker_unit || '.tracker',
                                     f.recipient_unit || '.approver', f.recipient_unit || '.coordinator'] && :groups::text[]
                            or array[f.coordinator_unit, f.tracker_unit, f.recipient_unit] && :audited::text[]
                        """,
                UnitUrgingProcess.KEY,
                """
                        select e.id as key, null::uuid as cycle_id, e.unit_code
                          from app.urging_case e
                         where array[e.signer_unit || '.tracker', e.tracker_unit || '.tracker',
                                     case when e.kind = 'EXPLANATION' then e.unit_code || '.leader' end] && :groups::text[]
                            or array[e.signer_unit, e.tracker_unit, e.unit_code] && :audited::text[]
                        """,
                UrgingRunProcess.KEY,
                """
                        select r.id as key, null::uuid as cycle_id, null::text as unit_code
                          from app.urging_run r
                         where cardinality(:audited::text[]) > 0
                            or exists (select from unnest(:groups::text[]) held where held like '%.tracker')
                        """);
    }
}
