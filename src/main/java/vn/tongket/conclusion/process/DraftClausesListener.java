package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.process.ConclusionProcess.Variables;

/** Completion of {@code Task_DraftClauses} of conclusion. */
@Component
class DraftClausesListener implements TaskListener {

    private final Conclusions conclusions;

    DraftClausesListener(Conclusions conclusions) {
        this.conclusions = conclusions;
    }

    @Override
    public void notify(DelegateTask task) {
        Variables.CONSULTATION_NEEDED.set(
                task, conclusions.finishDraft(ConclusionProcess.conclusionOf(task.getExecution())));
    }
}
