package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Consultations;

/** {@code Task_RemindSilentUnits} of conclusion. */
@Component
class RemindSilentUnitsDelegate implements JavaDelegate {

    private final Consultations consultations;

    RemindSilentUnitsDelegate(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        consultations.remind(ConclusionProcess.conclusionOf(execution));
    }
}
