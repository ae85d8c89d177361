package vn.tongket.conclusion.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.engine.ProcessVariable;

/** Start of {@code Task_Conclude} of review-cycle: the conclusion whose process is called next. */
@Component
class OpenConclusionListener implements ExecutionListener {

    /** A variable of the cycle, whose model passes it on as the key of the called process. */
    private static final ProcessVariable<String> CONCLUSION_ID = ProcessVariable.text("conclusionId");

    private final Conclusions conclusions;

    OpenConclusionListener(Conclusions conclusions) {
        this.conclusions = conclusions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        UUID conclusion = conclusions.open(UUID.fromString(execution.getProcessBusinessKey()));
        CONCLUSION_ID.set(execution, conclusion.toString());
    }
}
