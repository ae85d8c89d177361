package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UrgingRunProcess.Variables;
import vn.tongket.assignment.urging.UrgingCases;

/** {@code Task_OpenUrgingCases} of urging-run. */
@Component
class OpenUrgingCasesDelegate implements JavaDelegate {

    private final UrgingCases cases;

    OpenUrgingCasesDelegate(UrgingCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.MORE_CASES.set(execution, cases.openNext(UrgingRunProcess.runOf(execution)));
    }
}
