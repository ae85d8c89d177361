package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Consultations;

/** {@code Task_RequestComments} of conclusion. */
@Component
class RequestCommentsDelegate implements JavaDelegate {

    private final Consultations consultations;

    RequestCommentsDelegate(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        consultations.request(ConclusionProcess.conclusionOf(execution));
    }
}
