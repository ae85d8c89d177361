package vn.tongket.conclusion.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.process.ConclusionProcess.Variables;

/** Start of {@code Task_Conclude} of review-cycle: the conclusion whose process is called next. */
@Component
class OpenConclusionListener implements ExecutionListener {

    private final Conclusions conclusions;

    OpenConclusionListener(Conclusions conclusions) {
        this.conclusions = conclusions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        UUID conclusion = conclusions.open(UUID.fromString(execution.getProcessBusinessKey()));
        Variables.CONCLUSION_ID.set(execution, conclusion.toString());
    }
}
