package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Issuance;
import vn.tongket.conclusion.process.ConclusionProcess.Variables;

/** Completion of {@code Task_IssueConclusion} of conclusion. */
@Component
class IssueConclusionListener implements TaskListener {

    private final Issuance issuance;

    IssueConclusionListener(Issuance issuance) {
        this.issuance = issuance;
    }

    @Override
    public void notify(DelegateTask task) {
        Variables.DIRECTIVE_NEEDED.set(task, issuance.issue(ConclusionProcess.conclusionOf(task.getExecution())));
    }
}
