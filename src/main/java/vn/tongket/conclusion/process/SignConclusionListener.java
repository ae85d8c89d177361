package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Issuance;
import vn.tongket.conclusion.process.ConclusionProcess.Variables;

/** Completion of {@code Task_SignConclusion} of conclusion. */
@Component
class SignConclusionListener implements TaskListener {

    private final Issuance issuance;

    SignConclusionListener(Issuance issuance) {
        this.issuance = issuance;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean signed = Variables.APPROVED.find(task).orElse(false);
        issuance.decide(
                ConclusionProcess.conclusionOf(task.getExecution()),
                signed,
                Variables.REASON.find(task).orElse(null));
        Variables.CONCLUSION_SIGNED.set(task, signed);
    }
}
