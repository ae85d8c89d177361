package vn.tongket.assignment.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.process.FollowUpProcess.Variables;
import vn.tongket.organization.Role;

/** Completion of {@code Task_SetUpFollowUp} of follow-up. */
@Component
class SetUpFollowUpListener implements TaskListener {

    private final FollowUps followUps;

    SetUpFollowUpListener(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void notify(DelegateTask task) {
        FollowUp followUp = followUps.finishSetUp(FollowUpProcess.conclusionOf(task.getExecution()));
        Variables.TRACKER_GROUP.set(task, Role.TRACKER.group(followUp.trackerUnit()));
        Variables.PERIOD_ENDS_AT.set(task, Date.from(followUp.period().endsAt()));
        Variables.REPORT_DUE_AT.set(task, Date.from(followUp.period().reportDueAt()));
    }
}
