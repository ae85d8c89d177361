package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UnitUrgingProcess.Variables;
import vn.tongket.assignment.urging.UrgingCases;

/** Completion of {@code Task_DecideCriticism} of unit-urging. */
@Component
class DecideCriticismListener implements TaskListener {

    private final UrgingCases cases;

    DecideCriticismListener(UrgingCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        cases.decide(
                UnitUrgingProcess.caseOf(task), Variables.CRITICISED.find(task).orElse(false));
    }
}
