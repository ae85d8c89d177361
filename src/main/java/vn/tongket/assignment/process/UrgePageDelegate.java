package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UrgingRunProcess.Variables;
import vn.tongket.assignment.urging.UrgingRuns;

/** {@code Task_UrgePage} of urging-run. */
@Component
class UrgePageDelegate implements JavaDelegate {

    private final UrgingRuns runs;

    UrgePageDelegate(UrgingRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.MORE_TASKS.set(execution, runs.page(UrgingRunProcess.runOf(execution)));
    }
}
