package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.urging.UrgingCases;

/** Completion of {@code Task_AnswerExplanation} of unit-urging. */
@Component
class AnswerExplanationListener implements TaskListener {

    private final UrgingCases cases;

    AnswerExplanationListener(UrgingCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        cases.answer(UnitUrgingProcess.caseOf(task));
    }
}
