package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Consultations;

/** Completion of {@code Task_ResolveComments} of conclusion. */
@Component
class ResolveCommentsListener implements TaskListener {

    private final Consultations consultations;

    ResolveCommentsListener(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public void notify(DelegateTask task) {
        consultations.finish(ConclusionProcess.conclusionOf(task.getExecution()));
    }
}
