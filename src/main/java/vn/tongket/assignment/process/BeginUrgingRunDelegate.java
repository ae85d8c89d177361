package vn.tongket.assignment.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UrgingRunProcess.Variables;
import vn.tongket.assignment.urging.UrgingRuns;
import vn.tongket.notification.Digests;

/** {@code Task_BeginUrgingRun} of urging-run: the run is the key of everything that follows. */
@Component
class BeginUrgingRunDelegate implements JavaDelegate {

    private final UrgingRuns runs;
    private final Digests digests;

    BeginUrgingRunDelegate(UrgingRuns runs, Digests digests) {
        this.runs = runs;
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UrgingRuns.Run run = runs.begin();
        execution.setProcessBusinessKey(run.id().toString());
        Variables.WORKING_DAY.set(execution, run.workingDay());
        Variables.DIGEST_AT.set(execution, Date.from(digests.at(digests.nextDay())));
    }
}
