package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Issuance;

/** Completion of {@code Task_IssueDirective} of conclusion. */
@Component
class IssueDirectiveListener implements TaskListener {

    private final Issuance issuance;

    IssueDirectiveListener(Issuance issuance) {
        this.issuance = issuance;
    }

    @Override
    public void notify(DelegateTask task) {
        issuance.recordDirective(ConclusionProcess.conclusionOf(task.getExecution()));
    }
}
