package vn.tongket.commendation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.Commendations;
import vn.tongket.engine.ProcessVariable;

/** Start of {@code Task_Commend} of review-cycle: the commendation whose process is called next. */
@Component
class OpenCommendationListener implements ExecutionListener {

    /** A variable of the cycle, whose model passes it on as the key of the called process. */
    private static final ProcessVariable<String> COMMENDATION_ID = ProcessVariable.text("commendationId");

    private final Commendations commendations;

    OpenCommendationListener(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        UUID commendation = commendations.open(UUID.fromString(execution.getProcessBusinessKey()));
        COMMENDATION_ID.set(execution, commendation.toString());
    }
}
