package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UnitUrgingProcess.Variables;
import vn.tongket.assignment.urging.UrgingCases;

/** Completion of {@code Task_ProposeCriticism} of unit-urging. */
@Component
class ProposeCriticismListener implements TaskListener {

    private final UrgingCases cases;

    ProposeCriticismListener(UrgingCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean proposed = Variables.CRITICISM_PROPOSED.find(task).orElse(false);
        cases.propose(UnitUrgingProcess.caseOf(task), proposed);
        Variables.CRITICISM_PROPOSED.set(task, proposed);
    }
}
