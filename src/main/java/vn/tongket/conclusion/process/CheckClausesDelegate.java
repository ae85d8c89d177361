package vn.tongket.conclusion.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.process.ConclusionProcess.Variables;

/** {@code Task_CheckClauses} of conclusion. */
@Component
class CheckClausesDelegate implements JavaDelegate {

    private final Conclusions conclusions;

    CheckClausesDelegate(Conclusions conclusions) {
        this.conclusions = conclusions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.CLAUSES_SOUND.set(execution, conclusions.checkClauses(ConclusionProcess.conclusionOf(execution)));
    }
}
