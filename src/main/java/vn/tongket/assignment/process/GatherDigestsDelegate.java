package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UrgingRunProcess.Variables;
import vn.tongket.assignment.urging.UrgingRuns;
import vn.tongket.notification.Digests;

/** {@code Task_GatherDigests} of urging-run: the next people's mails of the day, and behind the last the end of the run. */
@Component
class GatherDigestsDelegate implements JavaDelegate {

    private final Digests digests;
    private final UrgingRuns runs;

    GatherDigestsDelegate(Digests digests, UrgingRuns runs) {
        this.digests = digests;
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean more = digests.gatherNext();
        if (!more) {
            runs.finish(UrgingRunProcess.runOf(execution));
        }
        Variables.MORE_DIGESTS.set(execution, more);
    }
}
