package vn.tongket.conclusion.process;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Consultations;
import vn.tongket.conclusion.process.ConclusionProcess.Variables;

/** {@code Task_RequestComments} of conclusion. */
@Component
class RequestCommentsDelegate implements JavaDelegate {

    private final Consultations consultations;

    RequestCommentsDelegate(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID conclusion = ConclusionProcess.conclusionOf(execution);
        consultations.request(conclusion);
        Variables.COMMENT_REMINDER_AT.set(execution, Date.from(consultations.reminderAt(conclusion)));
    }
}
